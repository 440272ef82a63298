"""Links and assesses synthetic reports in this process, and prints scores, seconds and peak memory as JSON.

Garbage is collected as seldom as while a case is built.

usage: python bench/linkage/ours.py RECORDS [--seed 1] [--style reports|tables] [--no-assess]
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import time

from generate import generate
from scores import pairwise
from style import REPORTS, STYLES

from tawthiq.assessment import assess_each
from tawthiq.incidents import link
from tawthiq.pipeline.collecting import collecting_seldom


def measure(records: int, seed: int, style: str, *, assesses: bool) -> dict[str, float]:
    """The reports are made first, in memory as the program holds them, and shuffled; making them is not timed."""
    truth: dict[str, int] = {}
    reports = []
    for report, incidents in generate(records, seed, STYLES[style]):
        reports.append(report)
        truth.update(incidents)
    random.Random(seed).shuffle(reports)
    held = peak()
    start = time.perf_counter()
    clusters = link(reports)
    linked = time.perf_counter()
    incidents_found = sum(1 for _ in assess_each(clusters, reports)) if assesses else 0  # as a build writes them out
    assessed = time.perf_counter()
    cluster_of = {claim: number for number, cluster in enumerate(clusters) for claim in cluster.claims}
    score = pairwise((cluster_of.get(claim, claim), incident) for claim, incident in truth.items())
    return {
        "records": len(truth),
        "claims": sum(len(report.claims) for report in reports),
        "reports": len(reports),
        "incidents": incidents_found,
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
        "link_s": linked - start,
        "assess_s": assessed - linked,
        "held_mb": held,
        "peak_mb": peak(),
    }


def peak() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("records", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--style", choices=sorted(STYLES), default=REPORTS.name)
    parser.add_argument("--no-assess", action="store_true")
    asked = parser.parse_args()
    with collecting_seldom():
        print(json.dumps(measure(asked.records, asked.seed, asked.style, assesses=not asked.no_assess)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
