"""How long does it take to take very many reports in, and to verify the case?

usage: python bench/intake/run.py [--reports 100000] [--bytes 2500]

Writes one file of JSON Lines with so many reports of about so many bytes of text each, makes a case, adds the file and
verifies, each as the command does it. Prints seconds and peak memory of each command, beside what is wanted for
100,000 reports: 3 minutes for adding, 1 minute for verifying. Memory is also given for a tenth of the reports: what it
grows by is what it keeps of each.
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

WANTED = {"add": 180.0, "verify": 60.0}  # seconds for 100,000 reports
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


def measure(folder: Path, reports: int, size: int) -> dict[str, tuple[float, int]]:
    source, case = folder / f"{reports}.jsonl", folder / f"case-{reports}"
    with source.open("w", encoding="utf-8") as stream:
        stream.writelines(lines(reports, size))
    run("new", str(case))
    return {"add": run("add", str(case), str(source)), "verify": run("verify", str(case))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--bytes", type=int, default=2500)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tawthiq-intake-") as folder:
        few = measure(Path(folder), arguments.reports // 10, arguments.bytes)
        many = measure(Path(folder), arguments.reports, arguments.bytes)
    print(f"{arguments.reports:,} reports of {arguments.bytes:,} bytes of text")
    for command, (seconds, memory) in many.items():
        wanted = WANTED[command] * arguments.reports / 100_000
        print(f"{command:>7}  {seconds:6.1f} s of {wanted:.0f}  {memory} MB ({few[command][1]} MB for a tenth)")
    sys.exit(any(seconds > WANTED[name] * arguments.reports / 100_000 for name, (seconds, _) in many.items()))


if __name__ == "__main__":
    main()
