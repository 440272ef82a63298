"""Whatever is changed in a case is found and named, and what is whole is said to be whole."""

from __future__ import annotations

import io
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawthiq.errors import CaseError
from tawthiq.store import Case, Entry, Verification, sqlite
from tawthiq.store.migrations.statements import all_statements


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "case"
    with Case.create(folder, "A case", ["ar"]) as case:
        for number in range(3):
            data = f"words {number}".encode() * 50
            with case.receive(io.BytesIO(data), f"in/{number}.jsonl") as received:
                ids = [f"{number}-{line}" for line in range(1, 31)]
                case.keep(received, [Entry(id_, received.sha256, line, "عنوان") for line, id_ in enumerate(ids, 1)])
        case.receive_again([(received.sha256, "again.jsonl")])
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "case"))


def verify(folder: Path, head: str | None = None) -> Verification:
    return Case.verify(folder, watch, head)


def change(folder: Path, *statements: str) -> None:
    """Do to the register what its triggers refuse, and put the triggers back as they were."""
    connection = sqlite3.connect(folder / "case.db")
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.commit()
    connection.close()


def test_a_whole_case_is_whole_and_stays_as_it_is(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found = verify(folder)
    assert (found.faults, found.notes) == ((), ())
    assert (found.entries, found.evidence, found.reports, found.bytes) == (6, 3, 90, 3 * 350)
    with Case.open(folder, read_only=True) as case:
        assert found.head == case.head().hash
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


CHANGES = [
    ("UPDATE log SET who = 'x' WHERE seq = 3", "log entry 3", "its hash is not that of its contents"),
    ("UPDATE log SET what = replace(what, ':', ': ') WHERE seq = 4", "log entry 4", "canonical"),
    ("UPDATE log SET what = 'no JSON' WHERE seq = 4", "log entry 4", "it was changed"),
    ("UPDATE log SET what = x'ff' WHERE seq = 4", "log entry 4", "it was changed"),
    ("DELETE FROM log WHERE seq = 4", "log entry 5", "it comes after entry 3"),
    ("DELETE FROM log", "case.db", "the log is empty"),
    ("UPDATE evidence SET name = 'x' WHERE received = 1", "log entry 3", "rows that it covers were changed"),
    ("UPDATE receipt SET received_by = 'x' WHERE number = 2", "log entry 4", "rows that it covers were changed"),
    ("UPDATE receipt SET source = x'00' WHERE number = 2", "case.db", "a row of receipt: a value of type bytes"),
    ("UPDATE report SET published = '2018-11-19' WHERE doc_id = '2-7'", "log entry 5", "rows that it covers"),
    (
        "DELETE FROM report WHERE doc_id = '2-7'",
        "log entry 5",
        "report: 30; there are evidence: 1, receipt: 1, report: 29",
    ),
    ("DELETE FROM receipt WHERE number = 4", "log entry 6", "it covers receipt: 1; there are no rows"),
    ("UPDATE report SET logged = 4 WHERE doc_id = '2-7'", "log entry 4", "there are"),
    (
        "INSERT INTO report (doc_id, sha256, logged) SELECT 'x', sha256, 9 FROM evidence LIMIT 1",
        "log entry 9",
        "it does",
    ),
    ("DROP INDEX report_sha256", "case.db", "its tables, indexes or triggers"),
    ("CREATE TABLE other (x)", "case.db", "its tables, indexes or triggers"),
    ("PRAGMA application_id = 7", "case.db", "application_id is 7"),
    ("UPDATE alembic_version SET version_num = '2'", "case.db", "alembic_version"),
]


@pytest.mark.parametrize(("statement", "where", "problem"), CHANGES, ids=[change[0][:40] for change in CHANGES])
def test_what_was_changed_is_named(folder: Path, statement: str, where: str, problem: str) -> None:
    change(folder, statement)
    found = verify(folder)
    assert any(where in fault.where and problem in fault.problem for fault in found.faults), found.faults


def test_the_first_broken_entry_comes_first(folder: Path) -> None:
    change(folder, "UPDATE log SET time = '2018-11-18T00:00:00Z'")
    assert [fault.where for fault in verify(folder).faults][:2] == ["case.db: log entry 1", "case.db: log entry 2"]


def test_a_schema_of_ones_own_is_found_whatever_the_log_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A case from others may not bring statements that run here."""
    own = "CREATE TRIGGER own AFTER INSERT ON log BEGIN SELECT 1; END"
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "all_statements", lambda: [*all_statements(), own])
        Case.create(tmp_path / "case", "A case", ["ar"]).close()
    (fault,) = verify(tmp_path / "case").faults
    assert "triggers are not as they were made" in fault.problem


def test_a_dropped_trigger_is_found(folder: Path) -> None:
    connection = sqlite3.connect(folder / "case.db")
    connection.execute("DROP TRIGGER log_no_update")
    connection.close()
    (fault,) = verify(folder).faults
    assert "triggers" in fault.problem


def _spoil(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1] + b"!")


@pytest.mark.parametrize(
    ("act", "problem"), [(_spoil, "changed; it was received as in/0.jsonl"), (Path.unlink, "missing; it was received")]
)
def test_evidence_that_was_changed_or_is_gone_is_named(folder: Path, act: Callable[[Path], None], problem: str) -> None:
    with Case.open(folder, read_only=True) as case:
        digest = case.evidence()[0].sha256
    act(folder / "archive" / digest)
    (fault,) = verify(folder).faults
    assert fault.where == f"archive/{digest}"
    assert problem in fault.problem
    assert fault.remedy == "put the bytes back as received"


def test_a_head_from_before_must_be_in_the_log(folder: Path) -> None:
    head = verify(folder).head
    with Case.open(folder) as case, case.receive(io.BytesIO(b"more"), "more.txt") as received:
        case.keep(received, [Entry("more", received.sha256)])
    assert verify(folder, head).faults == ()
    change(folder, "DELETE FROM log WHERE seq > 5", "DELETE FROM receipt WHERE logged > 5")
    assert any(head in fault.problem for fault in verify(folder, head).faults)


def test_what_an_interrupted_add_leaves_is_a_note(folder: Path) -> None:
    (folder / "archive" / ("0" * 64)).write_bytes(b"")
    (folder / "archive" / ".incoming-x").write_bytes(b"half")
    found = verify(folder)
    assert found.faults == ()
    assert ["not registered" in note or "can be deleted" in note for note in found.notes] == [True, True]


def test_settings_that_the_log_has_not_seen_are_a_note(folder: Path) -> None:
    with (folder / "case.toml").open("a", encoding="utf-8") as stream:
        stream.write("# a remark\n")
    found = verify(folder)
    assert found.faults == ()
    assert "case.toml" in found.notes[0]


@pytest.mark.parametrize("name", ["case.toml", "case.db", "archive"])
def test_a_missing_part_is_a_fault(folder: Path, name: str) -> None:
    (folder / name).rename(folder / "elsewhere")
    assert any(fault.where.startswith(name) for fault in verify(folder).faults)


def test_what_is_no_case_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="not a case"):
        verify(tmp_path)


def contents(path: Path) -> object:
    """All that can be read from a database."""
    connection = sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)
    names = ("user_version", "application_id", "encoding", "auto_vacuum", "integrity_check")
    try:
        schema = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name").fetchall()
        tables = [name for kind, name, *_ in schema if kind == "table"]
        rows = {name: connection.execute(f"SELECT * FROM {name} NOT INDEXED").fetchall() for name in tables}
        return schema, rows, [connection.execute(f"PRAGMA {name}").fetchall() for name in names]
    finally:
        connection.close()


@given(st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_one_byte_changed_in_the_database_is_found_or_cannot_be_read(
    whole: Path, folder: Path, data: st.DataObject
) -> None:
    original = (whole / "case.db").read_bytes()
    place = data.draw(st.sampled_from([n for n, byte in enumerate(original) if byte]))
    changed = bytearray(original)
    changed[place] ^= data.draw(st.integers(1, 255))
    (folder / "case.db").write_bytes(changed)
    if not verify(folder).faults:
        assert contents(folder / "case.db") == contents(whole / "case.db")


def test_a_case_of_the_first_version_that_logged_is_verified_as_it_is_and_goes_on(tmp_path: Path) -> None:
    """`made-by-3/` was made by `new`, `add` and `add` again of that version."""
    folder = Path(shutil.copytree(Path(__file__).parent / "made-by-3", tmp_path / "case"))
    before = (folder / "case.db").read_bytes()
    found = verify(folder)
    assert (found.faults, found.entries, found.reports) == ((), 4, 1)
    assert found.notes == ("case.db: of an earlier version; the next command that changes it brings it up to date",)
    with Case.open(folder, read_only=True) as case:
        assert [row.action for row in case.log()] == ["new", "configure", "add", "receive"]
        assert [one.received_by for one in case.receipts()] == ["A. Recorder", "B. Recorder"]
    assert (folder / "case.db").read_bytes() == before
    with Case.open(folder) as case, case.receive(io.BytesIO(b"more"), "more.txt") as received:
        case.keep(received, [Entry("more", received.sha256)])
        assert [row.action for row in case.log(5)] == ["migrate", "add"]
    again = verify(folder, found.head)
    assert (again.faults, again.notes, again.reports) == ((), (), 2)
    change(folder, "UPDATE receipt SET received_by = 'x' WHERE number = 1")
    assert [fault.where for fault in verify(folder).faults] == ["case.db: log entry 3"]
