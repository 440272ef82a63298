"""Files, folders and the standard input as one stream of reports."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from pathlib import Path
from typing import BinaryIO

from tawthiq.documents.files import Kind, display, find_files, kind_of
from tawthiq.documents.identify import identify
from tawthiq.documents.jsonl import read_jsonl
from tawthiq.documents.metadata import Metadata
from tawthiq.documents.plain_text import read_plain_text
from tawthiq.documents.reading import Reading, Skipped

STDIN = Path("-")


def read_inputs(paths: Iterable[Path], stdin: BinaryIO, metadata: Metadata) -> Iterator[Reading | Skipped]:
    """The reports in files, folders and `-` (JSON Lines from `stdin`), one at a time; ids are unique in one run.

    `metadata` is about the plain text files; JSON Lines carry their own.
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

    `seen` maps the ids that are taken to where they are, and grows. A plain text file takes its stem as its id, with
    the beginning of its hash where the stem is taken. `tell` tells the language of a report in JSON Lines.
    """
    if kind_of(name) is Kind.PLAIN_TEXT:
        yield _with_free_id(read_plain_text(path, Path(name).stem, metadata, name), seen)
        return
    try:
        with path.open("rb") as stream:
            yield from read_jsonl(stream, name, seen, tell)
    except OSError as error:
        yield Skipped(name, f"cannot be read: {error.strerror}", "check the file and its permissions")


def _with_free_id(reading: Reading | Skipped, seen: MutableMapping[str, str]) -> Reading | Skipped:
    if isinstance(reading, Skipped):
        return reading
    document = reading.document
    if document.doc_id in seen:
        document = dataclasses.replace(document, doc_id=f"{document.doc_id}-{(document.sha256 or '')[:8]}")
    if document.doc_id in seen:
        return Skipped(reading.where, f"the same text as {seen[document.doc_id]}", "leave one of them out")
    seen[document.doc_id] = reading.where
    return dataclasses.replace(reading, document=document)
