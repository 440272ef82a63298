"""What a case knows about its evidence: the bytes, each time they were received, and the reports found in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Form(StrEnum):
    """In what form evidence was added: how its bytes are to be read again."""

    TEXT = "text"
    JSON_LINES = "jsonl"
    TABLE = "table"
    MAPPING = "mapping"
    PAGE = "page"
    PDF = "pdf"
    WORD = "docx"
    MAIL = "mail"
    MAILBOX = "mailbox"
    FEED = "feed"
    TELEGRAM = "telegram"
    WEB_ARCHIVE = "warc"
    REPORTS = "reports"
    PARQUET = "parquet"
    ARCHIVE = "archive"
    UNREAD = "unread"

    @property
    def media_type(self) -> str:
        """The media type of evidence of this form, where nothing more exact is known."""
        return _MEDIA_TYPES[self]

    def media_type_of(self, name: str) -> str:
        """The media type of evidence of this form and name."""
        return _BY_SUFFIX.get(Path(name).suffix.lower(), self.media_type) if self in _BY_NAME else self.media_type


_MEDIA_TYPES = {
    Form.TEXT: "text/plain",
    Form.JSON_LINES: "application/jsonl",
    Form.TABLE: "text/csv",
    Form.MAPPING: "application/toml",
    Form.PAGE: "text/html",
    Form.PDF: "application/pdf",
    Form.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.MAIL: "message/rfc822",
    Form.MAILBOX: "application/mbox",
    Form.FEED: "application/xml",
    Form.TELEGRAM: "application/json",
    Form.WEB_ARCHIVE: "application/warc",
    Form.REPORTS: "text/csv",
    Form.PARQUET: "application/vnd.apache.parquet",
    Form.ARCHIVE: "application/octet-stream",
    Form.UNREAD: "application/octet-stream",
}
_BY_NAME = frozenset({Form.UNREAD, Form.ARCHIVE, Form.FEED, Form.REPORTS, Form.WEB_ARCHIVE})
_BY_SUFFIX = {  # as IANA has them registered
    ".atom": "application/atom+xml",
    ".bz2": "application/x-bzip2",
    ".gz": "application/gzip",
    ".rss": "application/rss+xml",
    ".tar": "application/x-tar",
    ".tgz": "application/gzip",
    ".wacz": "application/wacz",
    ".tsv": "text/tab-separated-values",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xz": "application/x-xz",
    ".zip": "application/zip",
    ".3gp": "video/3gpp",
    ".aac": "audio/aac",
    ".avi": "video/vnd.avi",
    ".bmp": "image/bmp",
    ".flac": "audio/flac",
    ".gif": "image/gif",
    ".heic": "image/heic",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".m4a": "audio/mp4",
    ".m4v": "video/mp4",
    ".mkv": "video/matroska",
    ".mov": "video/quicktime",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".mpeg": "video/mpeg",
    ".mpg": "video/mpeg",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".ogv": "video/ogg",
    ".opus": "audio/ogg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".wav": "audio/vnd.wave",
    ".webm": "video/webm",
    ".webp": "image/webp",
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
class Addition:
    """Evidence on its way into the register, with the reports found in it and what was said about it.

    `entries` are taken one by one, and may ask the register on the way; the place in `evidence` is not counted yet.
    """

    evidence: Evidence
    entries: Iterable[Entry]
    said: Circumstances | None = None


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
