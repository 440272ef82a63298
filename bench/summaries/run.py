"""10,000 invented incidents, told in each language: every number phrase agrees, and every word is carried.

Usage: python bench/summaries/run.py [--count 10000] [--show 20] [--seed 7] [--case CASE]

With --case, those of a built case instead; its names, which are words of others, are left out of what must agree.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from agreement import FAULTS
from carried import uncarried, without_names
from inventing import Made, invented

from tawthiq.exports.face import load_faces
from tawthiq.exports.summaries import summarize
from tawthiq.wire import incident_from_json, report_from_json


def built(case: Path) -> Iterator[Made]:
    """The incidents of a case with their claims."""
    with (case / "output" / "claims.jsonl").open(encoding="utf-8") as lines:
        reports = {one["doc_id"]: report_from_json(one) for one in map(json.loads, lines)}
    with (case / "output" / "incidents.jsonl").open(encoding="utf-8") as lines:
        for incident in map(incident_from_json, map(json.loads, lines)):
            own = [reports[id_] for id_ in incident.reports if id_ in reports]
            yield incident, {claim.id: (claim, report.document) for report in own for claim in report.claims}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=10000, help="how many incidents")
    options.add_argument("--seed", type=int, default=7, help="of the mixtures")
    options.add_argument("--show", type=int, default=10, help="how many faults to print")
    options.add_argument("--case", type=Path, help="a built case, instead of invented incidents")
    asked = options.parse_args()
    told, faults, sentences = Counter[str](), Counter[str](), Counter[int]()
    seconds = 0.0
    for incident, claims in built(asked.case) if asked.case else invented(asked.count, asked.seed):
        for face in load_faces():
            before = time.perf_counter()
            text = summarize(incident, claims, face).text
            seconds += time.perf_counter() - before
            told[face.language] += 1
            sentences[text.count(". ") + 1] += 1
            wrong = FAULTS[face.language](text)
            if wrong and asked.case:  # some names hold numbers and prepositions, and some are nouns that are counted
                wrong = FAULTS[face.language](without_names(text, incident, claims, face, "\u2026"))
            for fault in [*wrong, *uncarried(text, incident, claims, face)]:
                faults[face.language] += 1
                if faults.total() <= asked.show:
                    print(f"{incident.id} {face.language}: {fault}\n    {text}")
    for language, count in told.items():
        print(f"{language}: {count} summaries, {faults[language]} faults")
    print(f"sentences a summary: {dict(sorted(sentences.items()))}; {1000 * seconds / told.total():.2f} ms each")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
