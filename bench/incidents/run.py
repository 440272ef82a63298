"""How well are incidents made of reports that people filed and coded? Builds a case of them and prints the figures.

usage: python bench/incidents/run.py [SHARED]

SHARED/incidents holds the reports, the coding and the script that scores a case against it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Json = dict[str, Any]
GRADES = ("confirmed", "fair", "weak", "contested", "discounted")
RECOVERED = 0.5  # F1 over the sets of reports, as the score has it


def run(*command: str) -> str:
    """What a command prints; it ends this one where it fails, except for skipped inputs (3)."""
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr.strip())
    if done.returncode not in (0, 3):
        sys.exit(done.returncode)
    return done.stdout


def build(reports: Path, case: Path) -> Path:
    """The incidents of a case made of the reports."""
    start = time.perf_counter()
    for command in (["new", str(case)], ["add", str(case), str(reports)], ["build", str(case)]):
        run("-m", "tawthiq", *command)
    print(f"built in {time.perf_counter() - start:.1f} s")
    return case / "output" / "incidents.jsonl"


def read_targets() -> dict[str, float]:
    lines = Path(__file__).with_name("targets.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {measure: float(value) for measure, value in rows[1:]}


def figures(printed: str) -> Iterator[tuple[str, float]]:
    """The measures that the score prints, with their shares."""
    recovery = re.search(r"recovery ([0-9.]+)", printed)
    if recovery:
        yield "recovery", float(recovery[1])
    yield from ((name, float(value)) for name, value in re.findall(r"^  (\w+) +([0-9.]+) \d+$", printed, re.MULTILINE))


def show(measure: str, value: float, targets: Mapping[str, float]) -> None:
    target = targets.get(measure)
    verdict = (
        "-" if target is None else f"target at least {target:g}: {'reached' if value >= target else 'NOT REACHED'}"
    )
    print(f"  {measure:12}{value:>7.3f}  {verdict}")


def match(coded: Json, found: list[Json]) -> Json | None:
    """The incident that shares the most reports with a coded one, if it is recovered."""
    want = set(coded["reports"])
    scored = [(2 * len(want & set(one["reports"])) / (len(want) + len(one["reports"])), one) for one in found]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, {}))
    return best[1] if best[0] >= RECOVERED else None


def confusion(coding: Mapping[str, Json], found: list[Json]) -> None:
    """Coded grades down, ours across, over the recovered incidents."""
    pairs = [(coded, one) for coded in coding.values() if (one := match(coded, found))]
    counts = Counter((str(coded["grade"]).lower(), one["grade"]) for coded, one in pairs)
    print(f"grades of {len(pairs)} recovered incidents: coded down, ours across")
    print("  " + " " * 12 + "".join(f"{grade:>12}" for grade in GRADES))
    for coded in GRADES:
        print(f"  {coded:12}" + "".join(f"{counts[coded, ours]:>12}" for ours in GRADES))
    rules = Counter(one["grade_rule"] for _, one in pairs)
    print("rules: " + ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items())))


def main() -> int:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared") / "incidents"
    if not shared.is_dir():
        print(f"skipped: no {shared}; bench/README.md says what it is to hold")
        return 0
    with tempfile.TemporaryDirectory() as name:
        path = build(shared / "reports.jsonl", Path(name) / "case")
        printed = run(str(shared / "score.py"), str(shared / "incidents.json"), str(path))
        found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    print(printed.splitlines()[0])
    targets = read_targets()
    for measure, value in figures(printed):
        show(measure, value, targets)
    confusion(json.loads((shared / "incidents.json").read_text(encoding="utf-8")), found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
