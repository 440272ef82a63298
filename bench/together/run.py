"""Can several people write to and read a case at once?

usage: python bench/together/run.py [--seconds 60] [--writers 2] [--readers 10] [--store URL]

With --store the register is on a PostgreSQL server, in a schema that has none yet; tools/with_postgresql.py starts one.

Each writer is a process that adds files of its own, one after the other, as `tawthiq add` does; each reader opens the
case again and again, as other commands do, and reads the log, the evidence and the reports, which must agree with each
other and only ever grow. At the end the case is verified, and every file that a writer was told is in must be there.
Prints how often each wrote and read, and how many errors and lost writes there were: both must be 0. Exit code 1 where
they are not.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import tempfile
import time
from multiprocessing.queues import Queue
from pathlib import Path

from tawthiq.documents import Metadata
from tawthiq.errors import TawthiqError
from tawthiq.pipeline import add_paths, new_case, verify
from tawthiq.store import Case, Delivery, User

Told = tuple[str, str, list[str]]  # who, what went wrong or nothing, the ids that came in or the number of readings


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


def write(case: Path, inbox: Path, number: int, until: float, told: Queue[Told]) -> None:
    """Add files of three reports each until the time is over."""
    done: list[str] = []
    fault, turn = "", 0
    try:
        while time.monotonic() < until:
            ids = [f"writer-{number}-{turn}-{line}" for line in range(3)]
            path = inbox / f"{number}-{turn}.jsonl"
            lines = [{"doc_id": doc_id, "text": "قتل مدنيان في قصف على بلدة هجين."} for doc_id in ids]
            path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
            done += add_paths(case, [path], Metadata(), watch, Delivery(User(f"Writer {number}"))).added
            turn += 1
    except TawthiqError as error:
        fault = str(error)
    told.put(("writer", fault, done))


def read(case: Path, until: float, told: Queue[Told]) -> None:
    """Look at the case until the time is over."""
    fault, last, turns = "", 0, 0
    try:
        while time.monotonic() < until and not fault:
            with Case.open(case, read_only=True) as opened:
                seq, reports, later = opened.head().seq, len(opened.places()), opened.head().seq
                if seq < last or len(list(opened.log())) < later:
                    fault = f"the log went from {last} to {seq} entries"
                if not 3 * (seq - 2) <= reports <= 3 * (later - 2):
                    fault = f"{reports} reports between entries {seq} and {later}"
                last = later
            turns += 1
    except TawthiqError as error:
        fault = str(error)
    told.put(("reader", fault, [""] * turns))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--writers", type=int, default=2)
    parser.add_argument("--readers", type=int, default=10)
    parser.add_argument("--store")
    arguments = parser.parse_args()
    context = multiprocessing.get_context("fork")
    with tempfile.TemporaryDirectory(prefix="tawthiq-together-") as folder:
        case, inbox, told = Path(folder) / "case", Path(folder) / "in", context.Queue()
        inbox.mkdir()
        new_case(case, "A case", store=arguments.store)
        until = time.monotonic() + arguments.seconds
        writers = [
            context.Process(target=write, args=(case, inbox, number, until, told))
            for number in range(arguments.writers)
        ]
        readers = [context.Process(target=read, args=(case, until, told)) for _ in range(arguments.readers)]
        for process in (*writers, *readers):
            process.start()
        results = [told.get(timeout=arguments.seconds + 120) for _ in (*writers, *readers)]
        for process in (*writers, *readers):
            process.join()
        with Case.open(case, read_only=True) as opened:
            there = opened.places()
        faults = [fault for _, fault, _ in results if fault] + [str(one) for one in verify(case, watch).faults]
    written = [doc_id for who, _, ids in results if who == "writer" for doc_id in ids]
    lost = [doc_id for doc_id in written if doc_id not in there]
    store = "PostgreSQL" if arguments.store else "SQLite"
    print(f"{store}: {arguments.writers} writers, {arguments.readers} readers, {arguments.seconds:g} s")
    print(f"{len(written) // 3:>7}  files written")
    print(f"{sum(len(turns) for who, _, turns in results if who == 'reader'):>7}  readings of the case")
    print(f"{len(faults):>7}  errors")
    print(f"{len(lost):>7}  lost writes")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults or lost else 0)


if __name__ == "__main__":
    main()
