"""Synthetic claims of harm as flat rows, in the same fields that linkage sees, for engines that take tables.

usage: python bench/linkage/records.py RECORDS FILE.parquet [--seed 1] [--style reports|tables]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from generate import generate
from style import REPORTS, STYLES

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.blocking import keys_of
from tawthiq.incidents.facts import Fact, facts_of
from tawthiq.incidents.grouping import Group
from tawthiq.incidents.records import records_of
from tawthiq.incidents.windows import window_of
from tawthiq.model import Actor, Claim, Outcome, Population, Precision, Report
from tawthiq.model.identity import name_key

BATCH = 50_000
SCHEMA = pa.schema(
    [
        ("unique_id", pa.int64()),
        ("claim", pa.string()),
        ("incident", pa.int64()),  # the truth, for training and scoring only
        ("report", pa.string()),
        ("language", pa.string()),
        ("place_id", pa.string()),
        ("place_name", pa.string()),  # folded
        ("near", pa.string()),
        ("admin1", pa.string()),
        ("country", pa.string()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("is_area", pa.bool_()),  # coarser than a settlement, or no place
        ("first_day", pa.int32()),  # proleptic ordinals of the first and last possible day, tolerance included
        ("last_day", pa.int32()),
        ("stated", pa.int32()),  # the one day that the claim states, if it does
        ("party", pa.string()),  # the body: parent's entry, own entry, or the folded name
        ("party_side", pa.string()),
        ("attack_kind", pa.string()),
        ("killed", pa.int32()),  # of all or of civilians; the least where it is not exact
        ("injured", pa.int32()),
        ("killed_children", pa.int32()),
        ("speaker", pa.string()),
        ("outlet", pa.string()),
        ("own", pa.list_(pa.int64())),  # blocks in which the claim stands, and in which it looks for others
        ("probe", pa.list_(pa.int64())),
    ]
)
_WHOLE = (Population.PEOPLE, Population.CIVILIANS)


def rows(made: Iterable[tuple[Report, Mapping[str, int]]]) -> Iterator[dict[str, object]]:
    """One row for each claim of harm in one incident; what totals say is left out, as linkage leaves it out."""
    number = 0
    for report, truth in made:
        for fact in facts_of([report]):
            incident = truth.get(fact.claim.id)
            if incident is not None:
                row = _row(fact.claim, report)
                yield {"unique_id": number, "incident": incident, **row, **_blocks(fact)}
                number += 1


def write_table(made: Iterable[tuple[Report, Mapping[str, int]]], path: Path) -> None:
    """The rows as Parquet, a batch at a time."""
    batch: list[dict[str, object]] = []
    with pq.ParquetWriter(path, SCHEMA) as writer:
        for row in rows(made):
            batch.append(row)
            if len(batch) == BATCH:
                writer.write_table(pa.Table.from_pylist(batch, SCHEMA))
                batch.clear()
        writer.write_table(pa.Table.from_pylist(batch, SCHEMA))


def _row(claim: Claim, report: Report) -> dict[str, object]:
    place, window, days = claim.place, window_of(claim, report.document), claim.time
    one_day = days is not None and days.start == days.end and window is not None and window.stated
    whole = {outcome: _number(claim, outcome, _WHOLE) for outcome in (Outcome.KILLED, Outcome.INJURED)}
    return {
        "claim": claim.id,
        "report": claim.doc_id,
        "language": report.document.language,
        "place_id": place.id if place else None,
        "place_name": _folded(place.name) if place else None,
        "near": _folded(place.near) if place and place.near else None,
        "admin1": _folded(place.admin1) if place and place.admin1 else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "is_area": place is None or (place.precision or Precision.EXACT) > Precision.NEAR,
        "first_day": window.first.toordinal() - window.tolerance if window else None,
        "last_day": window.last.toordinal() + window.tolerance if window else None,
        "stated": window.first.toordinal() if window and one_day else None,
        "party": _body(claim.belligerent),
        "party_side": claim.belligerent.side if claim.belligerent else None,
        "attack_kind": claim.attack_kind,
        "killed": whole[Outcome.KILLED],
        "injured": whole[Outcome.INJURED],
        "killed_children": _number(claim, Outcome.KILLED, (Population.CHILDREN,)),
        "speaker": _body(claim.speaker),
        "outlet": report.document.outlet,
    }


def _blocks(fact: Fact) -> dict[str, object]:
    """The blocks in which the program itself compares a record that has this claim alone."""
    atlas = Atlas()
    (record,) = records_of([Group([fact])], {}, atlas)
    keys = keys_of(record, atlas)
    return {"own": keys.own, "probe": keys.probe}


def _number(claim: Claim, outcome: Outcome, whom: tuple[Population, ...]) -> int | None:
    counts = [c.count for c in claim.casualties if c.outcome is outcome and c.who in whom and not c.count.is_open]
    values = [count.minimum if count.minimum is not None else count.maximum for count in counts]
    return max((value for value in values if value is not None), default=None)


def _body(actor: Actor | None) -> str | None:
    return (actor.parent or actor.id or _folded(actor.name)) if actor else None


def _folded(name: str) -> str:
    return " ".join(name_key(name))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("records", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--style", choices=sorted(STYLES), default=REPORTS.name)
    asked = parser.parse_args()
    write_table(generate(asked.records, asked.seed, STYLES[asked.style]), asked.path)
    print(json.dumps({"path": str(asked.path)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
