"""How fast does this machine read just now? The same few reports again and again, beside what is measured.

usage: python bench/scale/probe.py [--reports 40] [--every 5] [--seed 3]

Prints a line every so many seconds until it is stopped: the processor time in seconds that a report takes, the average
over those reports, once their words have been met. A shared machine is up to three times as slow from one hour to the
next, and slower beside other work: what was measured meanwhile is told in such reports, not in seconds.
"""

from __future__ import annotations

import argparse
import io
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

from tawthiq.documents import read_jsonl
from tawthiq.pipeline.extraction import ReportReader


def main() -> None:
    """Read the arguments, and print for ever."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=40)
    parser.add_argument("--every", type=float, default=5)
    parser.add_argument("--seed", type=int, default=3)
    arguments = parser.parse_args()
    script = str(Path(__file__).with_name("generate.py"))
    command = [sys.executable, script, str(arguments.reports), "--seed", str(arguments.seed)]
    archive = subprocess.run(command, capture_output=True, check=True).stdout
    reader = ReportReader()
    read(reader, archive)
    while True:
        time.sleep(arguments.every)
        start = time.process_time()
        read(reader, archive)
        print((time.process_time() - start) / arguments.reports, flush=True)


def read(reader: ReportReader, archive: bytes) -> None:
    """What a long run does with each report."""
    for reading in read_jsonl(io.BytesIO(archive), "archive"):
        if reader.is_relevant(reading):
            reader.read(reading)


class Probe:
    """This script beside what is measured; `close` it."""

    def __init__(self) -> None:
        """Start it, and wait until it has said something."""
        self._process = subprocess.Popen([sys.executable, __file__], stdout=subprocess.PIPE, text=True)
        self._said: list[tuple[float, float]] = []
        self._first = threading.Event()
        threading.Thread(target=self._listen, daemon=True).start()
        self._first.wait()

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            self._said.append((time.perf_counter(), float(line)))
            self._first.set()
        self._first.set()

    def between(self, start: float, end: float) -> float:
        """Seconds of the processor for a report between two moments of `time.perf_counter`; of the last one before,
        where it said nothing meanwhile.
        """
        before = [seconds for when, seconds in self._said if when <= end]
        return statistics.fmean([seconds for when, seconds in self._said if start <= when <= end] or before[-1:])

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()


if __name__ == "__main__":
    main()
