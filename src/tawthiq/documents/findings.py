"""What a reader in a process of its own hands over, one at a time, as JSON."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tawthiq.documents.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Found:
    """A report as it stands in a file, unchecked: its words, and what the file states about it.

    `number` counts the entries of the file from 1; `place` is what people call that entry, where they call it
    otherwise. `doc_id` is the entry's own id, where it has one. `left_out` names parts of the entry that are not read.
    """

    number: int
    text: str
    stated: Metadata = field(default_factory=Metadata)
    doc_id: str | None = None
    encoding: str = "utf-8"
    place: str | None = None
    left_out: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The fields that say something."""
        stated = {name: value for name in _STATED if (value := getattr(self.stated, name))}
        if "published" in stated:
            stated["published"] = stated["published"].isoformat()
        return {
            "found": self.number,
            "text": self.text,
            "stated": stated,
            "doc_id": self.doc_id,
            "encoding": self.encoding,
            "place": self.place,
            "left_out": self.left_out,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Found:
        """The other way."""
        stated = dict(value["stated"])
        if "published" in stated:
            stated["published"] = datetime.date.fromisoformat(stated["published"])
        words = (value["doc_id"], value["encoding"], value["place"])
        return cls(value["found"], value["text"], Metadata(**stated), *words, tuple(value["left_out"]))


@dataclass(frozen=True, slots=True)
class Fault:
    """An entry that gives no report, and why; `number` 0 is the file as a whole.

    `errno` is the system's number of a fault of the disk or the network, which says nothing of the file.
    """

    number: int
    problem: str
    remedy: str = ""
    place: str | None = None
    is_unread: bool = False
    is_refused: bool = False
    errno: int | None = None

    def to_json(self) -> dict[str, Any]:
        """All fields."""
        return {
            "fault": self.number,
            "problem": self.problem,
            "remedy": self.remedy,
            "place": self.place,
            "is_unread": self.is_unread,
            "is_refused": self.is_refused,
            "errno": self.errno,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Fault:
        """The other way."""
        names = ("problem", "remedy", "place", "is_unread", "is_refused", "errno")
        return cls(value["fault"], *(value[name] for name in names))


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name there, and the unpacked copy, which goes when the next one is asked for."""

    number: int
    name: str
    copy: str

    def to_json(self) -> dict[str, Any]:
        """All fields."""
        return {"member": self.number, "name": self.name, "copy": self.copy}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Member:
        """The other way."""
        return cls(value["member"], value["name"], value["copy"])


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign of life, which gives the reader its time anew: it goes about entry `number`, or with 0 about no entry.

    Should it not come back from there, this says which entry is lost; `address` is the one of a web page.
    """

    number: int = 0
    place: str | None = None
    address: str = ""

    def to_json(self) -> dict[str, Any]:
        """All fields."""
        return {"begun": self.number, "place": self.place, "address": self.address}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Begun:
        """The other way."""
        return cls(value["begun"], value["place"], value["address"])


Finding = Found | Fault | Member | Begun

_STATED = ("title", "published", "language", "outlet", "url")
_TYPES: Mapping[str, type[Finding]] = {"found": Found, "fault": Fault, "member": Member, "begun": Begun}


def from_json(value: Mapping[str, Any]) -> Finding:
    """The finding that an object is the JSON of. Raises KeyError, TypeError or ValueError for any other."""
    type_ = next(_TYPES[name] for name in value if name in _TYPES)
    return type_.from_json(value)


def words_of(error: Exception) -> str:
    """What a library raised at what it could not read, in one line of at most 200 characters."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]
