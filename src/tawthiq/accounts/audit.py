"""What was done with accounts: signing in, failing to, links, roles. It is only ever added to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tawthiq.accounts.database import PeopleFile
from tawthiq.accounts.moments import Clock, kept


class Deed(StrEnum):
    """What can be done."""

    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    SIGNED_OUT_EVERYWHERE = "signed_out_everywhere"
    WRONG_PASSWORD = "wrong_password"
    UNKNOWN_NAME = "unknown_name"
    DISABLED_NAME = "disabled_name"
    LIMITED = "limited"
    LINK_MADE = "link_made"
    LINK_REFUSED = "link_refused"
    PASSWORD_SET = "password_set"
    PERSON_ADDED = "person_added"
    ROLE_CHANGED = "role_changed"
    DISABLED = "disabled"
    ENABLED = "enabled"
    KEY_MADE = "key_made"
    KEY_REVOKED = "key_revoked"
    KEY_REFUSED = "key_refused"
    ASSIGNED = "assigned"
    UNASSIGNED = "unassigned"


@dataclass(frozen=True, slots=True)
class Done:
    """One line: when, what, who did it, whom it was done to (or the name that was tried), and from which address."""

    number: int
    time: str
    deed: Deed
    who: str | None
    about: str | None
    address: str | None


class Audit:
    """The lines of a file."""

    def __init__(self, file: PeopleFile, clock: Clock) -> None:
        """`clock` tells when things are done."""
        self._file, self._clock = file, clock

    def note(self, deed: Deed, *, who: str | None = None, about: str | None = None, address: str | None = None) -> None:
        """Add a line. Names that were only tried are cut, for anybody can send anything."""
        line = (kept(self._clock()), deed.value, who, about[:100] if about else about, address)
        self._file.rows("INSERT INTO audit (time, deed, who, about, address) VALUES (?, ?, ?, ?, ?)", *line)

    def lines(self, limit: int, before: int | None = None) -> list[Done]:
        """The last lines, the newest first; with `before`, those with lower numbers."""
        bound = before if before is not None else 1 << 62
        found = self._file.rows("SELECT * FROM audit WHERE number < ? ORDER BY number DESC LIMIT ?", bound, limit)
        return [
            Done(one["number"], one["time"], Deed(one["deed"]), one["who"], one["about"], one["address"])
            for one in found
        ]
