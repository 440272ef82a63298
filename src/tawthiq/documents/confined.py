"""Files whose readers run in a process of their own, as reports: composed and given their ids here."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import importlib.metadata
import os
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from tawthiq.documents.composition import Source, compose
from tawthiq.documents.confinement import read_confined
from tawthiq.documents.files import Kind, stem_of
from tawthiq.documents.findings import Fault, Finding, Found, Member
from tawthiq.documents.layout import Layout
from tawthiq.documents.metadata import Metadata
from tawthiq.documents.page_by_page import read_page_by_page
from tawthiq.documents.reading import Reading, Refused, Skipped, Unread
from tawthiq.errors import InputError

_READERS = {
    Kind.WEB_PAGE: "web_page",
    Kind.PDF: "pdf",
    Kind.WORD: "word",
    Kind.MAIL: "mail",
    Kind.MAILBOX: "mail",
    Kind.FEED: "feed",
    Kind.TELEGRAM: "telegram",
    Kind.WEB_ARCHIVE: "warc",
    Kind.TABLE: "table",
    Kind.PARQUET: "parquet",
}
"""Kind -> the module of `readers` that reads it."""

_PAGES = ("lxml", "trafilatura")
_LIBRARIES = {
    Kind.WEB_PAGE: _PAGES,
    Kind.PDF: ("pypdfium2",),
    Kind.WORD: ("defusedxml",),
    Kind.MAIL: ("lxml",),
    Kind.MAILBOX: ("lxml",),
    Kind.FEED: ("feedparser", "lxml"),
    Kind.TELEGRAM: ("ijson",),
    Kind.WEB_ARCHIVE: ("fastwarc", *_PAGES),
    Kind.TABLE: ("ijson", "openpyxl"),
    Kind.PARQUET: ("pyarrow",),
}
_LIBRARIES[Kind.ARCHIVE] = tuple(sorted({name for names in _LIBRARIES.values() for name in names}))
"""Kind -> the packages that decide what is read in such a file."""


@functools.cache
def library_versions(kind: Kind | None) -> tuple[str, ...]:
    """The packages on which the reading of such a file depends, with their versions here (`-`: not installed)."""
    return tuple(f"{name} {_version(name)}" for name in (_LIBRARIES.get(kind, ()) if kind else ()))


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "-"


def read_one(kind: Kind, path: Path, doc_id: str, metadata: Metadata, where: str) -> Reading | Skipped:
    """The report that a file is. What `metadata` states goes before what the file states."""
    found: Found | None = None
    fault: Fault | None = None
    for finding in read_confined(_READERS[kind], path):
        found = found or (finding if isinstance(finding, Found) else None)
        fault = fault or (finding if isinstance(finding, Fault) else None)
    if fault or not found:
        fault = fault or Fault(0, f"no report in this {kind}", "save its text as .txt")
        return skipped(dataclasses.replace(fault, number=0), where)
    try:
        with path.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        source = Source(where, encoding=found.encoding, sha256=sha256, left_out=found.left_out)
        return compose(doc_id, found.text, metadata.over(found.stated), source)
    except InputError as error:
        return Skipped.because(error)
    except OSError as error:
        return Skipped.unreadable(where, error)


def skipped(fault: Fault, name: str) -> Skipped:
    """What is said of an entry that gave no report."""
    where = place_of(fault, name) if fault.number else name
    type_ = Unread if fault.is_unread else Refused if fault.is_refused else Skipped
    return type_(where, fault.problem, fault.remedy)


def place_of(finding: Found | Fault | Member, name: str) -> str:
    """Where an entry of a file is, for people."""
    place = None if isinstance(finding, Member) else finding.place
    return f"{name}:{place or finding.number}"


def read_many(
    kind: Kind, path: Path, name: str, metadata: Metadata, seen: MutableMapping[str, str]
) -> Iterator[Reading | Skipped]:
    """The reports in a file of several. Where an entry does not state its outlet, day or language, `metadata` does.

    An entry without an id of its own takes the file's stem and its number. `seen` maps the ids that are taken to where
    they are, and grows.
    """
    yield from _entries(kind, path, name, metadata, _options(kind, name, metadata), seen)


def read_pages(path: Path, name: str, before: int = 0) -> Iterator[Reading | Skipped]:
    """What comes of the pages of an archive of the web, but for the first `before` of what came of them.

    Each page gives one reading, or the reason why not; one that was captured twice comes twice. Raises OSError at a
    fault of the disk or the network, which is no reason.
    """
    for finding in read_page_by_page(_READERS[Kind.WEB_ARCHIVE], path, before):
        if isinstance(finding, Fault):
            if finding.errno is not None:
                raise OSError(finding.errno, os.strerror(finding.errno), os.fspath(path))
            yield skipped(finding, name)
        elif isinstance(finding, Found):
            yield _composed(finding, name, Metadata(), {})


def read_laid_out(
    path: Path, name: str, layout: Layout, metadata: Metadata, seen: MutableMapping[str, str]
) -> Iterator[Reading | Skipped]:
    """The reports in a table (CSV, TSV, XLSX, or a list of objects in JSON) whose columns the user names."""
    options = {"ending": Path(name).suffix.lower(), "columns": dict(layout.columns), "days": list(layout.days)}
    yield from _entries(Kind.TABLE, path, name, metadata, options, seen)


def _entries(  # noqa: PLR0913, PLR0917  # what a file is, what it is called, what is known about it
    kind: Kind,
    path: Path,
    name: str,
    metadata: Metadata,
    options: Mapping[str, Any],
    seen: MutableMapping[str, str],
) -> Iterator[Reading | Skipped]:
    given = dataclasses.replace(metadata, title=None, url=None)
    for finding in _findings(kind, path, options):
        if isinstance(finding, Fault):
            yield skipped(finding, name)
        elif isinstance(finding, Found):
            yield _composed(finding, name, given, seen)


def _findings(kind: Kind, path: Path, options: Mapping[str, Any]) -> Iterator[Finding]:
    reader = _READERS[kind]
    return read_page_by_page(reader, path) if kind is Kind.WEB_ARCHIVE else read_confined(reader, path, options)


def _options(kind: Kind, name: str, metadata: Metadata) -> Mapping[str, Any]:
    """What a reader is told beside the file."""
    if kind is Kind.TELEGRAM:
        return {"address": metadata.url}
    if kind is Kind.TABLE:
        return {"ending": Path(name).suffix.lower()}
    return {"is_mailbox": True} if kind is Kind.MAILBOX else {}


def _composed(found: Found, name: str, given: Metadata, seen: MutableMapping[str, str]) -> Reading | Skipped:
    where = place_of(found, name)
    doc_id = found.doc_id or f"{stem_of(name)}:{found.number}"
    if doc_id in seen:
        return Skipped(where, f"doc_id {doc_id!r} is taken by {seen[doc_id]}", "it was read before: leave one out")
    try:
        source = Source(where, found.number, found.encoding, left_out=found.left_out)
        reading = compose(doc_id, found.text, found.stated.over(given), source)
    except InputError as error:
        return Skipped.because(error)
    seen[doc_id] = where
    return reading
