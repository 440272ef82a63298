"""How many of the near copies of an archive do signatures find, how fast, in what memory, and the same on Spark?

usage: python bench/scale/copies.py COUNT... [--seed 1] [--no-spark] [--master local[2]] [--libraries]

Makes COUNT reports (`generate.py`), finds their copies exactly (`incidents.find_copies`), by signatures here (`tawthiq
copies`) and on Spark, each in a process of its own that reads the reports from a file, and prints a line of JSON a
size. `recall` is of what is found exactly, a pair counting only with the same original; `of_made` is the share of the
copies that were made which leads to a report of the same story and telling, `right` the share of those found which do.
`--libraries` times two libraries of MinHash on the same runs. Ends with 1 where Spark finds others than are found here.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy

sys.path.append(str(Path(__file__).resolve().parents[1] / "linkage"))

from archive import Archive
from phrases import LANGUAGES

from tawthiq.documents import Reading, read_jsonl
from tawthiq.engines.spark_session import spark_session
from tawthiq.incidents import find_copies
from tawthiq.model import Report
from tawthiq.pipeline.archives.copying import copies_on_spark, find_archive_copies

LIBRARY_TEXTS = 2000


def exactly(path: Path) -> tuple[dict[str, str], float]:
    start = time.perf_counter()
    with path.open("rb") as stream:
        reports = [Report(one.document, ()) for one in read_jsonl(stream, path.name) if isinstance(one, Reading)]
    return dict(find_copies(reports)), time.perf_counter() - start


def here(path: Path) -> tuple[dict[str, str], float]:
    start = time.perf_counter()
    table = find_archive_copies([path], sys.stdin.buffer, lambda skipped: print(skipped, file=sys.stderr))
    return pairs(table.to_pylist()), time.perf_counter() - start


def on_spark(path: Path, master: str) -> tuple[dict[str, str], float]:
    settings = {"spark.driver.memory": "4g", "spark.sql.shuffle.partitions": "8"}
    session = spark_session(master, settings)
    copies_on_spark([str(path)], session, print).count()  # Java compiles what it has not met yet
    start = time.perf_counter()
    table = copies_on_spark([str(path)], session, print).toArrow()
    return pairs(table.to_pylist()), time.perf_counter() - start


def pairs(rows: Iterable[Mapping[str, str]]) -> dict[str, str]:
    return {row["doc_id"]: row["copy_of"] for row in rows}


def alone(way: str, path: Path, master: str) -> None:
    """Find copies in one way, and print them with seconds and memory as JSON."""
    found, seconds = {"exact": exactly, "local": here}[way](path) if way != "spark" else on_spark(path, master)
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    peak = max(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, children) // 1024
    print(json.dumps({"copies": found, "seconds": seconds, "peak_mb": peak}))


def asked(way: str, path: Path, master: str) -> dict:
    command = [sys.executable, __file__, "--way", way, "--master", master, str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def measure(count: int, seed: int, master: str | None, folder: Path) -> bool:
    path = folder / f"{count}.jsonl"
    told: dict[str, tuple[int, int]] = {}
    with path.open("wb") as stream:
        for line in Archive(count, seed, list(LANGUAGES)).lines():
            stream.write(line.encode())
            value = json.loads(line)
            told[value["doc_id"]] = (value["truth"]["story"], value["truth"]["telling"])
    exact, close = asked("exact", path, ""), asked("local", path, "")
    spark = asked("spark", path, master) if master else None
    same = sum(exact["copies"].get(copy) == original for copy, original in close["copies"].items())
    made = len(told) - len(set(told.values()))
    line = {
        "reports": len(told),
        "copies_made": made,
        "exact": len(exact["copies"]),
        "found": len(close["copies"]),
        "recall": round(same / max(len(exact["copies"]), 1), 5),
    }
    for name, result in {"exact": exact, "local": close, "spark": spark}.items():
        if result:
            right = sum(told[copy] == told[original] for copy, original in result["copies"].items())
            line |= {
                f"{name}_of_made": round(right / max(made, 1), 4),
                f"{name}_right": round(right / max(len(result["copies"]), 1), 4),
                f"{name}_reports_s": round(len(told) / result["seconds"]),
                f"{name}_peak_mb": result["peak_mb"],
            }
    line["same_on_spark"] = spark is None or spark["copies"] == close["copies"]
    print(json.dumps(line), flush=True)
    return bool(line["same_on_spark"])


def libraries() -> None:
    """Microseconds a report that rensa and datasketch take for the signatures."""
    signatures = importlib.import_module("tawthiq.incidents.signatures")
    texts = (json.loads(line) for line in Archive(LIBRARY_TEXTS, 1, list(LANGUAGES)).lines())
    readings = read_jsonl(_Lines(json.dumps(one).encode() + b"\n" for one in texts), "made")
    batches = list(signatures.signed(Report(one.document, ()) for one in readings if isinstance(one, Reading)))
    runs = [own for batch in batches for own in batch.column("runs").to_pylist() if own]
    flat = numpy.array([run for own in runs for run in own])
    ends = list(itertools.accumulate(map(len, runs), initial=0))
    start = time.perf_counter()
    signatures.bands_of(flat, ends, 1)
    taken = {"rensa_us": round(1e6 * (time.perf_counter() - start) / len(runs), 1)}
    try:
        minhash = importlib.import_module("datasketch").MinHash
    except ImportError:
        print("datasketch is not installed: pip install datasketch", file=sys.stderr)
    else:
        values = signatures.BANDS * signatures.ROWS
        base = minhash(num_perm=values, seed=1, hashfunc=lambda run: run & 0xFFFFFFFF)
        start = time.perf_counter()
        for own in runs:
            base.copy().update_batch(own)
        taken["datasketch_us"] = round(1e6 * (time.perf_counter() - start) / len(runs), 1)
    print(json.dumps({"texts": len(runs), "runs_a_text": round(sum(map(len, runs)) / len(runs)), **taken}), flush=True)


class _Lines:
    """Lines as a stream gives them."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)

    def readline(self, _: int = -1) -> bytes:
        return next(self._lines, b"")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("counts", nargs="*")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--master", default="local[2]")
    parser.add_argument("--no-spark", action="store_true")
    parser.add_argument("--libraries", action="store_true")
    parser.add_argument("--way", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.way:
        alone(given.way, Path(given.counts[0]), given.master)
        return 0
    if given.libraries:
        libraries()
    with tempfile.TemporaryDirectory() as folder:
        master = None if given.no_spark else given.master
        same = [measure(int(count), given.seed, master, Path(folder)) for count in given.counts]
    return 0 if all(same) else 1


if __name__ == "__main__":
    sys.exit(main())
