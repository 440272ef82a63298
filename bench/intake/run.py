"""How long does it take to take very many reports in, and to verify the case?

usage: python bench/intake/run.py [--reports 100000] [--bytes 2500] [--store URL]

Writes one file of JSON Lines with so many reports of about so many bytes of text each, makes a case, adds the file and
verifies, each as the command does it. Prints seconds and peak memory of each command, beside what is wanted for
100,000 reports: 3 minutes for adding (the index of words included), 1 minute for verifying. Memory is also given for a
tenth of the reports: what it grows by is what it keeps of each. Then searches for words that are in all reports, in one
and in none, within a process that has the index open: 50 ms are wanted for each, at its slowest of 20.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tawthiq.lang import search_words
from tawthiq.pipeline.indexing import up_to_date
from tawthiq.pipeline.searching import search, terms_of
from tawthiq.store import Case

WANTED = {"add": 180.0, "verify": 60.0}  # seconds for 100,000 reports
SEARCH = 0.05  # seconds
SENTENCES = (
    "قال مصدر طبي في المستشفى الميداني إن ثلاثة مدنيين قتلوا السبت في غارة على بلدة هجين.",
    "وأضاف أن خمسة آخرين أصيبوا بجروح ونقلوا إلى مستشفى قريب من ضفة النهر.",
    "ولم تعلق أي جهة على القصف حتى ساعة إعداد هذا الخبر.",
    "وكانت البلدة قد شهدت قصفاً مماثلاً في الأسبوع الماضي، أودى بحياة عائلة بكاملها.",
)


def text(number: int, size: int) -> str:
    """About so many bytes of text in UTF-8, no two alike."""
    parts, length = [f"الخبر رقم {number}."], 0
    for sentence in itertools.cycle(SENTENCES):
        if length >= size:
            return " ".join(parts)
        parts.append(sentence)
        length += len(sentence.encode()) + 1
    raise AssertionError("a cycle has no end")


def lines(reports: int, size: int) -> Iterator[str]:
    for number in range(reports):
        known = {"published": "2018-11-18", "outlet": "The Outlet", "url": f"https://example.org/{number}"}
        report = {"doc_id": f"report-{number}", "text": text(number, size), "title": f"خبر {number}", **known}
        yield json.dumps(report, ensure_ascii=False) + "\n"


def run(*arguments: str) -> tuple[float, int]:
    """Seconds and peak memory in MB of a command."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "tawthiq", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"tawthiq {' '.join(arguments)} ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss // 1024


def searches(case: Path, reports: int) -> dict[str, float]:
    """The slowest of 20 times, in seconds, that each question took."""
    asked = ("هجين", "غارة مدنيون مستشفى", '"غارة على بلدة هجين"', "مدني*", str(reports - 7), "لاشيء")
    slowest = {}
    with Case.open(case, read_only=True) as opened, up_to_date(opened) as index:
        for one in asked:
            times = []
            for _ in range(20):
                start = time.perf_counter()
                search(index, terms_of(one, search_words()), 20)
                times.append(time.perf_counter() - start)
            slowest[one] = max(times)
    return slowest


def measure(folder: Path, reports: int, size: int, store: str | None) -> dict[str, tuple[float, int]]:
    source, case = folder / f"{reports}.jsonl", folder / f"case-{reports}"
    with source.open("w", encoding="utf-8") as stream:
        stream.writelines(lines(reports, size))
    run("new", str(case), *(["--store", f"{store}{reports}"] if store else []))
    return {"add": run("add", str(case), str(source)), "verify": run("verify", str(case))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--bytes", type=int, default=2500)
    parser.add_argument("--store", help="the URL of a server up to the number that ends the name of the schema")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tawthiq-intake-") as folder:
        few = measure(Path(folder), arguments.reports // 10, arguments.bytes, arguments.store)
        many = measure(Path(folder), arguments.reports, arguments.bytes, arguments.store)
        found = searches(Path(folder) / f"case-{arguments.reports}", arguments.reports)
    print(f"{arguments.reports:,} reports of {arguments.bytes:,} bytes of text")
    for command, (seconds, memory) in many.items():
        wanted = WANTED[command] * arguments.reports / 100_000
        print(f"{command:>7}  {seconds:6.1f} s of {wanted:.0f}  {memory} MB ({few[command][1]} MB for a tenth)")
    for words, seconds in found.items():
        print(f" search  {seconds * 1000:6.1f} ms of {SEARCH * 1000:.0f}  {words}")
    is_slow = any(seconds > WANTED[name] * arguments.reports / 100_000 for name, (seconds, _) in many.items())
    sys.exit(is_slow or max(found.values()) > SEARCH)


if __name__ == "__main__":
    main()
