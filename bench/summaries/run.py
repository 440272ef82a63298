"""10,000 invented incidents, told in each language: every number phrase agrees, and every word is carried.

Usage: python bench/summaries/run.py [--count 10000] [--show 20] [--seed 7]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter

from agreement import FAULTS
from carried import uncarried
from inventing import invented

from tawthiq.exports.face import load_faces
from tawthiq.exports.summaries import summarize


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=10000, help="how many incidents")
    options.add_argument("--seed", type=int, default=7, help="of the mixtures")
    options.add_argument("--show", type=int, default=10, help="how many faults to print")
    asked = options.parse_args()
    told, faults, sentences = Counter[str](), Counter[str](), Counter[int]()
    seconds = 0.0
    for incident, claims in invented(asked.count, asked.seed):
        for face in load_faces():
            before = time.perf_counter()
            text = summarize(incident, claims, face).text
            seconds += time.perf_counter() - before
            told[face.language] += 1
            sentences[text.count(". ") + 1] += 1
            for fault in [*FAULTS[face.language](text), *uncarried(text, incident, claims, face)]:
                faults[face.language] += 1
                if faults.total() <= asked.show:
                    print(f"{incident.id} {face.language}: {fault}\n    {text}")
    for language, count in told.items():
        print(f"{language}: {count} summaries, {faults[language]} faults")
    print(f"sentences a summary: {dict(sorted(sentences.items()))}; {1000 * seconds / told.total():.2f} ms each")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
