"""Is anything lost when the program is killed at a random moment?

usage: python bench/crash/run.py [--times 1000] [--seed 1] [--fresh-every 12] [--pool]

A process adds files to a case, with one report or many, alone or several together, builds, judges a claim, and
erases a report, whole or out of a file of many. It tells each step that is done, once the program has said so. It is
killed with SIGKILL after a random number of steps and a random part of the next. Then the case is verified; it is
opened, which completes an erasure that had begun; every file that was told must be there with its reports, every
judgement too, unless it was erased; and of what was erased no byte of the case may have the word that no other report
has. Then another process goes on with the same case; every so often with a new one. Prints how many kills, during what,
and how many cases were broken, lost something or had kept such a word: all must be 0. Exit code 1 where they are not.
With --pool builds read even the few new reports here in processes, as they do where more than 200 are new.

This is the death of the process. That of the machine is left to SQLite and `fsync`.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import itertools
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tawthiq.documents import Metadata
from tawthiq.model import Verdict
from tawthiq.pipeline import (
    FEW_REPORTS,
    Demand,
    EngineChoice,
    Wording,
    add_paths,
    build_case,
    erase_from_case,
    judge_case,
    list_judgements,
    new_case,
    verify,
)
from tawthiq.store import Case, User

MANY = 15  # reports in a large file
SEVERAL = 5  # small files that come in together
CYCLE = ("add", "build", "judge", "add", "erase", "add", "add")
A_STEP = 0.3  # seconds that a step is taken to need until some were seen
STEPS = 3  # at most so many are let through before a kill
SOMEBODY = User("A. Recorder", lambda: datetime.datetime(2018, 11, 19, 9, 0, tzinfo=datetime.UTC))


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


def word(number: int, line: int) -> str:
    """What stands in one report and nowhere else."""
    return f"zq{number}x{line}qz"


def write_files(folder: Path, number: int) -> tuple[list[Path], int]:
    """One report in a file, many in one, or several files that come in together; and the number of reports."""
    reports = {3: MANY, 5: SEVERAL}.get(number % 7, 1)
    text = "قال مصدر طبي إن {} مدنيين قتلوا السبت في غارة على بلدة هجين، بحسب {}."
    lines = [
        {"doc_id": f"{number}-{line}", "text": text.format(line + 2, word(number, line))} for line in range(reports)
    ]
    groups = [[line] for line in lines] if reports == SEVERAL else [lines]
    paths = [folder / f"{number}-{place}.jsonl" for place in range(len(groups))]
    for path, group in zip(paths, groups, strict=True):
        path.write_text("".join(json.dumps(line) + "\n" for line in group), encoding="utf-8")
    return paths, reports


def work(  # noqa: PLR0913, PLR0917  # what is done, and from where on
    case: Path, inbox: Path, first: int, told: int, at: int, few: int
) -> None:
    """Go round the steps from the one at this place until killed; write a line to `told` before and after each."""
    for turn in itertools.count(at):
        name, number = CYCLE[turn % len(CYCLE)], first + turn - at
        if name == "add":
            with step(told, name, number) as say:
                paths, reports = write_files(inbox, number)
                add_paths(case, paths, Metadata(), watch)
                say(str(reports))
        elif name == "build":
            with step(told, name, number):
                build_case(case, watch, engine=EngineChoice(processes=2).engine(few))
        elif name == "judge" and (claim := last_claim(case)) is not None:
            with step(told, name, number) as say:
                say(judge_case(case, Wording((claim,), Verdict.REJECT, (), f"judged at {number}"), SOMEBODY).id)
        elif name == "erase" and (oldest := first_file(case)) is not None:
            with step(told, name, oldest):
                erase_from_case(case, Demand(reports=[f"{oldest}-0"]), "the law demands it", SOMEBODY)


def first_file(case: Path) -> int | None:
    """The number of the first file whose first report is there."""
    with Case.open(case, read_only=True) as opened:
        names = (doc_id.partition("-") for doc_id in opened.places())
    return min((int(number) for number, _, line in names if line == "0"), default=None)


def last_claim(case: Path) -> str | None:
    """The id of a claim of the output, where there is any."""
    if not (case / "output" / "claims.jsonl").exists():
        return None
    with (case / "output" / "claims.jsonl").open(encoding="utf-8") as stream:
        found = [claim["id"] for line in stream for claim in json.loads(line)["claims"][:1]]
    return str(found[-1]) if found else None


@contextlib.contextmanager
def step(told: int, name: str, number: int) -> Iterator[Callable[[str], None]]:
    """Tell that a step begins, and that it is done with what was said of it."""
    said: list[str] = []
    os.write(told, f"start {name} {number}\n".encode())
    yield said.append
    os.write(told, f"done {name} {number} {' '.join(said)}\n".encode())


def kill_once(  # noqa: PLR0913, PLR0917  # what is done, and when it is killed
    case: Path, inbox: Path, first: int, chance: random.Random, usual: dict[str, float], few: int
) -> list[list[str]]:
    """What a process that was killed at some moment has told; `usual` are the seconds that each step takes."""
    reader, writer = os.pipe()
    at, steps = chance.randrange(len(CYCLE)), chance.randint(0, STEPS)
    child = os.fork()
    if child == 0:
        os.close(reader)
        with contextlib.suppress(BaseException):
            work(case, inbox, first, writer, at, few)
        os._exit(1)
    os.close(writer)
    lines, began = list[list[str]](), 0.0
    try:
        with os.fdopen(reader, encoding="utf-8") as stream:
            while not (lines and lines[-1][0] == "start" and sum(line[0] == "done" for line in lines) == steps):
                line = stream.readline().split()
                if not line:
                    raise SystemExit(f"the process ended by itself after {lines[-1:]}")
                lines.append(line)
                if line[0] == "start":
                    began = time.perf_counter()
                else:
                    usual[line[1]] = (usual[line[1]] + time.perf_counter() - began) / 2
            time.sleep(chance.uniform(0, 1.2 * usual[lines[-1][1]]))
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            lines += [line.split() for line in stream]
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    if not os.WIFSIGNALED(status):
        raise SystemExit(f"the process ended by itself after {lines[-1:]}")
    return lines


@dataclass
class Told:
    """What was told about a case: files with their numbers of reports, judgements, erasures begun and done."""

    files: dict[int, int] = field(default_factory=dict)
    judgements: set[str] = field(default_factory=set)
    begun: set[int] = field(default_factory=set)
    erased: set[int] = field(default_factory=set)

    def take(self, lines: list[list[str]]) -> None:
        for state, name, number, *rest in lines:
            if (state, name) == ("done", "add"):
                self.files[int(number)] = int(rest[0])
            elif (state, name) == ("done", "judge"):
                self.judgements.add(rest[0])
            elif name == "erase":
                (self.begun if state == "start" else self.erased).add(int(number))

    def lost(self, places: Mapping[str, str], judged: Collection[str]) -> list[str]:
        """What was acknowledged and is not there, or was erased and is."""
        gone = {f"{number}-0" for number in self.begun}
        reports = {f"{number}-{line}" for number, lines in self.files.items() for line in range(lines)}
        back = {f"{number}-0" for number in self.erased}.intersection(places)
        return sorted((reports - gone).difference(places) | back | self.judgements.difference(judged))


def judged_in(case: Case) -> set[str]:
    """The ids of judgements that are there, or were erased with their report."""
    return case._register._judged()


def kept_words(case: Path, places: Mapping[str, str], told: Told) -> list[str]:
    """Words of reports that were erased, told or not, that some byte of the case still has."""
    words = [word(number, 0).encode() for number in told.begun if f"{number}-0" not in places]
    files = [path for path in case.rglob("*") if path.is_file()] if words else []
    return sorted({one.decode() for path in files for one in words if one in path.read_bytes()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fresh-every", type=int, default=12)
    parser.add_argument("--pool", action="store_true")
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    count: Counter[str] = Counter()
    usual = dict.fromkeys(CYCLE, A_STEP)
    folder = Path(tempfile.mkdtemp(prefix="tawthiq-crash-"))
    inbox = folder / "in"
    try:
        for turn in range(arguments.times):
            if turn % arguments.fresh_every == 0:
                shutil.rmtree(folder, ignore_errors=True)
                inbox.mkdir(parents=True)
                case, told, first = folder / "case", Told(), 1
                new_case(case, "A case")
                add_paths(case, write_files(inbox, 0)[0], Metadata(), watch)
                build_case(case, watch)  # what is loaded once is loaded here, and not in the time before a kill
                list_judgements(case)
            lines = kill_once(case, inbox, first, chance, usual, 0 if arguments.pool else FEW_REPORTS)
            during = lines[-1] if lines else ["start"]
            count[f"killed during {during[1] if during[0] == 'start' and len(during) > 1 else 'neither'}"] += 1
            told.take(lines)
            first = max([first, *(int(line[2]) + 1 for line in lines if line[:2] == ["start", "add"])])
            found = verify(case, watch)
            count["broken"] += bool(found.faults)
            count["left bytes that nothing registers, or an erasure to complete"] += bool(found.notes)
            with Case.open(case) as opened:
                places, judged = opened.places(), judged_in(opened)
            again = verify(case, watch)
            count["broken"] += bool(again.faults)
            for fault in (*found.faults, *again.faults):
                print(f"turn {turn}: {fault}")
            lost, kept = told.lost(places, judged), kept_words(case, places, told)
            count["lost"] += bool(lost)
            count["words kept"] += bool(kept)
            if lost or kept:
                print(f"turn {turn}: lost {lost[:5]}, kept {kept[:5]}")
            count["steps acknowledged"] += sum(line[0] == "done" for line in lines)
            for name in usual:
                count[f"acknowledged: {name}"] += sum(line[:2] == ["done", name] for line in lines)
            count["kills"] += 1
    except KeyboardInterrupt:
        print("interrupted; what was found until then:")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{count.pop('kills', 0)} kills of {arguments.times}, seed {arguments.seed}")
    for name, number in sorted({"broken": 0, "lost": 0, "words kept": 0, **count}.items()):
        print(f"{number:>7}  {name}")
    sys.exit(1 if count["broken"] or count["lost"] or count["words kept"] else 0)


if __name__ == "__main__":
    main()
