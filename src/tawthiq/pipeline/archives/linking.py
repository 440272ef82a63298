"""Claims of an archive to graded incidents, without a case."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from tawthiq import assessment, incidents, wire
from tawthiq.errors import InputError
from tawthiq.model import Incident, Report
from tawthiq.pipeline.archives.copying import Copies
from tawthiq.pipeline.archives.tables import files_in, rows_of

_COLUMNS = ("line", "text")


def read_claims(paths: Iterable[Path], stdin: BinaryIO) -> list[Report]:
    """The reports that `extract` wrote: lines of `claims.jsonl`, or Parquet with such a line and the text a row.

    Raises InputError with file and line for what is none, and for two reports of one id.
    """
    return reports_of(row for file in files_in(paths) for row in rows_of(file, _COLUMNS, stdin))


def reports_of(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> list[Report]:
    """The reports of some rows, each with where it stands. Raises InputError as `read_claims`."""
    found: dict[str, Report] = {}
    for where, row in rows:
        report = report_of(row, where)
        doc_id = report.document.doc_id
        if doc_id in found:
            raise InputError(where, f"doc_id {doc_id!r} stands twice", "leave one of the two out")
        found[doc_id] = report
    return list(found.values())


def link_archive(reports: Sequence[Report], rule_set: str, copies: Copies | None = None) -> Iterator[Incident]:
    """The incidents of reports, by start and id, each as it is graded.

    `copies` are those of the whole archive, with originals that gave no claims: whoever first carried the words is the
    origin, whether it told of harm in them or not. Without it they are sought among the reports.
    """
    reports, copy_of = with_originals(reports, copies)
    clusters = incidents.link(reports, copies=copy_of)
    yield from assessment.assess_each(clusters, reports, rule_set)


def with_originals(
    reports: Sequence[Report], copies: Copies | None
) -> tuple[Sequence[Report], Mapping[str, str] | None]:
    """The reports with those of their originals that are not among them, as reports without claims; and from each copy
    to its original.
    """
    if copies is None:
        return reports, None
    known = {report.document.doc_id for report in reports}
    copy_of = {copy: original for copy, original in copies.copy_of.items() if copy in known}
    wanted = sorted(set(copy_of.values()) - known)
    return [*reports, *(Report(copies.originals[doc_id], ()) for doc_id in wanted)], copy_of


def report_of(row: Mapping[str, Any], where: str) -> Report:
    """The report with claims in a row. Raises InputError for what is none."""
    try:
        if "line" not in row:
            return wire.report_from_json(row)
        value = json.loads(row["line"])
        return wire.report_from_json({**value, "source_text": row.get("text") or ""})
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(where, "is no report with claims", "make it by: tawthiq extract") from error


def incident_line(incident: Incident) -> bytes:
    """A line of `incidents.jsonl`."""
    return wire.dumps(wire.incident_to_json(incident)).encode() + b"\n"
