"""Sessions: who is signed in, for how long. Only hashes of the cookies are kept."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.accounts.database import PeopleFile
from tawthiq.accounts.moments import Clock, after, kept
from tawthiq.accounts.people import Person, person_of
from tawthiq.accounts.secret import hashed, new_secret

IDLE_HOURS, MOST_HOURS = 4, 16
"""How long a session lasts without a request, and at most."""

_SEEN_EVERY = datetime.timedelta(minutes=1)  # how exactly it is kept when a session was last used


@dataclass(frozen=True, slots=True)
class Session:
    """One sign-in of a person; `is_this` is the one that asks."""

    made_at: str
    seen_at: str
    is_this: bool


class Sessions:
    """The sessions of a file."""

    def __init__(self, file: PeopleFile, clock: Clock) -> None:
        """`clock` tells how old they are."""
        self._file, self._clock = file, clock

    def begin(self, person: int) -> str:
        """A new session's cookie."""
        secret, now = new_secret(), self._clock()
        values = (hashed(secret), person, kept(now), kept(now), after(now, hours=MOST_HOURS))
        with self._file.writing():
            self._file.rows("DELETE FROM session WHERE expires_at < ? OR seen_at < ?", kept(now), _idle(now))
            self._file.rows("INSERT INTO session VALUES (?, ?, ?, ?, ?)", *values)
        return secret

    def person(self, secret: str) -> Person | None:
        """Who has this cookie, if the session lasts still and they may sign in."""
        now, hash_ = self._clock(), hashed(secret)
        query = (
            "SELECT person.*, session.seen_at FROM session JOIN person ON person.id = session.person "
            "WHERE session.hash = ? AND session.expires_at >= ? AND session.seen_at >= ? AND NOT person.is_disabled"
        )
        row = self._file.row(query, hash_, kept(now), _idle(now))
        if row is None:
            return None
        if row["seen_at"] < kept(now - _SEEN_EVERY):
            self._file.rows("UPDATE session SET seen_at = ? WHERE hash = ?", kept(now), hash_)
        return person_of(row)

    def end(self, secret: str) -> None:
        """End one session."""
        self._file.rows("DELETE FROM session WHERE hash = ?", hashed(secret))

    def end_all(self, person: int, but: str | None = None) -> None:
        """End all sessions of a person, but the one with this cookie."""
        kept_one = hashed(but) if but else ""
        self._file.rows("DELETE FROM session WHERE person = ? AND hash <> ?", person, kept_one)

    def of(self, person: int, secret: str | None = None) -> Sequence[Session]:
        """The sessions of a person that last still, the last used first."""
        now, own = self._clock(), hashed(secret) if secret else ""
        query = "SELECT * FROM session WHERE person = ? AND expires_at >= ? AND seen_at >= ? ORDER BY seen_at DESC"
        rows = self._file.rows(query, person, kept(now), _idle(now))
        return [Session(row["made_at"], row["seen_at"], row["hash"] == own) for row in rows]


def _idle(now: datetime.datetime) -> str:
    return kept(now - datetime.timedelta(hours=IDLE_HOURS))
