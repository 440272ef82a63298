"""The rows of an archive of claims, one a report: its words, its claims by field, its line of `claims.jsonl`."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from tawthiq import wire
from tawthiq.documents import Skipped
from tawthiq.model import Report
from tawthiq.pipeline.runs.tally import Tally

UNKNOWN = "unknown"
"""The month of reports that state no day."""

ASIDE = "-"
"""Instead of a month, of rows that stand for no report: what was not read, and how many of what there were."""

_FIGURE = pa.struct(
    [
        pa.field("outcome", pa.string()),
        pa.field("who", pa.string()),
        pa.field("min", pa.int64()),
        pa.field("max", pa.int64()),
        pa.field("text", pa.string()),
    ]
)
_CLAIM_FIELDS = (
    ("id", pa.string()),
    ("type", pa.string()),
    ("stance", pa.string()),
    ("scope", pa.string()),
    ("text", pa.string()),
    ("speaker", pa.string()),
    ("speaker_id", pa.string()),
    ("belligerent", pa.string()),
    ("belligerent_id", pa.string()),
    ("attack_kind", pa.string()),
    ("place", pa.string()),
    ("place_id", pa.string()),
    ("lat", pa.float64()),
    ("lon", pa.float64()),
    ("precision", pa.int64()),
    ("start", pa.string()),
    ("end", pa.string()),
    ("casualties", pa.list_(_FIGURE)),
    ("strikes_min", pa.int64()),
    ("strikes_max", pa.int64()),
    ("json", pa.string()),
)
_COLUMNS = (
    ("doc_id", pa.string()),
    ("published", pa.date32()),
    ("language", pa.string()),
    ("title", pa.string()),
    ("outlet", pa.string()),
    ("url", pa.string()),
    ("text", pa.string()),
    ("claims", pa.list_(pa.struct([pa.field(name, type_) for name, type_ in _CLAIM_FIELDS]))),
    ("line", pa.string()),
)
SCHEMA = pa.schema(_COLUMNS)
"""The columns of a file. `text` is what all offsets refer to; `line` is the report's line of `claims.jsonl`."""

STAGED = pa.schema([("month", pa.string()), *_COLUMNS])
"""The same on their way, with the month, which is the name of a folder in the end."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one item: the values of its row, or the line that says why it was not read, or neither where the
    filter dropped it. `is_item` is false of empty lines.
    """

    row: dict[str, Any] | None = None
    rejected: str | None = None
    claims: int = 0
    is_item: bool = True


def result_of(report: Report) -> Result:
    """The row of a report."""
    document, value = report.document, wire.report_to_json(report)
    row = {
        "month": month_of(document.published),
        "doc_id": document.doc_id,
        "published": document.published,
        "language": document.language,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "text": document.text,
        "claims": [_claim(claim) for claim in value["claims"]],
        "line": wire.dumps(value),
    }
    return Result(row, claims=len(report.claims))


def rejection_of(skipped: Skipped, doc_id: str | None) -> Result:
    """The line that says where a report is that was not read, and why. Halves of characters in an id stay escaped."""
    line = {"where": skipped.where, "doc_id": doc_id, "reason": skipped.problem, "remedy": skipped.remedy}
    return Result(rejected=json.dumps(line, ensure_ascii=False).encode(errors="backslashreplace").decode())


def month_of(day: datetime.date | None) -> str:
    """The month under which a report is kept, such as `2018-11`."""
    return f"{day:%Y-%m}" if day else UNKNOWN


def pack(results: Sequence[Result]) -> pa.RecordBatch:
    """Rows as they go from process to process, with one at the end that counts them."""
    rows = [one.row for one in results if one.row]
    aside = [one.rejected for one in results if one.rejected]
    tally = Tally(sum(one.is_item for one in results), len(rows), sum(one.claims for one in results), len(aside))
    rows += [{"month": ASIDE, "line": line} for line in aside]
    rows.append({"month": ASIDE, "line": json.dumps(tally.to_json())})
    columns = [pa.array([row.get(field.name) for row in rows], field.type) for field in STAGED]
    return pa.RecordBatch.from_arrays(columns, schema=STAGED)


def take_aside(lines: Sequence[str]) -> tuple[list[str], Tally]:
    """What was not read, in order, and how many of what there were, of the lines of rows that stand for no report."""
    rejected, tally = [], Tally()
    for line in lines:
        value = json.loads(line)
        if "where" in value:
            rejected.append(line)
        else:
            tally += Tally.from_json(value)
    return rejected, tally


def _claim(value: wire.Json) -> dict[str, Any]:
    speaker, belligerent = value.get("speaker") or {}, value.get("belligerent") or {}
    place, time, strikes = value.get("place") or {}, value.get("time") or {}, value.get("strikes") or {}
    return {
        "id": value["id"],
        "type": value["type"],
        "stance": value["stance"],
        "scope": value["scope"],
        "text": value["text"],
        "speaker": speaker.get("name"),
        "speaker_id": speaker.get("id"),
        "belligerent": belligerent.get("name"),
        "belligerent_id": belligerent.get("id"),
        "attack_kind": value.get("attack_kind"),
        "place": place.get("name"),
        "place_id": place.get("id"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "precision": place.get("precision"),
        "start": time.get("start"),
        "end": time.get("end"),
        "casualties": value.get("casualties", []),
        "strikes_min": strikes.get("min"),
        "strikes_max": strikes.get("max"),
        "json": wire.dumps(value),
    }
