"""Files, folders and the standard input as one stream of reports."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from pathlib import Path
from typing import BinaryIO

from tawthiq.documents.archives import ArchiveReader
from tawthiq.documents.confined import read_many, read_one
from tawthiq.documents.files import Kind, display, find_files, kind_of, stem_of, unknown
from tawthiq.documents.identify import identify
from tawthiq.documents.jsonl import read_jsonl
from tawthiq.documents.metadata import Metadata
from tawthiq.documents.plain_text import read_plain_text
from tawthiq.documents.reading import Reading, Skipped, Unread
from tawthiq.model import Document

STDIN = Path("-")


def read_inputs(paths: Iterable[Path], stdin: BinaryIO, metadata: Metadata) -> Iterator[Reading | Skipped]:
    """The reports in files, folders and `-` (JSON Lines from `stdin`), one at a time; ids are unique in one run.

    `metadata` is about files that are one report each; of other files it says what an entry does not, but JSON Lines
    carry their own.
    """
    seen: dict[str, str] = {}
    for path in paths:
        if path == STDIN:
            yield from read_jsonl(stdin, "-", seen)
            continue
        for found in find_files([path]):
            yield from [found] if isinstance(found, Skipped) else read_file(found, display(found), metadata, seen)


def read_file(
    path: Path,
    name: str,
    metadata: Metadata,
    seen: MutableMapping[str, str],
    tell: Callable[[str], str] = identify,
) -> Iterator[Reading | Skipped]:
    """The reports in the bytes at `path`, read as the kind of file that `name` promises.

    `seen` maps the ids that are taken to where they are, and grows. A file that is one report takes its stem as its
    id, with the beginning of its hash where the stem is taken. `tell` tells the language of a report in JSON Lines.
    """
    kind = kind_of(name)
    if kind is Kind.UNREAD:
        yield Unread(name, f"a {kind}, which is not read", "")
    elif kind is None:
        yield unknown(name)
    elif kind.is_one_report:
        yield _with_free_id(read_report(kind, path, stem_of(name), metadata, name), seen)
    elif kind is Kind.ARCHIVE:
        reader = ArchiveReader(lambda copy, member: read_file(copy, member, metadata, seen, tell))
        yield from reader.reports(path, name)
    elif kind is Kind.JSON_LINES:
        yield from _read_lines(path, name, seen, tell)
    else:
        yield from read_many(kind, path, name, metadata, seen)


def read_report(kind: Kind, path: Path, doc_id: str, metadata: Metadata, where: str) -> Reading | Skipped:
    """The report that a file of a kind `is_one_report` holds."""
    read = read_plain_text if kind is Kind.PLAIN_TEXT else functools.partial(read_one, kind)
    return read(path, doc_id, metadata, where)


def hashed_id(document: Document) -> str:
    """The id that a report gets where its own is taken: with the beginning of its hash."""
    return f"{document.doc_id}-{(document.sha256 or '')[:8]}"


def _read_lines(
    path: Path, name: str, seen: MutableMapping[str, str], tell: Callable[[str], str]
) -> Iterator[Reading | Skipped]:
    try:
        with path.open("rb") as stream:
            yield from read_jsonl(stream, name, seen, tell)
    except OSError as error:
        yield Skipped.unreadable(name, error)


def _with_free_id(reading: Reading | Skipped, seen: MutableMapping[str, str]) -> Reading | Skipped:
    if isinstance(reading, Skipped):
        return reading
    document = reading.document
    if document.doc_id in seen:
        document = dataclasses.replace(document, doc_id=hashed_id(document))
    if document.doc_id in seen:
        return Skipped(reading.where, f"the same text as {seen[document.doc_id]}", "leave one of them out")
    seen[document.doc_id] = reading.where
    return dataclasses.replace(reading, document=document)
