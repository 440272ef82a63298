"""How do time and memory grow with the reports of an archive?

usage: python bench/scale/growth.py [COUNT...] [--engine pool] [--seed 1] [--keep FOLDER] [--json FILE]

Makes an archive of each COUNT of reports (10,000, 100,000 and 1,000,000 where none is given) and reads it as people do,
by `tawthiq extract --engine ENGINE --input ... --output ...`. Prints seconds by the clock and of processor time, the
peak memory of the largest process, how many reports are kept, and time and memory beside those of the first COUNT:
within 10% is wanted. Since the speed of a shared machine changes within minutes, the times that are compared are in
reports of `probe.py`, which reads the same few of them every 5 seconds meanwhile. What it takes to start (to load the
languages in each process, and to meet the first words) is what STARTED reports take, and is taken off with them.
`--json` writes the figures.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import pyarrow.parquet as pq
from probe import Probe

COUNTS = (10_000, 100_000, 1_000_000)
WANTED = 0.10
STARTED = 500  # reports: enough that each process has some
HEAD = (
    f"{'reports':>10}{'clock':>9}{'processor':>11}{'a report':>11}{'of probe':>10}{'beside':>8}"
    f"{'peak':>9}{'beside':>8}{'kept':>9}"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: seconds by the clock and of the processor, and those of the probe for one report meanwhile; MB at the
    peak; reports that are kept; bytes in and out.
    """

    count: int
    clock: float
    processor: float
    probe: float
    peak: float
    kept: int
    bytes_in: int
    bytes_out: int

    @property
    def each(self) -> float:
        """The processor time of a report, in reports of the probe."""
        return self.processor / self.count / self.probe


def main() -> None:
    """Read the arguments, run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS, metavar="COUNT")
    parser.add_argument("--engine", default="pool", choices=("local", "pool", "spark"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="where the archives and the output are left")
    parser.add_argument("--json", type=Path, help="write the figures here")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        found: list[Measured] = []
        with contextlib.closing(Probe()) as probe:
            start = run(folder, STARTED, arguments.engine, arguments.seed, probe)
            print(HEAD, flush=True)
            for count in arguments.counts:
                found.append(less(run(folder, count, arguments.engine, arguments.seed, probe), start))
                print(line(found[-1], found[0]), flush=True)
    tell(found)
    if arguments.json:
        arguments.json.write_text(json.dumps([asdict(one) for one in found], indent=1) + "\n", encoding="utf-8")


def run(folder: Path, count: int, engine: str, seed: int, probe: Probe) -> Measured:
    """Make an archive of so many reports and read it."""
    archive, output = folder / f"archive-{count}.jsonl", folder / f"claims-{count}"
    with archive.open("wb") as stream:
        script = str(Path(__file__).with_name("generate.py"))
        subprocess.run([sys.executable, script, str(count), "--seed", str(seed)], stdout=stream, check=True)
    command = [sys.executable, "-m", "tawthiq", "extract", "--engine", engine, "--input", str(archive)]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()  # the probe has not ended
    process = subprocess.Popen([*command, "--output", str(output), "--fresh"], stdout=subprocess.DEVNULL)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, largest(process.pid))
        time.sleep(0.2)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    ended, after = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    parts = sorted(output.rglob("*.parquet"))
    kept = sum(pq.ParquetFile(part).metadata.num_rows for part in parts)
    written = sum(part.stat().st_size for part in parts)
    speed = probe.between(began, ended)
    return Measured(count, ended - began, processor, speed, peak, kept, archive.stat().st_size, written)


def largest(parent: int) -> float:
    """The resident memory in MB of the largest of a process and its children, and theirs."""
    sizes = {}
    for entry in Path("/proc").iterdir():
        try:
            fields = (
                (entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split() if entry.name.isdigit() else []
            )
        except OSError:
            continue  # it has ended meanwhile
        if fields:
            sizes[int(entry.name)] = int(fields[1]), int(fields[21]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    family = {parent}
    while grown := {pid for pid, (above, _) in sizes.items() if above in family} - family:
        family |= grown
    return max((sizes[pid][1] for pid in family if pid in sizes), default=0.0)


def less(one: Measured, start: Measured) -> Measured:
    """A run without what it takes to start, and without the reports that this was measured on."""
    without = ("count", "clock", "processor")
    return replace(one, **{name: getattr(one, name) - getattr(start, name) for name in without})


def line(one: Measured, first: Measured) -> str:
    """A run beside the first, as a line under `HEAD`."""
    return (
        f"{one.count + STARTED:10,}{one.clock:8.0f}s{one.processor:10.0f}s{one.processor / one.count * 1e3:9.2f}ms"
        f"{one.each:10.2f}{one.each / first.each:8.2f}{one.peak:7.0f}MB{one.peak / first.peak:8.2f}{one.kept:9,}"
    )


def tell(found: Sequence[Measured]) -> None:
    """How far the runs lie apart."""
    for what, values in (
        ("time a report", [one.each for one in found]),
        ("memory", [one.peak for one in found]),
    ):
        print(f"{what}: {max(values) / min(values) - 1:.0%} between the least and the most (wanted {WANTED:.0%})")


if __name__ == "__main__":
    main()
