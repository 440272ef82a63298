"""The registered reports of a case, from the archived bytes, in the order received."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Sequence

from tawthiq.documents import Metadata, Reading, Skipped, read_jsonl, read_plain_text
from tawthiq.errors import CaseError
from tawthiq.store import Case, Entry, Evidence, Form


def readings_of(case: Case, evidence: Evidence, entries: Sequence[Entry]) -> Iterator[Reading | Skipped]:
    """The reports in one piece of evidence by line, and what stands there but could not be read or registered.

    `entries` are the reports that the register has for it. The bytes are taken as they are: see `Case.is_intact`.
    """
    if evidence.form is Form.JSON_LINES:
        yield from _from_lines(case, evidence, entries)
        return
    for entry in entries:
        path = case.bytes_of(evidence.sha256)
        yield read_plain_text(path, entry.doc_id, _metadata(entry), evidence.name)


def spoilt(evidence: Evidence) -> Skipped:
    """What is said of evidence whose bytes are gone or changed."""
    name = f"{evidence.name} (archive/{evidence.sha256})"
    return Skipped(name, "missing or changed in the archive", "put the bytes back as they were received")


def _from_lines(case: Case, evidence: Evidence, entries: Sequence[Entry]) -> Iterator[Reading | Skipped]:
    by_line = {entry.line: entry for entry in entries}
    with case.bytes_of(evidence.sha256).open("rb") as stream:
        for item in read_jsonl(stream, evidence.name):
            if isinstance(item, Skipped):
                yield item
            elif item.line in by_line:
                document = dataclasses.replace(item.document, sha256=evidence.sha256)
                yield dataclasses.replace(item, document=document)
            else:
                problem = f"doc_id {item.document.doc_id!r} was taken when this file was added"
                yield Skipped(item.where, problem, "give every report an id of its own and add it again")


def _metadata(entry: Entry) -> Metadata:
    try:
        day = datetime.date.fromisoformat(entry.published) if entry.published else None
    except ValueError as error:
        raise CaseError(f"case.db: report {entry.doc_id!r}: {error}") from error
    return Metadata(entry.title, day, entry.language, entry.outlet, entry.url)
