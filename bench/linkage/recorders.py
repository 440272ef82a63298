"""Links two recorders' tables of one month, and says how often the right partner is the one preferred.

usage: python bench/linkage/recorders.py [--folder ../shared/link]

The tables are taken in as `tawthiq add --as` does, into a case in a temporary folder, and built. Of each pair of rows
that UCDP cites: is the Airwars row that weighs most for the UCDP row the one cited, and does either row end in an
incident with a wrong partner. Twice: by the codes as UCDP cites them, and by the rows that they mean
(`renumbered.tsv` says why).
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tawthiq import wire
from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.linking import report_records
from tawthiq.incidents.matching import match
from tawthiq.incidents.weights import load_model
from tawthiq.pipeline import add_tables, build_case, new_case

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "link"
RIGHT, WRONG = 40, 3  # wanted: right partners preferred, of 47; cited rows in an incident with a wrong one
Pairs = Mapping[str, str]  # UCDP's row to Airwars', by document id


def cited_pairs(folder: Path) -> tuple[Pairs, Pairs]:
    """The pairs as cited, and as meant."""
    with (folder / "pairs.csv").open(encoding="utf-8") as stream:
        cited = {row["ucdp_id"]: row["airwars_code"] for row in csv.DictReader(stream)}
    with (HERE / "renumbered.tsv").open(encoding="utf-8") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        meant = {row["ucdp_id"]: row["meant"] for row in csv.DictReader(lines, delimiter="\t")}
    both = [{f"ucdp:{u}": f"airwars:{code}" for u, code in pairs.items()} for pairs in (cited, {**cited, **meant})]
    return both[0], both[1]


def build(folder: Path, case: Path) -> tuple[list[wire.Json], list[list[str]]]:
    """The reports of a case of both tables, and the reports of each of its incidents."""
    new_case(case, "Two recorders")
    for recorder in ("ucdp", "airwars"):
        result = add_tables(case, [folder / f"{recorder}.csv"], recorder, lambda _done, _total: None)
        print(f"{recorder}: {len(result.added)} rows taken in, {len(result.skipped)} skipped")
    build_case(case, lambda _done, _total: None)
    reports = [json.loads(line) for line in (case / "output" / "claims.jsonl").open(encoding="utf-8")]
    incidents = [json.loads(line)["reports"] for line in (case / "output" / "incidents.jsonl").open(encoding="utf-8")]
    return reports, incidents


def preferred(reports: Sequence[wire.Json]) -> dict[str, list[str]]:
    """For each UCDP row the Airwars rows that were compared with it, by match weight."""
    atlas = Atlas()
    records = report_records([wire.report_from_json(report) for report in reports], {}, atlas)
    rows = [record.group.facts[0].claim.doc_id for record in records]
    found: dict[str, list[tuple[int, str]]] = {}
    for first, second, weight in match(records, atlas, load_model()):
        pair = sorted((rows[first], rows[second]))
        if pair[0].startswith("airwars:") and pair[1].startswith("ucdp:"):
            found.setdefault(pair[1], []).append((-weight, pair[0]))
    return {row: [other for _, other in sorted(others)] for row, others in found.items()}


def judge(pairs: Pairs, best: Mapping[str, Sequence[str]], incidents: Sequence[Sequence[str]]) -> dict[str, int]:
    incident_of = {row: set(rows) for rows in incidents for row in rows}
    partners = {**pairs, **{airwars: ucdp for ucdp, airwars in pairs.items()}}
    wrong = [row for row, partner in partners.items() if incident_of.get(row, set()) - {row, partner}]
    together = [row for row in pairs if pairs[row] in incident_of.get(row, set())]
    right = [row for row in pairs if best.get(row, [None])[0] == pairs[row]]
    return {"pairs": len(pairs), "preferred": len(right), "in one incident": len(together), "wrong": len(wrong)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--folder", type=Path, default=SHARED, help="ucdp.csv, airwars.csv and pairs.csv")
    folder = parser.parse_args().folder
    if not (folder / "pairs.csv").exists():
        print(f"skipped: {folder} is not here")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        reports, incidents = build(folder, Path(temporary) / "case")
    best = preferred(reports)
    for name, pairs in zip(("as cited", "as meant"), cited_pairs(folder), strict=True):
        found = judge(pairs, best, incidents)
        print(f"{name}: " + ", ".join(f"{count} {what}" for what, count in found.items()))
    print(f"wanted: at least {RIGHT} preferred, at most {WRONG} wrong")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
