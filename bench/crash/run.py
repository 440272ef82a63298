"""Is anything lost when the program is killed at a random moment?

usage: python bench/crash/run.py [--times 1000] [--seed 1] [--fresh-every 50]

A process adds files to a case, with one report or many, alone or several together, and builds. It tells each file
that came in, once `add` has said so. It is killed with SIGKILL after a random number of steps and a random part of the
next; then the case is verified, and every file that was told must be there with its reports. Then another process goes
on with the same case; every so often with a new one. Prints how many kills, during what, and how many cases were
broken or lost something: both must be 0. Exit code 1 where they are not.

This is the death of the process. That of the machine is left to SQLite and `fsync`.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tawthiq.documents import Metadata
from tawthiq.pipeline import add_paths, build_case, new_case, verify
from tawthiq.store import Case

MANY = 400  # reports in a large file
SEVERAL = 20  # small files that come in together
FIRST_STEP = 0.1  # seconds that are taken for a step where none was let through
STEPS = 3  # at most so many are let through before a kill


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


def write_files(folder: Path, number: int) -> tuple[list[Path], int]:
    """One report in a file, many in one, or several files that come in together; and the number of reports."""
    reports = {3: MANY, 5: SEVERAL}.get(number % 7, 1)
    text = "قال مصدر طبي إن {} مدنيين قتلوا السبت في غارة على بلدة هجين."
    lines = [{"doc_id": f"{number}-{line}", "text": text.format(line + 2)} for line in range(reports)]
    groups = [[line] for line in lines] if reports == SEVERAL else [lines]
    paths = [folder / f"{number}-{place}.jsonl" for place in range(len(groups))]
    for path, group in zip(paths, groups, strict=True):
        path.write_text("".join(json.dumps(line) + "\n" for line in group), encoding="utf-8")
    return paths, reports


def work(case: Path, inbox: Path, first: int, told: int) -> None:
    """Add files and build until killed; write a line to `told` before and after each step."""
    for number in range(first, first + 10_000):
        os.write(told, f"start add {number} 0\n".encode())
        paths, reports = write_files(inbox, number)
        add_paths(case, paths, Metadata(), watch)
        os.write(told, f"done {number} {reports}\n".encode())
        if number % 5 == 4:
            os.write(told, b"start build 0 0\n")
            build_case(case, watch)
            os.write(told, b"built 0 0\n")


def kill_once(case: Path, inbox: Path, first: int, chance: random.Random) -> list[list[str]]:
    """What a process that was killed at some moment has told."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        with contextlib.suppress(BaseException):
            work(case, inbox, first, writer)
        os._exit(1)
    os.close(writer)
    steps, lines, start = chance.randint(0, STEPS), list[list[str]](), time.perf_counter()
    with os.fdopen(reader, encoding="utf-8") as stream:
        while sum(line[0] in ("done", "built") for line in lines) < steps:
            line = stream.readline()
            if not line:
                raise SystemExit(f"the process ended by itself after {lines[-1:]}")
            lines.append(line.split())
        usual = (time.perf_counter() - start) / steps if steps else FIRST_STEP
        time.sleep(chance.uniform(0, 1.5 * usual))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        lines += [line.split() for line in stream]
    if not os.WIFSIGNALED(status):
        raise SystemExit(f"the process ended by itself after {lines[-1:]}")
    return lines


def lost(case: Path, done: dict[int, int]) -> int:
    """How many files that were acknowledged are not there with all their reports."""
    with Case.open(case, read_only=True) as opened:
        places = opened.places()
    return sum(any(f"{number}-{line}" not in places for line in range(reports)) for number, reports in done.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fresh-every", type=int, default=50)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    count: Counter[str] = Counter()
    folder = Path(tempfile.mkdtemp(prefix="tawthiq-crash-"))
    inbox = folder / "in"
    try:
        for turn in range(arguments.times):
            if turn % arguments.fresh_every == 0:
                shutil.rmtree(folder, ignore_errors=True)
                inbox.mkdir(parents=True)
                case, done, first = folder / "case", dict[int, int](), 1
                new_case(case, "A case")
                add_paths(case, write_files(inbox, 0)[0], Metadata(), watch)
                build_case(case, watch)  # what is loaded once is loaded here, and not in the time before a kill
            lines = kill_once(case, inbox, first, chance)
            during = lines[-1] if lines else ["start"]
            count[f"killed during {during[1] if during[0] == 'start' and len(during) > 1 else 'neither'}"] += 1
            done |= {int(line[1]): int(line[2]) for line in lines if line[0] == "done"}
            first = max([first, *(int(line[2]) + 1 for line in lines if line[:2] == ["start", "add"])])
            found = verify(case, watch)
            count["broken"] += bool(found.faults)
            count["lost"] += lost(case, done)
            count["left bytes that the next add takes up"] += bool(found.notes)
            for fault in found.faults:
                print(f"turn {turn}: {fault}")
            count["files acknowledged"] += sum(line[0] == "done" for line in lines)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{arguments.times} kills, seed {arguments.seed}")
    for name, number in sorted({"broken": 0, "lost": 0, **count}.items()):
        print(f"{number:>7}  {name}")
    sys.exit(1 if count["broken"] or count["lost"] else 0)


if __name__ == "__main__":
    main()
