"""The log: what is done to a case is in it, in order, chained, and the database lets nobody rewrite it."""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import sqlite3
from pathlib import Path

import pytest

from tawthiq.store import Action, Case, Circumstances, Entry, User
from tawthiq.store.log_entry import BEFORE_THE_FIRST, LogEntry

NOON = datetime.datetime(2018, 11, 18, 12, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=3)))
USER = User("A. Recorder", lambda: NOON)
SAID = Circumstances("on a disk", "https://example.org", "The Outlet", "2018-11-17")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Case.create(tmp_path / "case", "A case", ["ar"], USER).close()
    return tmp_path / "case"


def keep(case: Case, data: bytes, name: str, *ids: str) -> str:
    with case.receive(io.BytesIO(data), name) as received:
        entries = [Entry(doc_id, received.sha256, line) for line, doc_id in enumerate(ids, start=1)]
        case.keep(received, entries, said=SAID)
        return received.sha256


def log(folder: Path) -> list[dict[str, object]]:
    connection = sqlite3.connect(folder / "case.db")
    names = ("seq", "time", "who", "action", "what", "previous", "hash")
    rows = [dict(zip(names, row, strict=True)) for row in connection.execute("SELECT * FROM log ORDER BY seq")]
    connection.close()
    return [{**row, "what": json.loads(row["what"])} for row in rows]


def test_each_change_is_an_entry_with_who_and_when(folder: Path) -> None:
    with Case.open(folder, USER) as case:
        digest = keep(case, b"words", "in/a.jsonl", "a", "b")
        case.receive_again([(digest, "again.jsonl"), (digest, "and-again.jsonl")])
        case.record(Action.EXPORT, {"format": "csv"})
    found = log(folder)
    assert [row["action"] for row in found] == ["new", "configure", "add", "receive", "export"]
    assert {(row["time"], row["who"]) for row in found} == {("2018-11-18T09:00:00Z", "A. Recorder")}
    added = found[2]["what"]
    assert added["evidence"] == [{"sha256": digest, "bytes": 5, "media_type": "text/plain"}]
    assert (added["reports"], added["rows"]) == (2, {"evidence": 1, "receipt": 1, "report": 2})
    assert found[3]["what"]["rows"] == {"receipt": 2}
    assert found[4]["what"] == {"format": "csv"}


def test_entries_are_chained_by_hashes_that_anyone_can_work_out(folder: Path) -> None:
    with Case.open(folder) as case:
        keep(case, b"words", "a.txt", "a")
    previous = BEFORE_THE_FIRST
    for row in log(folder):
        hash_ = row.pop("hash")
        text = json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert hash_ == hashlib.sha256(text.encode()).hexdigest()
        assert row["previous"] == previous
        previous = hash_


def test_the_same_bytes_twice_are_one_piece_of_evidence_received_twice(folder: Path) -> None:
    with Case.open(folder, USER) as case:
        digest = keep(case, b"words", "a.txt", "a")
        case.receive_again([(digest, "copy.txt")], Circumstances("by mail"))
        assert len(case.evidence()) == 1
        first, second = case.receipts(digest)
    assert (first.name, first.circumstances) == ("a.txt", SAID)
    assert (second.name, second.circumstances) == ("copy.txt", Circumstances("by mail"))
    assert {one.received_at for one in (first, second)} == {"2018-11-18T09:00:00Z"}
    assert {one.received_by for one in (first, second)} == {"A. Recorder"}


def test_who_and_when_are_not_made_up(folder: Path) -> None:
    with Case.open(folder) as case:
        digest = keep(case, b"words", "a.txt", "a")
        (receipt,) = case.receipts(digest)
    assert (receipt.received_at, receipt.received_by) == (None, None)
    assert (log(folder)[-1]["time"], log(folder)[-1]["who"]) == (None, None)


def test_a_clock_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        User("a", lambda: datetime.datetime(2018, 11, 18)).now()


def test_settings_that_changed_are_noted_before_the_next_change(folder: Path) -> None:
    settings = folder / "case.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"A case"', '"Another"'), encoding="utf-8")
    with Case.open(folder, USER) as case:
        keep(case, b"words", "a.txt", "a")
        keep(case, b"more", "b.txt", "b")
    found = log(folder)
    assert [row["action"] for row in found] == ["new", "configure", "configure", "add", "add"]
    assert [row["what"]["settings"]["name"] for row in found[1:3]] == ["A case", "Another"]


def test_a_table_of_places_is_configuration(folder: Path) -> None:
    with Case.open(folder, USER) as case:
        case.keep_gazetteer("sy", "table\n")
    last = log(folder)[-1]
    assert last["action"] == "configure"
    assert last["what"]["files"]["gazetteers/sy.tsv"] == hashlib.sha256(b"table\n").hexdigest()


def test_a_change_that_fails_leaves_no_entry(folder: Path) -> None:
    before = log(folder)
    with Case.open(folder) as case, case.receive(io.BytesIO(b"x"), "x") as received:

        def entries() -> object:
            yield Entry("a", received.sha256)
            raise ValueError("stop")

        with pytest.raises(ValueError, match="stop"):
            case.keep(received, entries())  # type: ignore[arg-type]
    assert log(folder) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET who = 'another' WHERE seq = 1",
        "DELETE FROM log",
        "INSERT INTO log SELECT seq + 7, time, who, action, what, hash, hash || '' FROM log WHERE seq = 2",
        "INSERT INTO log SELECT 3, time, who, action, what, previous, hash FROM log WHERE seq = 1",
        "INSERT OR REPLACE INTO log SELECT seq, time, 'another', action, what, previous, hash FROM log WHERE seq = 1",
        "UPDATE evidence SET name = 'other'",
        "DELETE FROM evidence",
        "UPDATE receipt SET received_by = 'another'",
        "DELETE FROM receipt",
        "UPDATE report SET published = '2018-01-01'",
        "DELETE FROM report",
    ],
)
def test_the_database_refuses_to_rewrite_what_is_there(folder: Path, statement: str) -> None:
    with Case.open(folder) as case:
        keep(case, b"words", "a.txt", "a")
    connection = sqlite3.connect(folder / "case.db")
    with pytest.raises(sqlite3.IntegrityError, match=r"only grows|does not follow"):
        connection.execute(statement)
    connection.close()


def test_an_entry_without_a_canonical_form_has_no_hash() -> None:
    with pytest.raises(ValueError, match="canonical"):
        _ = LogEntry(1, None, None, "new", {"a": 1.5}, BEFORE_THE_FIRST).hash
