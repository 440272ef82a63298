"""How fast each engine reads one archive, in how much memory, and whether all give the same rows.

usage: python bench/scale/engines.py [--reports 100000] [--seed 1] [--engines local,pool,spark] [--master 'local[2]']

Reads reports of `generate.py`, by `tawthiq extract --output` with each engine, each in a process of its own. Beside
the times stands what two processes gain on this machine at work that shares nothing (a loop of Python, once in one
process, then in two at once): where that is under 2, no engine can reach twice the rate of one process. Time is that
of the clock, loading and starting included; memory the most that any one process of the run held.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow.parquet as pq

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1] / "src"
LOOP = 20_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engines", default="local,pool,spark")
    parser.add_argument("--master", default="local[2]")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tawthiq-bench-") as folder:
        archive = generated(Path(folder), arguments.reports, arguments.seed)
        print(f"{arguments.reports} reports, {archive.stat().st_size / 1e6:.0f} MB; load {os.getloadavg()[0]:.1f}")
        times, prints = {}, {}
        for engine in arguments.engines.split(","):
            before = bare_gain()
            seconds, memory = run(engine, archive, Path(folder, engine), arguments.master)
            times[engine], prints[engine] = seconds, rows_print(Path(folder, engine))
            rate = arguments.reports / seconds
            figures = f"{seconds:8.1f} s {rate:8.0f} reports/s {memory:6.0f} MB"
            print(f"  {engine:6} {figures}  (two processes gain {before:.2f} just before)", flush=True)
        gain = bare_gain()
        print(f"  two processes gain {gain:.2f} at a loop of Python")
        if {"local", "pool"} <= set(times):
            ratio = times["local"] / times["pool"]
            print(f"  pool / local: {ratio:.2f} (wanted 1.8), {ratio / gain:.2f} of what two processes gain")
        if {"pool", "spark"} <= set(times):
            print(f"  spark / pool: {times['pool'] / times['spark']:.2f} (wanted 0.75)")
        print(f"  the same rows: {len(set(prints.values())) == 1}")


def generated(folder: Path, count: int, seed: int) -> Path:
    """An archive of one file."""
    path = folder / "reports.jsonl"
    with path.open("wb") as stream:
        subprocess.run(
            [sys.executable, str(HERE / "generate.py"), str(count), "--seed", str(seed)], stdout=stream, check=True
        )
    return path


def run(engine: str, archive: Path, output: Path, master: str, *more: str) -> tuple[float, float]:
    """Seconds, and MB of the largest process."""
    command = [sys.executable, "-m", "tawthiq", "extract", "--engine", engine, "--input", str(archive)]
    command += ["--output", str(output), *(("--master", master) if engine == "spark" else ()), *more]
    start = time.monotonic()
    child = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(SOURCE)}, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)}: status {status}")
    return time.monotonic() - start, used.ru_maxrss / 1024


def rows_print(output: Path) -> str:
    """Of the lines of all rows, whatever files they stand in."""
    lines = [
        line
        for path in output.glob("month=*/*.parquet")
        for line in pq.ParquetFile(path).read(["line"])["line"].to_pylist()
    ]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def bare_gain() -> float:
    """How many times as much two processes do at once as one does alone."""
    context = multiprocessing.get_context("fork")

    def timed(number: int) -> float:
        children = [context.Process(target=loop) for _ in range(number)]
        start = time.monotonic()
        for child in children:
            child.start()
        for child in children:
            child.join()
        return time.monotonic() - start

    return 2 * timed(1) / timed(2)


def loop() -> None:
    total = 0
    for number in range(LOOP):
        total += number & 7


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
