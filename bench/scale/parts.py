"""What do the parts of reading an archive cost, one report on one core? For `simulate.py`.

usage: python bench/scale/parts.py [--reports 3000] [--seed 2] [--json bench/scale/measured.json]

Makes that many reports with `generate.py` and takes the processor time of each part over them: taking in a line, asking
the filter, reading what it keeps, writing that as JSON. A third of the reports is done before, so that the usual words
have been met.
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from tawthiq import claims, lang, wire
from tawthiq.documents import Reading, read_jsonl
from tawthiq.model import Document, Report

Item = TypeVar("Item")
Result = TypeVar("Result")
ABOUT = {
    "take_in": "seconds to take a report in: a line of JSON to a document",
    "filter": "seconds to ask the filter of a report, the average over all",
    "kept": "of all reports that the filter keeps",
    "read": "seconds to read a report that is kept",
    "write": "seconds to write its claims as JSON",
    "bytes_in": "bytes of a report as it comes in, compressed (deflate)",
    "bytes_out": "bytes of the claims of a report that is kept, compressed",
}


def main() -> None:
    """Read the arguments, measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    script = str(Path(__file__).with_name("generate.py"))
    command = [sys.executable, script, str(arguments.reports), "--seed", str(arguments.seed)]
    archive = subprocess.run(command, capture_output=True, check=True).stdout
    before = [item.document for item in read_jsonl(io.BytesIO(archive), "archive") if isinstance(item, Reading)]
    for document in before[::3]:
        if is_kept(document):
            wire.dumps(wire.report_to_json(read(document)))
    found = measured(archive, arguments.reports)
    for name, what in ABOUT.items():
        print(f"{found[name]:12.6g}  {what}")
    if arguments.json:
        text = json.dumps({"about": ABOUT, **found}, indent=1) + "\n"
        arguments.json.write_text(text, encoding="utf-8")


def measured(archive: bytes, reports: int) -> dict[str, float]:
    took, items = timed(list, [read_jsonl(io.BytesIO(archive), "archive")])
    documents = [item.document for item in items[0] if isinstance(item, Reading)]
    filtering, kept = timed(is_kept, documents)
    relevant = [document for document, is_relevant in zip(documents, kept, strict=True) if is_relevant]
    reading, found = timed(read, relevant)
    writing, lines = timed(lambda report: wire.dumps(wire.report_to_json(report)).encode(), found)
    return {
        "take_in": round(took / reports, 7),
        "filter": round(filtering / reports, 7),
        "kept": round(len(relevant) / reports, 4),
        "read": round(reading / len(relevant), 6),
        "write": round(writing / len(relevant), 7),
        "bytes_in": len(zlib.compress(archive)) // reports,
        "bytes_out": len(zlib.compress(b"\n".join(lines))) // len(relevant),
    }


def timed(call: Callable[[Item], Result], items: Iterable[Item]) -> tuple[float, list[Result]]:
    """Seconds of processor time, and what came of each."""
    start = time.process_time()
    found = [call(item) for item in items]
    return time.process_time() - start, found


def is_kept(document: Document) -> bool:
    return claims.is_relevant(document.text, lang.load(document.language))


def read(document: Document) -> Report:
    return claims.read(document, lang.load(document.language))


if __name__ == "__main__":
    main()
