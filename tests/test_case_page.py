"""The check that docs/case.md gives to those without the program says what the program says."""

from __future__ import annotations

import io
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tawthiq.store import Action, Case, Entry, Order, Removal

PAGE = Path(__file__).parents[1] / "docs" / "case.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Case.create(tmp_path / "case", "A case", ["ar"]) as case:
        for name in ("a", "ب"):
            with case.receive(io.BytesIO(name.encode()), f"{name}.txt") as received:
                case.keep(received, [Entry(name, received.sha256, None, f"عنوان {name}")])
    return tmp_path / "case"


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    (code,) = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=False)


def test_it_finds_a_case_whole(folder: Path) -> None:
    with Case.open(folder, read_only=True) as case:
        head = case.head().hash
    assert check(folder).stdout == f"whole; head {head}\n"


@pytest.mark.parametrize("remains", [None, b"rest"])
def test_it_finds_a_case_whole_from_which_something_was_erased(folder: Path, remains: bytes | None) -> None:
    with Case.open(folder, alone=True) as case:
        sha256, left = case.evidence()[0].sha256, None
        if remains:
            with case.receive(io.BytesIO(remains), "a.txt") as received:
                left = case.keep_remains(received)
        case.erase(Order("the law demands it", [Removal(sha256, frozenset({"a"}), left)]))
        head = case.head().hash
    assert check(folder).stdout == f"whole; head {head}\n"
    connection = sqlite3.connect(folder / "case.db")
    connection.execute("DROP TRIGGER tombstone_no_update")
    connection.execute("UPDATE tombstone SET hash = ? WHERE kind = 'report'", ["0" * 64])
    connection.commit()
    connection.close()
    assert "rows of entry 3 were changed" in check(folder).stderr


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE log SET who = 'another' WHERE seq = 3", "entry 3 was changed"),
        ("DELETE FROM log WHERE seq = 3", "entry 4 was changed"),
        ("UPDATE report SET title = 'other' WHERE doc_id = 'a'", "rows of entry 3 were changed"),
        (
            "INSERT INTO report (doc_id, sha256, logged) SELECT 'c', sha256, 99 FROM evidence LIMIT 1",
            "rows were put in",
        ),
    ],
)
def test_it_finds_what_was_changed(folder: Path, statement: str, message: str) -> None:
    connection = sqlite3.connect(folder / "case.db")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement)
    connection.commit()
    connection.close()
    assert message in check(folder).stderr


def test_the_page_names_every_action_that_is_written() -> None:
    named = set(re.findall(r"^\| `([a-z]+)` \|", PAGE.read_text(encoding="utf-8").split("| action |")[1], re.MULTILINE))
    assert named <= {one.value for one in Action}
    assert {"new", "migrate", "configure", "add", "receive", "build"} <= named
