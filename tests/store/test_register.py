from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from tawthiq.errors import CaseError
from tawthiq.store import Circumstances, Entry, Evidence, Form, Receipt, User
from tawthiq.store.database import VERSION
from tawthiq.store.register import Register
from tawthiq.store.tables import METADATA

FIRST = """
CREATE TABLE evidence (
    received INTEGER PRIMARY KEY,
    sha256   TEXT    NOT NULL UNIQUE CHECK (length(sha256) = 64),
    name     TEXT    NOT NULL,
    bytes    INTEGER NOT NULL CHECK (bytes >= 0)
);
CREATE TABLE report (
    doc_id    TEXT PRIMARY KEY,
    sha256    TEXT NOT NULL REFERENCES evidence (sha256),
    line      INTEGER,
    title     TEXT,
    published TEXT,
    language  TEXT,
    outlet    TEXT,
    url       TEXT
) WITHOUT ROWID;
CREATE INDEX report_sha256 ON report (sha256, line);
PRAGMA user_version = 1;
"""
"""The register's tables as the first version made them."""

SECOND = """
ALTER TABLE evidence ADD COLUMN form TEXT NOT NULL DEFAULT 'text';
ALTER TABLE evidence ADD COLUMN mapping TEXT;
PRAGMA user_version = 2;
"""
"""What the second version added."""

A, B, C = "a" * 64, "b" * 64, "c" * 64


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return int(found)


def test_a_register_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    connection = sqlite3.connect(path)
    connection.executescript(FIRST)
    connection.execute("INSERT INTO evidence VALUES (1, ?, 'in/a.txt', 5), (2, ?, 'IN/B.JSONL', 7)", (A, B))
    connection.execute("INSERT INTO report (doc_id, sha256, line) VALUES ('a', ?, NULL), ('b', ?, 3)", (A, B))
    connection.commit()
    connection.close()
    for _ in range(2):
        register = Register(path)
        assert register.evidence() == [
            Evidence(1, A, "in/a.txt", 5, Form.TEXT, None, "text/plain"),
            Evidence(2, B, "IN/B.JSONL", 7, Form.JSON_LINES, None, "application/jsonl"),
        ]
        assert register.entries(B) == [Entry("b", B, 3)]
        register.close()
    assert version(path) == VERSION


def schema(path: Path) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name").fetchall()
    connection.close()
    return [(*row[:3], " ".join((row[3] or "").split())) for row in rows]


@pytest.mark.parametrize("before", [FIRST, FIRST + SECOND], ids=["1", "2"])
def test_a_migrated_register_is_as_a_new_one(tmp_path: Path, before: str) -> None:
    connection = sqlite3.connect(tmp_path / "old.db")
    connection.executescript(before)
    connection.close()
    for name in ("old.db", "new.db"):
        Register(tmp_path / name).close()
    assert schema(tmp_path / "old.db") == schema(tmp_path / "new.db")


def test_the_tables_that_queries_know_are_those_that_are_made(tmp_path: Path) -> None:
    Register(tmp_path / "case.db").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'queries.db'}")
    METADATA.create_all(engine)
    engine.dispose()
    assert [row for row in schema(tmp_path / "case.db") if row[0] != "trigger"] == schema(tmp_path / "queries.db")


def test_migration_keeps_every_row_and_the_log_covers_it(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    connection = sqlite3.connect(path)
    connection.executescript(FIRST + SECOND)
    connection.execute("INSERT INTO evidence VALUES (3, ?, 'a.txt', 5, 'text', NULL)", (A,))
    connection.execute("INSERT INTO evidence VALUES (7, ?, 'b.csv', 9, 'table', 'ucdp')", (B,))
    report = ("a", A, None, "عنوان", "2018-11-18", "ar", "The Outlet", "https://example.org")
    connection.execute("INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?)", report)
    connection.execute("INSERT INTO report (doc_id, sha256, line) VALUES ('ucdp:1', ?, 2)", (B,))
    connection.commit()
    connection.close()
    register = Register(path, User("A. Recorder"))
    assert register.evidence() == [
        Evidence(3, A, "a.txt", 5, Form.TEXT, None, "text/plain"),
        Evidence(7, B, "b.csv", 9, Form.TABLE, "ucdp", "text/csv"),
    ]
    assert register.entries(A) == [Entry(*report)]
    assert register.entries(B) == [Entry("ucdp:1", B, 2)]
    said = Circumstances(None, "https://example.org", "The Outlet", "2018-11-18")
    assert register.receipts() == [
        Receipt(3, A, "a.txt", said, None, None),
        Receipt(7, B, "b.csv", Circumstances(), None, None),
    ]
    (row,) = register.log()
    what = row.entry().what
    assert (row.action, row.who, what["from"]) == ("migrate", "A. Recorder", 2)
    assert what["rows"] == {"evidence": 2, "receipt": 2, "report": 2}
    register.close()


def test_the_form_and_the_mapping_of_evidence_are_kept(tmp_path: Path) -> None:
    register = Register(tmp_path / "case.db")
    register.add(Evidence(0, A, "own.toml", 9, Form.MAPPING), ())
    register.add(Evidence(0, B, "own.csv", 5, Form.TABLE, A), iter([Entry("own:1", B, 2), Entry("own:2", B, 5)]))
    assert register.evidence() == [
        Evidence(1, A, "own.toml", 9, Form.MAPPING, None, "application/toml"),
        Evidence(2, B, "own.csv", 5, Form.TABLE, A, "text/csv"),
    ]
    assert [entry.line for entry in register.entries(B)] == [2, 5]
    assert register.place_of("own:2") == "own.csv:5"
    assert register.place_of("own:3") is None
    register.close()


def test_rows_that_come_one_by_one_may_ask_who_is_there(tmp_path: Path) -> None:
    register = Register(tmp_path / "case.db")

    def entries() -> object:
        for line, doc_id in enumerate(["a", "b", "a"]):
            if register.place_of(doc_id) is None:
                yield Entry(doc_id, A, line + 2)

    register.add(Evidence(0, A, "t.csv", 5, Form.TABLE, "ucdp"), entries())  # type: ignore[arg-type]
    assert [entry.line for entry in register.entries(A)] == [2, 3]
    register.close()


def test_a_fault_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    register = Register(tmp_path / "case.db")

    def entries() -> object:
        yield Entry("a", C, 2)
        raise CaseError("stop")

    with pytest.raises(CaseError, match="stop"):
        register.add(Evidence(0, C, "t.csv", 5, Form.TABLE, "ucdp"), entries())  # type: ignore[arg-type]
    assert register.evidence() == []
    assert register.places() == {}
    register.close()
