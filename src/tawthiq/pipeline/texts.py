"""The text of a report of a case, read anew from its evidence, and the bytes that its words stand in."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawthiq.documents import ByteRange, Skipped, origins_in_line, origins_in_plain_text
from tawthiq.errors import CaseError, InvariantError
from tawthiq.model import Document, Span
from tawthiq.pipeline.fingerprints import text_print
from tawthiq.pipeline.readings import readings_of, spoilt
from tawthiq.pipeline.tables import TableReader, lost_mapping
from tawthiq.store import Case, Entry, Evidence, Form


@dataclass(frozen=True, slots=True)
class CaseText:
    """A report's text: derived from `evidence` by the `reader` of this version, and the same for the same reader.

    `line` is that of JSON Lines, or on which a table's row begins. `words` are those of the span that was asked for,
    all of them if none was, and `ranges` are the bytes of the evidence that they were read from: none of a table, whose
    cells are put together, and none of a title that was given beside a file.
    """

    document: Document
    evidence: Evidence
    line: int | None
    reader: str
    words: str
    ranges: tuple[ByteRange, ...]


def text_of(folder: Path, doc_id: str, span: tuple[int, int] | None = None) -> CaseText:
    """The text of a report, and of a span in it. Raises CaseError where there is none, or its evidence was changed."""
    with Case.open(folder, read_only=True) as case:
        entry = case.entry(doc_id)
        if entry is None:
            raise CaseError(f"{folder}: no report {doc_id!r}; `tawthiq log {folder}` shows what was added")
        evidence = next(one for one in case.evidence() if one.sha256 == entry.sha256)
        document = _document(case, evidence, entry)
        try:
            asked = Span(*span) if span else Span(0, len(document.text))
        except InvariantError as error:
            raise CaseError(f"{doc_id}: {error}; give its start, and its end, which is not included") from error
        if asked.end > len(document.text):
            raise CaseError(f"{doc_id}: the text has {len(document.text)} characters; the span ends at {asked.end}")
        ranges = _ranges(case, evidence, entry, document, asked)
    return CaseText(document, evidence, entry.line, text_print(), document.quote(asked), ranges)


def text_to_json(found: CaseText) -> dict[str, Any]:
    """A text for programs, with hashes of all that it comes from."""
    document, evidence = found.document, found.evidence
    return {
        "doc_id": document.doc_id,
        "text": document.text,
        "text_sha256": hashlib.sha256(document.text.encode()).hexdigest(),
        "reader": found.reader,
        "evidence": {"sha256": evidence.sha256, "name": evidence.name, "line": found.line},
        "words": found.words,
        "bytes": [[one.start, one.end] for one in found.ranges],
    }


def _document(case: Case, evidence: Evidence, entry: Entry) -> Document:
    fault = lost_mapping(case, evidence) if case.is_intact(evidence.sha256) else spoilt(evidence)
    if fault:
        raise CaseError(str(fault))
    found = TableReader(case, ()).read(evidence, [entry]) if evidence.form is Form.TABLE else None
    for item in found or readings_of(case, evidence, [entry]):
        document = item.document if not isinstance(item, Skipped) else None
        if document is not None and document.doc_id == entry.doc_id:
            return document
    raise CaseError(f"{evidence.name}: report {entry.doc_id!r} cannot be read any more; see: tawthiq build")


def _ranges(case: Case, evidence: Evidence, entry: Entry, document: Document, span: Span) -> tuple[ByteRange, ...]:
    path = case.bytes_of(evidence.sha256)
    if evidence.form is Form.TEXT:
        return origins_in_plain_text(path.read_bytes(), document, span)
    if evidence.form is not Form.JSON_LINES or entry.line is None:
        return ()
    with path.open("rb") as stream:
        before = sum(len(line) for line in itertools.islice(stream, entry.line - 1))
        line = next(stream).rstrip(b"\r\n")
    return tuple(ByteRange(before + one.start, before + one.end) for one in origins_in_line(line, document, span))
