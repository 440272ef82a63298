"""A case whose register is on a server: the same case, and it can go there and come back."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection
from tests.servers import new_url

from tawthiq.errors import CaseError
from tawthiq.store import Case, Entry, Verification
from tawthiq.store.address import parse_address
from tawthiq.store.database import Database
from tawthiq.store.moving import copy_from_server
from tawthiq.store.schema import KNOWN, VERSION, schema_digest


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


def verify(folder: Path) -> Verification:
    return Case.verify(folder, watch)


def add(case: Case, number: int) -> None:
    data = f"words {number}".encode()
    with case.receive(io.BytesIO(data), f"in/{number}.jsonl") as received:
        ids = [f"{number}-{line}" for line in range(1, 4)]
        case.keep(received, [Entry(id_, received.sha256, line, "عنوان") for line, id_ in enumerate(ids, 1)])


@pytest.fixture
def url() -> str:
    return new_url()


@pytest.fixture
def folder(tmp_path: Path, url: str) -> Path:
    with Case.create(tmp_path / "case", "A case", ["ar"], store=url) as case:
        add(case, 1)
        add(case, 2)
        case.receive_again([(case.evidence()[0].sha256, "again.jsonl")])
        case.judge([("j-1", "{}")])
    return tmp_path / "case"


def test_a_case_on_a_server_is_whole_and_has_no_register_of_its_own(folder: Path) -> None:
    found = verify(folder)
    assert (found.faults, found.entries, found.evidence, found.reports) == ((), 6, 2, 6)
    assert not (folder / "case.db").exists()
    with Case.open(folder, read_only=True) as case:
        assert list(case.places()) == ["1-1", "1-2", "1-3", "2-1", "2-2", "2-3"]


def test_a_schema_with_a_case_is_not_taken_twice(folder: Path, url: str, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="there is a case already"):
        Case.create(tmp_path / "other", "Another", ["ar"], store=url)
    assert not (tmp_path / "other").exists()


def test_a_register_goes_to_the_server_that_settings_name_and_comes_back(tmp_path: Path, url: str) -> None:
    folder = tmp_path / "case"
    with Case.create(folder, "A case", ["ar"]) as case:
        add(case, 1)
        head, log = case.head(), list(case.log())
    with (folder / "case.toml").open("a") as stream:
        stream.write(f'store = "{url}"\n')
    assert verify(folder).head == head.hash
    with Case.open(folder) as case:
        assert (case.head(), list(case.log())) == (head, log)
        add(case, 2)
    assert not (folder / "case.db").exists()
    assert (verify(folder).faults, verify(folder).entries) == ((), log[-1].seq + 1)
    copy_from_server(parse_address(url), folder / "case.db")
    found = verify(folder)  # the file goes before the server until the next change
    assert (found.faults, found.entries) == ((), log[-1].seq + 1)
    with Case.open(folder) as case:
        assert case.head().hash == found.head
    assert not (folder / "case.db").exists()


def test_two_registers_are_not_mixed(folder: Path, url: str, tmp_path: Path) -> None:
    with Case.create(tmp_path / "other", "Another", ["ar"]) as case:
        head = case.head()
    with (tmp_path / "other" / "case.toml").open("a") as stream:
        stream.write(f'store = "{url}"\n')
    with pytest.raises(CaseError, match="the register of another case"):
        Case.open(tmp_path / "other")
    assert verify(tmp_path / "other").head == head.hash
    assert verify(folder).faults == ()


def test_the_schema_is_that_of_this_version(folder: Path, url: str) -> None:
    database = Database(parse_address(url), read_only=True)
    with database.reading() as connection:
        assert schema_digest(connection) == KNOWN[VERSION]
    database.close()


def _off(statement: str) -> Callable[[Connection], None]:
    def run(connection: Connection) -> None:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")  # as a superuser can
        connection.exec_driver_sql(statement)

    return run


CHANGES = [
    ("UPDATE log SET who = 'B. Recorder' WHERE seq = 2", "log entry 2"),
    ("UPDATE report SET title = 'x' WHERE doc_id = '1-2'", "log entry 3"),
    ("DELETE FROM report WHERE doc_id = '2-2'", "log entry 4"),
    ("UPDATE receipt SET name = 'x' WHERE number = 3", "log entry 5"),
    ("DELETE FROM judgement", "log entry 6"),
    ("DELETE FROM log WHERE seq = 6", "log entry 6"),
    (
        "INSERT INTO receipt (number, sha256, name, logged) SELECT 9, sha256, 'x', 2 FROM evidence LIMIT 1",
        "log entry 2",
    ),
    ("ALTER TABLE log DISABLE TRIGGER log_no_update", "triggers"),
    ("ALTER TABLE log DISABLE TRIGGER ALL", "triggers"),
    ("DROP INDEX log_action", "triggers"),
    ("CREATE TABLE other (x integer)", "triggers"),
    ("ALTER TABLE report ALTER COLUMN title SET DEFAULT 'x'", "triggers"),
    ("CREATE RULE r AS ON DELETE TO log DO INSTEAD NOTHING", "triggers"),
    ("ALTER FUNCTION only_grows() SET search_path = public", "triggers"),
    (
        "CREATE OR REPLACE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "triggers",
    ),
]


@pytest.mark.parametrize(("statement", "where"), CHANGES)
def test_whatever_is_changed_on_the_server_is_found(folder: Path, url: str, statement: str, where: str) -> None:
    database = Database(parse_address(url))
    with database._engine.connect().execution_options(immediate=True) as connection, connection.begin():
        _off(statement)(connection)
    database.close()
    faults = [str(fault) for fault in verify(folder).faults]
    assert any(where in fault for fault in faults), faults


def test_bytes_that_are_changed_are_found(folder: Path) -> None:
    (path, *_) = (folder / "archive").iterdir()
    path.chmod(0o644)
    path.write_bytes(b"other")
    assert [fault.where for fault in verify(folder).faults] == [f"archive/{path.name}"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda url: url.replace("host=/tmp", "host=/nowhere/tmp"), "not writable|communication"),
        (lambda url: url.split("schema=")[0] + "schema=information_schema", "something else"),
    ],
)
def test_what_cannot_be_used_is_said(tmp_path: Path, url: str, change: Callable[[str], str], message: str) -> None:
    if change(url) == url:
        pytest.skip("the server given has no socket in /tmp")
    with pytest.raises(CaseError, match=message):
        Case.create(tmp_path / "case", "A case", ["ar"], store=change(url))
    assert not (tmp_path / "case").exists()


def test_a_text_that_a_server_cannot_hold_is_said(folder: Path) -> None:
    with Case.open(folder) as case, pytest.raises(CaseError, match="keep this case in SQLite"):
        case.receive_again([(case.evidence()[0].sha256, "a\0b")])
    assert verify(folder).faults == ()
