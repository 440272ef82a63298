"""How fast are reports read, in how much memory, and does time grow with the length of a text and no faster?

usage: python bench/reading-speed/run.py [SHARED] [--spacy PYTHON]

PYTHON is an interpreter of an environment of its own that has spaCy and the model named in `parse.py`; its figure is
for merely parsing the English reports. Every figure is of one process; time is processor time, so that other work on
the machine tells less.
"""

from __future__ import annotations

import argparse
import datetime
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from tawthiq import claims, lang
from tawthiq.model import Document

LANGUAGES = ("ar", "en")
SIZES = (1_000, 10_000, 100_000, 1_000_000)  # characters
PASSES = 3
TARGET_RATE, TARGET_MEMORY = 300, 300  # reports a second, MB


def read_corpus(path: Path) -> list[Document]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [_document(row) for row in rows if row.get("language") in LANGUAGES]


def _document(row: dict[str, Any]) -> Document:
    day = datetime.date.fromisoformat(row["published"]) if row.get("published") else None
    return Document(row["doc_id"], row["text"], row["language"], day)


def read_all(documents: Iterable[Document]) -> None:
    for document in documents:
        claims.read(document, lang.load(document.language))


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def show(name: str, figure: float, unit: str, note: str = "") -> None:
    print(f"  {name:34}{figure:>10.2f}  {unit}{f'  ({note})' if note else ''}")


def show_rates(documents: Sequence[Document]) -> None:
    """Reports a second: of all at once after a start, and of each language when its words have been met."""
    print(f"rate: {len(documents)} reports, one process")
    start = seconds(lambda: [lang.load(code) for code in LANGUAGES])
    show("start: two languages loaded", start, "s")
    show("first pass", len(documents) / seconds(lambda: read_all(documents)), "reports/s", f"target {TARGET_RATE}")
    for code in LANGUAGES:
        own = [document for document in documents if document.language == code]
        best = min(seconds(lambda own=own: read_all(own)) for _ in range(PASSES))
        show(f"later passes, {code}", len(own) / best, "reports/s", f"best of {PASSES}, target {TARGET_RATE}")


def show_memory() -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    show("peak memory", peak, "MB", f"target below {TARGET_MEMORY}")


def show_growth(documents: Sequence[Document]) -> None:
    """Microseconds a character for texts of growing length, made of the reports one after the other."""
    for code in LANGUAGES:
        text = "\n".join(document.text for document in documents if document.language == code)
        print(f"growth, {code}: time for each character, {len(text)} characters at hand")
        for size in SIZES:
            piece = (text * (size // len(text) + 1))[:size]
            long = Document("long", piece, code, datetime.date(2018, 11, 18))
            rounds = max(1, 20_000 // size)
            best = min(seconds(lambda long=long, rounds=rounds: read_all([long] * rounds)) for _ in range(PASSES))
            show(f"{size} characters", best / rounds / size * 1e6, "us a character")


def compare(documents: Sequence[Document], python: str) -> None:
    """How many times faster the English reports are read here than spaCy parses them, one after the other."""
    own = [document for document in documents if document.language == "en"]
    lines = "".join(json.dumps(document.text) + "\n" for document in own)
    script = str(Path(__file__).with_name("parse.py"))
    done = subprocess.run([python, script], input=lines, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"spaCy: skipped; {python} cannot run it: {done.stderr.strip().splitlines()[-1]}")
        return
    parsed = json.loads(done.stdout)
    here = len(own) / min(seconds(lambda: read_all(own)) for _ in range(PASSES))
    print(f"{parsed['what']}: the same {len(own)} English reports, parsed only")
    show("spaCy parses", parsed["rate"], "reports/s")
    show("tawthiq reads", here, "reports/s")
    show("ratio", here / parsed["rate"], "times")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("shared", nargs="?", default="../shared", type=Path)
    parser.add_argument("--spacy", metavar="PYTHON")
    asked = parser.parse_args()
    corpus = asked.shared / "corpus" / "reports.jsonl"
    if not corpus.is_file():
        print(f"skipped: no {corpus}; bench/README.md says what it is to hold")
        return 0
    documents = read_corpus(corpus)
    show_rates(documents)
    show_memory()
    if asked.spacy:
        compare(documents, asked.spacy)
    else:
        print("spaCy: skipped; name an interpreter that has it with --spacy")
    show_growth(documents)
    show_memory()
    return 0


if __name__ == "__main__":
    sys.exit(main())
