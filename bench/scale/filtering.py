"""What does the relevance filter keep, what does it drop, and how fast is it beside the reading?

usage: python bench/scale/filtering.py [--shared ../shared]

Reads every report of `gold/dev-input.jsonl`, `corpus/reports.jsonl` and `incidents/reports.jsonl`, and asks the filter
of each. Prints by source how many reports give claims and how many of those are kept, how many give none and how many
of those are dropped; the share of all ordinary reports (`plain-*`) that is dropped; and reports a second of processor
time of the filter and of the reading, over the same reports, once the words have been met.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tawthiq import claims, lang
from tawthiq.documents import Reading, read_jsonl
from tawthiq.model import Document

FILES = ("gold/dev-input.jsonl", "corpus/reports.jsonl", "incidents/reports.jsonl")
MEASURED = ("gold", "corpus")  # what the wanted shares are of; incidents are a check that the filter was not tuned on
WANTED = {"kept": 0.995, "dropped": 0.9, "faster": 20.0}


def main() -> None:
    """Read the arguments, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[3] / "shared")
    shared = parser.parse_args().shared
    missing = [name for name in FILES if not (shared / name).is_file()]
    if missing:
        print(f"skipped: {shared} has no {', '.join(missing)}; these texts are others' and not part of the project")
        return
    reports = [(name.partition("/")[0], document) for name in FILES for document in documents(shared / name)]
    told = {id(document): bool(read(document).claims) for _, document in reports}
    kept = {id(document): is_kept(document) for _, document in reports}
    shares(reports, told, kept)
    speeds([document for source, document in reports if source in MEASURED])


def documents(file: Path) -> Iterable[Document]:
    with file.open("rb") as stream:
        yield from (item.document for item in read_jsonl(stream, file.name) if isinstance(item, Reading))


def read(document: Document) -> object:
    return claims.read(document, lang.load(document.language))


def is_kept(document: Document) -> bool:
    return claims.is_relevant(document.text, lang.load(document.language))


def shares(reports: Sequence[tuple[str, Document]], told: dict[int, bool], kept: dict[int, bool]) -> None:
    """Print what is kept and dropped by source."""
    counts: Counter[tuple[str, bool, bool]] = Counter()
    for folder, document in reports:
        source = f"{folder} {document.doc_id.rstrip('0123456789').rstrip('-')}" if folder != "incidents" else folder
        counts[source, told[id(document)], kept[id(document)]] += 1
    print(f"{'source':20}{'with claims':>12}{'kept':>7}{'without':>9}{'dropped':>9}")
    for source in sorted({key[0] for key in counts}):
        having, without = (counts[source, has, True] + counts[source, has, False] for has in (True, False))
        print(f"{source:20}{having:12}{counts[source, True, True]:7}{without:9}{counts[source, False, False]:9}")
    measured = [key for key in counts if key[0].split()[0] in MEASURED]
    having = sum(counts[key] for key in measured if key[1])
    share = sum(counts[key] for key in measured if key[1] and key[2]) / having
    plain = [key for key in measured if key[0].endswith("plain")]
    dropped = sum(counts[key] for key in plain if not key[2]) / max(1, sum(counts[key] for key in plain))
    print(f"kept of gold and corpus with claims: {share:.4f} (wanted {WANTED['kept']})")
    print(f"dropped of all plain reports: {dropped:.3f} (wanted {WANTED['dropped']})")


def speeds(reports: Sequence[Document]) -> None:
    """Print reports a second, the best of three rounds each, taken in turn."""
    for name, chosen in (("gold and corpus", reports), ("plain", [r for r in reports if r.doc_id.startswith("plain")])):
        rounds = [(seconds(is_kept, chosen), seconds(read, chosen)) for _ in range(3)]
        fast, slow = (len(chosen) / min(times) for times in zip(*rounds, strict=True))
        print(
            f"{name}: filter {fast:,.0f}/s, reading {slow:,.0f}/s: {fast / slow:.1f} times (wanted {WANTED['faster']})"
        )


def seconds(call: Callable[[Document], object], reports: Sequence[Document]) -> float:
    start = time.process_time()
    for report in reports:
        call(report)
    return time.process_time() - start


if __name__ == "__main__":
    main()
