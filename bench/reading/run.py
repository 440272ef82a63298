"""How well are reports read? Runs the command line over annotated and over plain reports and prints the figures.

usage: python bench/reading/run.py [SHARED]
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Targets = dict[tuple[str, str], tuple[str, float]]
LANGUAGES = {"ar": "Arabic", "en": "English"}
SEED_DAY = "2018-11-18"


def tawthiq(*arguments: str) -> str:
    """What a command prints; a skipped input (3) is no failure here, but it is told."""
    done = subprocess.run([sys.executable, "-m", "tawthiq", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr.strip())
    if done.returncode not in (0, 3):
        sys.exit(done.returncode)
    return done.stdout


def read_lines(path: Path) -> list[Json]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def write_lines(path: Path, reports: Iterable[Json]) -> Path:
    path.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    return path


def read_targets() -> Targets:
    lines = Path(__file__).with_name("targets.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {(block, measure): (kind, float(value)) for block, measure, kind, value in rows[1:]}


def show(block: str, measure: str, value: float, targets: Targets) -> None:
    kind, target = targets.get((block, measure), ("", 0.0))
    verdict = "-"
    if kind:
        reached = value >= target if kind == "at_least" else value <= target
        verdict = f"target {kind.replace('_', ' ')} {target:g}: {'reached' if reached else 'NOT REACHED'}"
    print(f"  {measure:28}{value:>9.3f}  {verdict}")


def figures(scores: Json) -> Iterator[tuple[str, float]]:
    for measure in ("figure", "+who", "+frame", "positions", "claims"):
        for short, name in (("p", "precision"), ("r", "recall"), ("f1", "F1")):
            yield f"{measure} {name}", scores[measure][short]
    for slot, share in scores["slots"].items():
        if share["right"] is not None:
            yield f"slot {slot}", share["right"]
    if scores["grounding"] is not None:
        yield "grounding", scores["grounding"]


def compare(block: str, reports: list[Json], gold: list[Json], folder: Path, targets: Targets) -> None:
    start = time.perf_counter()
    printed = tawthiq("extract", "--with-text", str(write_lines(folder / "input.jsonl", reports)))
    seconds = time.perf_counter() - start
    (folder / "predicted.jsonl").write_text(printed, encoding="utf-8")
    gold_path = write_lines(folder / "gold.jsonl", gold)
    scores = json.loads(tawthiq("evaluate", str(gold_path), str(folder / "predicted.jsonl"), "--json"))["all"]
    print(f"{block}: {len(reports)} reports in {seconds:.1f} s, start included")
    for measure, value in figures(scores):
        show(block, measure, value, targets)


def count_plain(reports: list[Json], folder: Path, targets: Targets) -> None:
    printed = tawthiq("extract", str(write_lines(folder / "plain.jsonl", reports)))
    found = [report for report in map(json.loads, printed.splitlines()) if report["claims"]]
    print(f"plain: {len(reports)} reports with nothing to find")
    show("plain", "reports with a claim", len(found), targets)
    for report in found:
        print(f"    {report['doc_id']}: {len(report['claims'])}")


def build_seed(path: Path, folder: Path) -> None:
    case = str(folder / "case")
    tawthiq("new", case)
    tawthiq("add", case, "--published", SEED_DAY, str(path))
    tawthiq("build", case)
    incidents = read_lines(folder / "case" / "output" / "incidents.jsonl")
    print(f"seed as a case: {len(incidents)} incidents")
    for incident in incidents:
        days = f"{incident['time']['start']}..{incident['time']['end']}"
        place = (incident["place"] or {}).get("name", "no place")
        killed = {who: f"{figure['min']}-{figure['max']}" for who, figure in incident["killed"].items()}
        print(f"  {days}  {place}  killed {killed}  {incident['grade']}, {incident['strike_status']}")


def main() -> int:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    if not (shared / "gold").is_dir():
        print(f"skipped: no {shared / 'gold'}; bench/README.md says what it is to hold")
        return 0
    targets = read_targets()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seed = shared / "seed" / "coalition-denies-hajin.txt"
        report = {"doc_id": "seed", "published": SEED_DAY, "text": seed.read_text(encoding="utf-8")}
        compare("seed", [report], read_lines(shared / "gold" / "seed.jsonl"), folder, targets)
        for code, name_of_language in LANGUAGES.items():
            reports, gold = (
                [one for one in read_lines(shared / "gold" / file) if one["language"] == code]
                for file in ("dev-input.jsonl", "dev.jsonl")
            )
            compare(f"dev, {name_of_language}", reports, gold, folder, targets)
        plain = [one for one in read_lines(shared / "corpus" / "reports.jsonl") if one["doc_id"].startswith("plain-")]
        count_plain(plain, folder, targets)
        build_seed(seed, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
