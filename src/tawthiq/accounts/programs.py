"""Keys by which a person's own programs use the API, with no more rights than the person has."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.accounts.database import PeopleFile
from tawthiq.accounts.moments import Clock, after, kept
from tawthiq.accounts.people import Person, person_of
from tawthiq.accounts.secret import hashed, new_secret
from tawthiq.errors import AccountError

PREFIX = "tawthiq_"
"""How a key begins, so that it is known for what it is where it was left lying about."""

MOST, DAYS = 20, 90
"""How many keys a person can have, and how long one works."""

_USED_EVERY = datetime.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class ProgramKey:
    """What is known of a key; the key itself is not kept."""

    id: int
    name: str
    made_at: str
    expires_at: str
    used_at: str | None


class ProgramKeys:
    """The keys of a file."""

    def __init__(self, file: PeopleFile, clock: Clock) -> None:
        """`clock` tells whether they work still."""
        self._file, self._clock = file, clock

    def make(self, person: int, name: str) -> str:
        """A new key, shown once. Raises AccountError without a name, or where a person has too many."""
        plain, now = " ".join(name.split())[:60], self._clock()
        if not plain:
            raise AccountError("key_unnamed")
        if len(self.of(person)) >= MOST:
            raise AccountError("keys_many")
        secret = PREFIX + new_secret()
        query = "INSERT INTO program_key (hash, person, name, made_at, expires_at) VALUES (?, ?, ?, ?, ?)"
        self._file.rows(query, hashed(secret), person, plain, kept(now), after(now, days=DAYS))
        return secret

    def person(self, key: str) -> Person | None:
        """Whose key it is, if it works and they may sign in."""
        now = self._clock()
        query = (
            "SELECT person.*, program_key.id AS key_id, program_key.used_at FROM program_key "
            "JOIN person ON person.id = program_key.person "
            "WHERE program_key.hash = ? AND program_key.expires_at >= ? AND NOT person.is_disabled"
        )
        row = self._file.row(query, hashed(key), kept(now))
        if row is None:
            return None
        if row["used_at"] is None or row["used_at"] < kept(now - _USED_EVERY):
            self._file.rows("UPDATE program_key SET used_at = ? WHERE id = ?", kept(now), row["key_id"])
        return person_of(row)

    def of(self, person: int) -> Sequence[ProgramKey]:
        """A person's keys that work still, by age."""
        query = "SELECT * FROM program_key WHERE person = ? AND expires_at >= ? ORDER BY id"
        rows = self._file.rows(query, person, kept(self._clock()))
        return [ProgramKey(row["id"], row["name"], row["made_at"], row["expires_at"], row["used_at"]) for row in rows]

    def revoke(self, person: int, id_: int) -> None:
        """The key works no more. Raises AccountError where it is not this person's."""
        if not self._file.rows("DELETE FROM program_key WHERE id = ? AND person = ? RETURNING id", id_, person):
            raise AccountError("no_key")
