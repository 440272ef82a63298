"""How long does it take to add reports to a case that has been built, against building it?

usage: python bench/increment/run.py [--claims 20000] [--added 100] [--folder CASE]

Makes a case of short reports of its own (`reports.py`, seeded, Arabic and English) with about so many claims, builds
it, adds some, and builds again. Each build is a process of its own, as `tawthiq build` is. Prints the seconds of each
step of both, their ratio, and the memory. With --folder the case is left there; a case that is there is used again.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reports import reports

from tawthiq.documents import Metadata
from tawthiq.pipeline import add_paths, build_case, new_case

CLAIMS_A_REPORT = 1.2  # about; the figures say how many there are
TARGET = 5  # per cent


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


def build_here(case: Path) -> None:
    """Build a case in this process and print what it took as JSON."""
    steps: list[tuple[str, float]] = []
    start = time.perf_counter()
    built = build_case(case, watch, stage=lambda name: steps.append((name, time.perf_counter())))
    end = time.perf_counter()
    ends = [at for _, at in steps[1:]] + [end]
    figures = {
        "seconds": {"start": steps[0][1] - start, **{name: b - a for (name, a), b in zip(steps, ends, strict=True)}},
        "processor": sum(resource.getrusage(resource.RUSAGE_SELF)[:2]),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "reports": len(built.reports),
        "kept": built.kept.reports,
        "claims": built.claims,
        "incidents": len(built.incidents),
    }
    print(json.dumps(figures))


def build(case: Path, name: str) -> tuple[float, float]:
    """Seconds of a build in a process of its own, by the wall and of the processor; the figures are printed."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, __file__, "--build", str(case)], stdout=subprocess.PIPE, text=True, check=True
    )
    wall = time.perf_counter() - start
    figures = json.loads(done.stdout)
    steps = ", ".join(f"{step} {seconds:.1f}" for step, seconds in figures["seconds"].items())
    print(f"{name}: {wall:.1f} s ({figures['processor']:.1f} s of the processor), {figures['memory']} MB; {steps}")
    print(f"  {figures['reports']} reports ({figures['kept']} kept), {figures['claims']} claims", end=", ")
    print(f"{figures['incidents']} incidents")
    return wall, figures["processor"]


def add(case: Path, count: int, seed: int, prefix: str) -> None:
    path = case.parent / f"{case.name}-{prefix}.jsonl"
    lines = (json.dumps(report, ensure_ascii=False) + "\n" for report in itertools.islice(reports(seed, prefix), count))
    path.write_text("".join(lines), encoding="utf-8")
    add_paths(case, [path], Metadata(), watch)
    path.unlink()


def measure(case: Path, claims: int, added: int) -> None:
    if not case.exists():
        new_case(case, "A case that grows")
        add(case, round(claims / CLAIMS_A_REPORT), 1, "first")
    whole = build(case, "building the case")
    add(case, added, 2, "added")
    more = build(case, f"adding {added} reports and building again")
    for name, a, b in zip(("by the clock", "by the processor"), more, whole, strict=True):
        print(f"ratio {name}: {100 * a / b:.1f} % (target below {TARGET} %)")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--claims", type=int, default=20_000)
    parser.add_argument("--added", type=int, default=100)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.build:
        build_here(asked.build)
        return 0
    if asked.folder:
        measure(asked.folder, asked.claims, asked.added)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder) / "case", asked.claims, asked.added)
    return 0


if __name__ == "__main__":
    sys.exit(main())
