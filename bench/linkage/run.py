"""Links synthetic reports here and with Splink, each in a process of its own, and prints the figures beside the wanted.

usage: python bench/linkage/run.py [--records 10000 100000 1000000] [--seed 1] [--style reports|tables]
           [--trainings em labels pairs] [--training-records 50000] [--freeze NAME]

Needs the extra `scale`; without it Splink is skipped. The reports come from `generate.py`, those that Splink learns
from with another seed. Precision, recall and F1 are of pairs of claims in one cluster. Splink is given the training, of
three, and the threshold, of five, with which it did best on these very records.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import itertools
import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generate import TRAINING_SEED
from style import REPORTS, STYLES

HERE = Path(__file__).parent
TRAININGS = ("em", "labels", "pairs")
COLUMNS = ("system", "style", "records", "precision", "recall", "f1", "seconds", "assess_s", "peak_mb")
F1_LEAD, PRECISION = 0.08, 0.85  # wanted at 100,000 records; the precision at 1,000,000 as well
SECONDS, MEGABYTES = 600.0, 8192.0  # wanted for linking and assessing 1,000,000 claims
Row = dict[str, Any]


def command(script: str, *arguments: object) -> Any:
    """What a script of this folder prints, as JSON."""
    done = subprocess.run(
        [sys.executable, str(HERE / script), *map(str, arguments)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{script} {' '.join(map(str, arguments))} failed:\n{done.stderr}")
    return json.loads(done.stdout)


def ours(records: int, seed: int, style: str) -> Row:
    found = command("ours.py", records, "--seed", seed, "--style", style)
    return {**found, "system": "tawthiq", "style": style, "seconds": found["link_s"]}


def rivals(table: Path, learned: Path, models: Path, trainings: Sequence[str], style: str) -> Iterator[Row]:
    """Splink's rows: each training at each threshold."""
    for training in trainings:
        found = command(
            "splink_baseline.py", learned, table, "--training", training, "--model", models / f"{training}.json"
        )
        for threshold, figures in found["thresholds"].items():
            seconds = found["block_s"] + found["predict_s"] + figures["cluster_s"]
            system = f"splink {training} {threshold}"
            row = {"system": system, "style": style, "seconds": seconds, "peak_mb": found["peak_mb"]}
            yield {**row, "records": found["records"], **figures}


def table_of(records: int, seed: int, style: str, path: Path) -> Path:
    command("records.py", records, path, "--seed", seed, "--style", style)
    return path


def show(row: Row) -> None:
    assessed = f"{row['assess_s']:9.1f}" if "assess_s" in row else " " * 9
    scores = "".join(f"{row[name]:10.3f}" for name in ("precision", "recall", "f1"))
    print(
        f"{row['system']:22}{row['records']:>9}{scores}{row['seconds']:9.1f}{assessed}{row['peak_mb']:9.0f}", flush=True
    )


def wanted(rows: Sequence[Row]) -> Iterator[tuple[str, float, str, bool]]:
    """Each wanted figure that these rows can tell: its name, its value, what is wanted, whether it is reached."""
    for own in (row for row in rows if row["system"] == "tawthiq"):
        size = own["records"]
        others = [row["f1"] for row in rows if row["system"] != "tawthiq" and row["records"] == size]
        if others:
            lead = own["f1"] - max(others)
            yield f"F1 over Splink's best, {size}", lead, f"at least {F1_LEAD}", lead >= F1_LEAD
        yield f"precision, {size}", own["precision"], f"at least {PRECISION}", own["precision"] >= PRECISION
        if size >= 1_000_000:
            seconds = own["seconds"] + own["assess_s"]
            yield "seconds, linked and assessed", seconds, f"below {SECONDS:g}", seconds < SECONDS
            yield "peak memory, MB", own["peak_mb"], f"below {MEGABYTES:g}", own["peak_mb"] < MEGABYTES
    yield from _growth([row for row in rows if row["system"] == "tawthiq"])


def _growth(rows: Sequence[Row]) -> Iterator[tuple[str, float, str, bool]]:
    """How much faster time grows than n log n, from each size to the next, and the power of n that it grows by."""
    for small, large in itertools.pairwise(rows):
        times = [row["seconds"] + row["assess_s"] for row in (small, large)]
        sizes = [row["records"] for row in (small, large)]
        power = math.log(times[1] / times[0]) / math.log(sizes[1] / sizes[0])
        allowed = 1 + math.log(math.log(sizes[1]) / math.log(sizes[0])) / math.log(sizes[1] / sizes[0])
        yield f"time grows by n to the, {sizes[0]} to {sizes[1]}", power, f"at most {allowed:.2f}", power <= allowed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--records", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--style", choices=sorted(STYLES), default=REPORTS.name)
    parser.add_argument("--trainings", nargs="*", choices=TRAININGS, default=list(TRAININGS))
    parser.add_argument("--training-records", type=int, default=50_000)
    parser.add_argument("--freeze", metavar="NAME", help="write the rows to NAME-frozen.csv beside this script")
    asked = parser.parse_args()
    trainings = asked.trainings if all(map(importlib.util.find_spec, ("splink", "pyarrow"))) else []
    print(f"{'':22}{'records':>9}{'precision':>10}{'recall':>10}{'F1':>10}{'link s':>9}{'assess s':>9}{'MB':>9}")
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if trainings:
            learned = table_of(asked.training_records, TRAINING_SEED, asked.style, folder / "learn.parquet")
        else:
            print("Splink: skipped; it is not installed, or no training was asked for")
        for records in asked.records:
            rows.append(ours(records, asked.seed, asked.style))
            show(rows[-1])
            if trainings:
                table = table_of(records, asked.seed, asked.style, folder / "records.parquet")
                for row in rivals(table, learned, folder, trainings, asked.style):
                    rows.append(row)
                    show(row)
    for measure, value, target, reached in wanted(rows):
        print(f"{measure:44}{value:10.3f}  {target}: {'reached' if reached else 'NOT REACHED'}")
    if asked.freeze:
        freeze(rows, HERE / f"{asked.freeze}-frozen.csv")
    return 0


def freeze(rows: Sequence[Row], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({name: round(v, 4) if isinstance(v := row.get(name, ""), float) else v for name in COLUMNS})


if __name__ == "__main__":
    sys.exit(main())
