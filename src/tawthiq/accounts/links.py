"""Links that work once: for the first admin, for who is invited, for who lost a password."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.accounts.database import PeopleFile
from tawthiq.accounts.moments import Clock, after, kept
from tawthiq.accounts.role import Role
from tawthiq.accounts.secret import hashed, new_secret
from tawthiq.errors import AccountError

HOURS = 72
"""How long a link works."""


@dataclass(frozen=True, slots=True)
class Link:
    """Whose password a link sets; for the first admin, who has no name yet, the role that they get."""

    person: int | None
    role: Role | None


class Links:
    """The links that work still. Only hashes of them are kept."""

    def __init__(self, file: PeopleFile, clock: Clock) -> None:
        """The links in this file."""
        self._file, self._clock = file, clock

    def make(self, person: int | None = None, role: Role | None = None) -> str:
        """A new link's secret; a person's earlier links, or earlier ones for a first admin, work no more."""
        secret, until = new_secret(), after(self._clock(), hours=HOURS)
        with self._file.writing():
            self._file.rows("DELETE FROM link WHERE person IS ? OR expires_at < ?", person, kept(self._clock()))
            values = (hashed(secret), person, role.value if role else None, until)
            self._file.rows("INSERT INTO link VALUES (?, ?, ?, ?)", *values)
        return secret

    def find(self, secret: str) -> Link:
        """What a link is for. Raises AccountError where it does not work, or no more."""
        query = "SELECT * FROM link WHERE hash = ? AND expires_at >= ?"
        row = self._file.row(query, hashed(secret), kept(self._clock()))
        if row is None:
            raise AccountError("link_gone")
        return Link(row["person"], Role(row["role"]) if row["role"] else None)

    def use(self, secret: str) -> None:
        """The link works no more."""
        self._file.rows("DELETE FROM link WHERE hash = ?", hashed(secret))
