"""How long does exporting very many incidents take, and in how much memory?

usage: python bench/export/run.py [--incidents 100000] [--to FORMAT ...] [--folder CASE]

Makes a case of short reports of its own (those of `bench/increment`, seeded), builds it, and writes its incidents
and reports over and over, each time under other ids, until there are so many. Each export is a process of its own, as
`tawthiq export` is. Prints the seconds by the wall and of the processor, the memory and the sizes of each. With
--folder the case is left there; one that is there is used again.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tawthiq.documents import Metadata
from tawthiq.exports.formats import FORMATS
from tawthiq.pipeline import add_paths, build_case, new_case

sys.path.insert(0, str(Path(__file__).parents[1] / "increment"))
from reports import reports

REPORTS = 1500
SECONDS, MEGABYTES = 60, 1000  # the targets for a table of 100,000 incidents


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


def made(folder: Path, number: int) -> Path:
    """A built case with so many incidents."""
    case = folder / f"case-{number}"
    if case.exists():
        return case
    new_case(case, "Many incidents")
    lines = folder / "reports.jsonl"
    with lines.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in islice(reports(1, "r"), REPORTS))
    add_paths(case, [lines], Metadata(), watch)
    build_case(case, watch)
    multiply(case / "output", number)
    return case


def multiply(output: Path, number: int) -> None:
    """Write the incidents again and again under other ids, and their reports with them."""
    incidents = (output / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
    claims = (output / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    rounds = -(-number // len(incidents))
    (output / "incidents.jsonl").unlink()
    (output / "claims.jsonl").unlink()
    with (output / "incidents.jsonl").open("w", encoding="utf-8") as stream:
        stream.writelines(again(incidents, rounds, number))
    with (output / "claims.jsonl").open("w", encoding="utf-8") as stream:
        for turn in range(rounds):
            stream.writelines(line.replace('"doc_id": "', f'"doc_id": "{turn}-', 1) + "\n" for line in claims)


def again(incidents: list[str], rounds: int, number: int) -> Iterator[str]:
    for turn in range(rounds):
        for line in incidents[: number - turn * len(incidents)]:
            one = json.loads(line)
            one["id"] = f"i-{turn:05x}{one['id'][7:]}"
            one["reports"] = [f"{turn}-{name}" for name in one["reports"]]
            for origin in one["origins"]:
                origin["reports"] = [f"{turn}-{name}" for name in origin["reports"]]
            yield json.dumps(one, ensure_ascii=False) + "\n"


def export(case: Path, name: str, out: Path) -> tuple[float, float, float, str]:
    """Seconds by the wall and of the processor, megabytes, and the first message of an export in its own process."""
    command = [sys.executable, "-m", "tawthiq", "export", str(case), "--to", name, "--out", str(out)]
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as messages:
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=messages)
        _, status, usage = os.wait4(child.pid, 0)
        messages.seek(0)
        said = messages.readline().strip()
    code = os.waitstatus_to_exitcode(status)
    wall, processor = time.perf_counter() - start, usage.ru_utime + usage.ru_stime
    return wall, processor, usage.ru_maxrss / 1024, said if code == 0 else f"exit code {code}: {said}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--to", nargs="+", choices=list(FORMATS), default=list(FORMATS))
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as own:
        folder = asked.folder or Path(own)
        folder.mkdir(parents=True, exist_ok=True)
        case = made(folder, asked.incidents)
        sizes = {name: (case / "output" / name).stat().st_size >> 20 for name in ("incidents.jsonl", "claims.jsonl")}
        print(", ".join(f"{name} {size} MB" for name, size in sizes.items()))
        print(f"{'format':<16}{'seconds':>9}{'processor':>11}{'memory MB':>11}{'file MB':>9}{'losses MB':>11}  {'':<6}")
        for name in asked.to:
            out = folder / f"out-{name}"
            seconds, processor, memory, said = export(case, name, out)
            file, losses = (path.stat().st_size / 2**20 for path in (out, Path(f"{out}.losses.json")))
            met = "ok" if seconds <= SECONDS and memory <= MEGABYTES else "over"
            costs = f"{name:<16}{seconds:>9.1f}{processor:>11.1f}{memory:>11.0f}"
            print(f"{costs}{file:>9.1f}{losses:>11.1f}  {met:<6}{said}", flush=True)


if __name__ == "__main__":
    main()
