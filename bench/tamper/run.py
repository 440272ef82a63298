"""Is every single byte that is changed in a case found?

usage: python bench/tamper/run.py [--places 500] [--seed 1] [--reports 2000]

Makes a case with judgements and erasures, changes one byte at a random place, verifies, and puts it back: half of the
places in evidence, half in `case.db`. What is not found in the database must be slack: every table read row by row,
the schema and the database's settings must be the same as before, as SQLite itself reads them. Prints how many were
found, how many were slack, and how many were missed, which must be 0; exit code 1 where it is not.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import sqlite3
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tawthiq.documents import Metadata
from tawthiq.judging.lines import write_judgement
from tawthiq.model import Anchor, ClaimType, Judgement, Span, Verdict
from tawthiq.pipeline import Demand, add_paths, erase_from_case, import_judgements, new_case, verify
from tawthiq.store import User

JUDGEMENTS = 200
SOMEBODY = User("A. Recorder", lambda: datetime.datetime(2018, 11, 19, 9, 0, tzinfo=datetime.UTC))
SETTINGS = ("user_version", "application_id", "encoding", "auto_vacuum", "journal_mode", "integrity_check")


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


def make_case(folder: Path, reports: int) -> Path:
    """A case with one large file, some small ones that came twice, judgements, and erasures of a file and of a line."""
    case, inbox = folder / "case", folder / "in"
    inbox.mkdir()
    new_case(case, "A case")
    lines = [
        {"doc_id": f"report-{number}", "text": f"قتل {number + 2} مدنيين في غارة.", "title": f"خبر {number}"}
        for number in range(reports)
    ]
    (inbox / "many.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    for number in range(20):
        (inbox / f"{number}.txt").write_text(f"قتل {number + 2} أشخاص في قصف.", encoding="utf-8")
    for _ in range(2):
        add_paths(case, [inbox], Metadata(outlet="The Outlet", url="https://example.org"), watch)
    import_judgements(case, (write_judgement(judgement(number)) for number in range(JUDGEMENTS)), "made up", SOMEBODY)
    erase_from_case(case, Demand(reports=["report-7", "report-8", "3"]), "the law demands it", SOMEBODY)
    return case


def judgement(number: int) -> Judgement:
    """One about a claim of a report of the large file; those of the reports that go will go with them."""
    anchor = Anchor(f"c-{number:012}", f"report-{number}", ClaimType.CASUALTY, Span(0, 3), "قتل")
    when = "2018-11-19T09:00:00Z"
    return Judgement((anchor.claim,), Verdict.REJECT, "A. Recorder", when, "read again", made_about=(anchor,))


def contents(path: Path) -> object:
    """All that SQLite reads from the file; the error where it reads none."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)
    try:
        schema = connection.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name, type"
        ).fetchall()
        tables = [name for name, kind, *_ in schema if kind == "table"]
        rows = {name: sorted(map(repr, connection.execute(f"SELECT * FROM {name} NOT INDEXED"))) for name in tables}
        return schema, rows, [connection.execute(f"PRAGMA {name}").fetchall() for name in SETTINGS]
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return f"{type(error).__name__}: {error}"
    finally:
        connection.close()


def outcome(case: Path, path: Path, place: int, flip: int, before: object) -> str:
    """What came of changing one byte: `found`, `slack` or `missed`."""
    mode = path.stat().st_mode
    path.chmod(0o644)
    with path.open("r+b") as stream:
        stream.seek(place)
        (byte,) = stream.read(1)
        stream.seek(place)
        stream.write(bytes([byte ^ flip]))
    try:
        if verify(case, watch).faults:
            return "found"
        return "slack" if path.name == "case.db" and contents(path) == before else "missed"
    finally:
        with path.open("r+b") as stream:
            stream.seek(place)
            stream.write(bytes([byte]))
        path.chmod(mode)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--places", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reports", type=int, default=2000)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    count: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory(prefix="tawthiq-tamper-") as folder:
        case = make_case(Path(folder), arguments.reports)
        evidence, database = sorted((case / "archive").iterdir()), case / "case.db"
        before = contents(database)
        for turn in range(arguments.places):
            kind = ("evidence", "database")[turn % 2]
            path = chance.choice(evidence) if kind == "evidence" else database
            place, flip = chance.randrange(path.stat().st_size), chance.randrange(1, 256)
            result = outcome(case, path, place, flip, before)
            count[kind, result] += 1
            if result == "missed":
                print(f"missed: byte {place} of {path.name} (page {place // 4096 + 1}), changed by {flip:#x}")
        if verify(case, watch).faults or contents(database) != before:
            raise SystemExit("the case was not put back as it was: the figures are worth nothing")
        size = database.stat().st_size
    print(f"{arguments.places} places, seed {arguments.seed}, case.db of {size:,} bytes")
    for (kind, result), number in sorted(count.items()):
        print(f"{number:>7}  {kind}, {result}")
    sys.exit(1 if any(result == "missed" for _, result in count) else 0)


if __name__ == "__main__":
    main()
