"""What a case knows about its evidence: the bytes, each time they were received, and the reports found in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """In what form evidence was added: how its bytes are to be read again."""

    TEXT = "text"
    JSON_LINES = "jsonl"
    TABLE = "table"
    MAPPING = "mapping"

    @property
    def media_type(self) -> str:
        """The media type of evidence of this form, where nothing more exact is known."""
        return _MEDIA_TYPES[self]


_MEDIA_TYPES = {
    Form.TEXT: "text/plain",
    Form.JSON_LINES: "application/jsonl",
    Form.TABLE: "text/csv",
    Form.MAPPING: "application/toml",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file as received: its order, its hash, its path as first given, its size, its form, its media type.

    `mapping` says how the columns of a table are read: the name of a mapping that comes with the program, or the hash
    of one that is evidence itself (of the form `mapping`, which holds no reports).
    """

    received: int
    sha256: str
    name: str
    bytes: int
    form: Form = Form.TEXT
    mapping: str | None = None
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A report in the register: where its words are and what the user said about it.

    `line` is of JSON Lines and of tables, where it is the one on which a row begins.
    """

    doc_id: str
    sha256: str
    line: int | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    outlet: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the one who adds a file says about it: from whom or where they have it, and where it was published."""

    source: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """One time that bytes were received: the same bytes twice are one piece of evidence received twice.

    `received_at` and `received_by` are `None` where they were not stated, as in cases of the first versions.
    """

    number: int
    sha256: str
    name: str
    circumstances: Circumstances
    received_at: str | None
    received_by: str | None
