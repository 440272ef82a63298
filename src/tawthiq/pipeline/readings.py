"""The registered reports of a case, from the archived bytes, in the order received."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Mapping, Sequence

from tawthiq.documents import (
    Kind,
    Metadata,
    Reading,
    Skipped,
    Unread,
    hashed_id,
    read_file,
    read_jsonl,
    read_laid_out,
    read_layout,
    read_report,
)
from tawthiq.errors import CaseError
from tawthiq.pipeline.forms import KINDS
from tawthiq.store import Case, Entry, Evidence


def readings_of(case: Case, evidence: Evidence, entries: Sequence[Entry]) -> Iterator[Reading | Skipped]:
    """The reports in one piece of evidence by line, and what stands there but could not be read or registered.

    `entries` are the reports that the register has for it. The bytes are taken as they are: see `Case.is_intact`.
    """
    kind = KINDS[evidence.form]
    if kind is Kind.JSON_LINES:
        yield from _from_lines(case, evidence, entries)
    elif kind.is_one_report:
        for entry in entries:
            path = case.bytes_of(evidence.sha256)
            yield read_report(kind, path, entry.doc_id, _metadata(entry), evidence.name)
    elif entries:
        yield from _from_entries(case, evidence, {entry.doc_id: entry for entry in entries})


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
                yield _taken(item)


def _from_entries(case: Case, evidence: Evidence, entries: Mapping[str, Entry]) -> Iterator[Reading | Skipped]:
    """The registered reports in a file of several, found by their ids, with what was stated when they came in."""
    path, name = case.bytes_of(evidence.sha256), evidence.name
    items = read_file(path, name, Metadata(), {})
    if evidence.mapping:
        text = case.bytes_of(evidence.mapping).read_text(encoding="utf-8")
        items = read_laid_out(path, name, read_layout(text, evidence.mapping), Metadata(), {})
    for item in items:
        if isinstance(item, Reading):
            own, hashed = item.document.doc_id, hashed_id(item.document)
            entry = entries.get(own) or entries.get(hashed)
            yield _registered(item, entry, evidence) if entry else _taken(item)
        elif not isinstance(item, Unread):
            yield item


def _registered(item: Reading, entry: Entry, evidence: Evidence) -> Reading:
    stated = dataclasses.replace(_metadata(entry).over(item.stated), title=item.stated.title)
    document = dataclasses.replace(
        item.document,
        doc_id=entry.doc_id,
        published=stated.published,
        language=stated.language or item.document.language,
        outlet=stated.outlet,
        url=stated.url,
        sha256=evidence.sha256,
    )
    return dataclasses.replace(item, document=document, stated=stated)


def _taken(item: Reading) -> Skipped:
    problem = f"doc_id {item.document.doc_id!r} was taken when this file was added"
    return Skipped(item.where, problem, "give every report an id of its own and add it again")


def _metadata(entry: Entry) -> Metadata:
    try:
        day = datetime.date.fromisoformat(entry.published) if entry.published else None
    except ValueError as error:
        raise CaseError(f"the register: report {entry.doc_id!r}: {error}") from error
    return Metadata(entry.title, day, entry.language, entry.outlet, entry.url)
