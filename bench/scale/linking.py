"""Are pairs weighed on Spark as by DuckDB, in what time, and is what is linked and graded from them the same?

usage: python bench/scale/linking.py CLAIMS... [--master local[2]] [--seed 1] [--memory 4g] [--whole]

Makes reports with about so many claims (`bench/linkage`), weighs their pairs by DuckDB in this process and by Spark,
twice, since what Java has not met yet it must first compile, links and assesses from both, and prints a line of JSON
a size: seconds, pairs, the most memory of this process and the hashes of `incidents.jsonl`. With `--whole` it runs
`tawthiq link` and `tawthiq link --engine spark` on a file of these reports instead, each in a process of its own, and
compares what they write. Ends with 1 if anything differs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "linkage"))  # before the generator beside this file

from generate import generate
from style import REPORTS

from tawthiq import wire
from tawthiq.assessment import assess_each
from tawthiq.engines.spark_session import spark_session
from tawthiq.incidents import find_copies, link
from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.edges import Edges
from tawthiq.incidents.linking import report_records
from tawthiq.incidents.matching import Matcher
from tawthiq.incidents.spark_matching import match_on_spark
from tawthiq.incidents.splink_matching import match_with_splink
from tawthiq.incidents.weights import load_model
from tawthiq.model import Report
from tawthiq.pipeline.collecting import collecting_seldom

CLAIMS_A_RECORD = 1.1015  # of the generator's


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    return work(), round(time.perf_counter() - start, 1)


def written(reports: Sequence[Report], copies: dict[str, str], matcher: Matcher) -> str:
    """The hash of `incidents.jsonl`."""
    found = hashlib.sha256()
    for incident in assess_each(link(reports, copies=copies, matcher=matcher), reports):
        found.update(wire.dumps(wire.incident_to_json(incident)).encode() + b"\n")
    return found.hexdigest()


def measure(claims: int, seed: int, on_spark: Matcher) -> bool:
    reports = [report for report, _ in generate(int(claims / CLAIMS_A_RECORD), seed, REPORTS)]
    random.Random(seed).shuffle(reports)
    copies, atlas, model = find_copies(reports), Atlas(), load_model()
    records = report_records(reports, copies, atlas)
    here, here_s = timed(lambda: match_with_splink(records, atlas, model))
    first, first_s = timed(lambda: on_spark(records, atlas, model))
    _, again_s = timed(lambda: on_spark(records, atlas, model))
    lines = [written(reports, copies, lambda *_, edges=edges: edges) for edges in (here, first)]
    print(
        json.dumps(
            {
                "claims": sum(len(report.claims) for report in reports),
                "records": len(records),
                "pairs": len(here),
                "duckdb_s": here_s,
                "spark_s": first_s,
                "spark_again_s": again_s,
                "same_pairs": as_bytes(here) == as_bytes(first),
                "same_incidents": lines[0] == lines[1],
                "incidents_sha256": lines[0],
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        ),
        flush=True,
    )
    return lines[0] == lines[1] and as_bytes(here) == as_bytes(first)


def whole(claims: int, seed: int, master: str) -> bool:
    """Both commands on one file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "claims.jsonl")
        with path.open("wb") as stream:
            for report, _ in generate(int(claims / CLAIMS_A_RECORD), seed, REPORTS):
                stream.write(wire.dumps(wire.report_to_json(report, with_text=True)).encode() + b"\n")
        found = {"claims": claims}
        written = []
        for engine in ("local", "spark"):
            output = Path(folder, f"{engine}.jsonl")
            command = [sys.executable, "-m", "tawthiq", "link", str(path), "--output", str(output), "--engine", engine]
            start = time.perf_counter()
            child = os.spawnv(
                os.P_NOWAIT, sys.executable, command + (["--master", master] if engine == "spark" else [])
            )
            _, status, used = os.wait4(child, 0)
            found |= {f"{engine}_s": round(time.perf_counter() - start, 1), f"{engine}_mb": used.ru_maxrss // 1024}
            if status:
                raise SystemExit(f"tawthiq link --engine {engine} failed")
            written.append(hashlib.sha256(output.read_bytes()).hexdigest())
    print(json.dumps({**found, "same_bytes": written[0] == written[1], "sha256": written[0]}), flush=True)
    return written[0] == written[1]


def as_bytes(edges: Edges) -> bytes:
    return b"".join(column.tobytes() for column in (edges.first, edges.second, edges.weight))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("claims", type=int, nargs="+")
    parser.add_argument("--master", default="local[2]")
    parser.add_argument("--memory", default="4g", help="of Java, in which all of Spark lies on one machine")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--whole", action="store_true")
    asked = parser.parse_args()
    if asked.whole:
        return 0 if all(whole(claims, asked.seed, asked.master) for claims in asked.claims) else 1
    settings = {"spark.driver.memory": asked.memory, "spark.sql.shuffle.partitions": "8"}
    on_spark = partial(match_on_spark, spark_session(asked.master, settings))
    with collecting_seldom():
        same = [measure(claims, asked.seed, on_spark) for claims in asked.claims]
    return 0 if all(same) else 1


if __name__ == "__main__":
    sys.exit(main())
