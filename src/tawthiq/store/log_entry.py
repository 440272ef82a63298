"""One entry of a case's log, and the hash that chains it to the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from tawthiq.store.canonical import canonical

BEFORE_THE_FIRST = "0" * 64
"""What the first entry has in place of the hash of the one before."""


class Action(StrEnum):
    """What was done to a case."""

    NEW = "new"
    MIGRATE = "migrate"
    CONFIGURE = "configure"
    ADD = "add"
    RECEIVE = "receive"
    BUILD = "build"
    JUDGE = "judge"
    EXPORT = "export"
    ERASE = "erase"
    TIMESTAMP = "timestamp"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """Who did what when: `seq` counts from 1, `what` is of the shape that docs/case.md gives for each `action`.

    `time` is in UTC to the second. `previous` is the hash of the entry before.
    """

    seq: int
    time: str | None
    who: str | None
    action: str
    what: Mapping[str, Any]
    previous: str

    def canonical(self) -> bytes:
        """The bytes whose SHA-256 is the entry's hash: canonical JSON of all six fields. Raises ValueError if odd."""
        fields = {
            "action": self.action,
            "previous": self.previous,
            "seq": self.seq,
            "time": self.time,
            "what": self.what,
            "who": self.who,
        }
        return canonical(fields).encode()

    @property
    def hash(self) -> str:
        """The SHA-256 of `canonical`, as 64 hexadecimal digits."""
        return hashlib.sha256(self.canonical()).hexdigest()


class Head(NamedTuple):
    """The number and the hash of the last entry; 0 and zeros where there is none."""

    seq: int
    hash: str


class Row(NamedTuple):
    """An entry as it stands in the database, which may have been tampered with."""

    seq: int
    time: str | None
    who: str | None
    action: str
    what: str
    previous: str
    hash: str

    def entry(self) -> LogEntry:
        """What it says. Raises ValueError where `what` is no canonical JSON."""
        what = json.loads(self.what)
        if canonical(what) != self.what:
            raise ValueError("its JSON is not in canonical form")
        return LogEntry(self.seq, self.time, self.who, self.action, what, self.previous)
