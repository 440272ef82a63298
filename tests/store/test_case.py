from __future__ import annotations

import hashlib
import io
import sqlite3
import stat
from pathlib import Path

import pytest

from tawthiq.errors import CaseError
from tawthiq.settings import Settings
from tawthiq.store import Case, Entry


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Case.create(tmp_path / "case", "A case", ["ar", "en"]).close()
    return tmp_path / "case"


def keep(case: Case, data: bytes, name: str, *ids: str) -> str:
    with case.receive(io.BytesIO(data), name) as received:
        case.keep(received, [Entry(doc_id, received.sha256, line) for line, doc_id in enumerate(ids, start=1)])
        return received.sha256


def test_a_new_case_has_its_parts_and_settings(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == ["archive", "case.db", "case.toml", "output"]
    with Case.open(folder) as case:
        assert case.settings == Settings("A case", ("ar", "en"))
        assert case.evidence() == []


def test_nothing_is_overwritten(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for taken in (folder, tmp_path / "full", tmp_path / "file"):
        with pytest.raises(CaseError, match=taken.name):
            Case.create(taken, "again", ["ar"])
    assert (tmp_path / "full" / "letter.txt").read_text() == "mine"


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    Case.create(tmp_path / "empty", "A case", ["ar"]).close()


def test_bytes_are_kept_once_read_only_under_their_hash(folder: Path) -> None:
    with Case.open(folder) as case:
        digest = keep(case, b"words", "in/a.txt", "a")
        assert digest == hashlib.sha256(b"words").hexdigest()
        assert case.bytes_of(digest).read_bytes() == b"words"
        assert stat.S_IMODE(case.bytes_of(digest).stat().st_mode) == 0o444
        assert case.holds(digest)
        assert [path.name for path in (folder / "archive").iterdir()] == [digest]
        (evidence,) = case.evidence()
        assert (evidence.name, evidence.bytes, evidence.received) == ("in/a.txt", 5, 1)


def test_what_is_not_kept_leaves_no_trace(folder: Path) -> None:
    with Case.open(folder) as case:
        with case.receive(io.BytesIO(b"words"), "a.txt") as received:
            assert received.path.read_bytes() == b"words"
        with pytest.raises(ValueError, match="stop"), case.receive(io.BytesIO(b"words"), "a.txt"):
            raise ValueError("stop")
        assert list((folder / "archive").iterdir()) == []


def test_evidence_without_a_row_is_taken_up_again(folder: Path) -> None:
    """A crash between the bytes and the register leaves bytes; the next time they come they are registered."""
    with Case.open(folder) as case:
        digest = hashlib.sha256(b"words").hexdigest()
        case.bytes_of(digest).write_bytes(b"words")
        assert not case.holds(digest)
        assert keep(case, b"words", "a.txt", "a") == digest
        assert case.entries(digest) == [Entry("a", digest, 1)]


def test_rows_come_all_or_not_at_all(folder: Path) -> None:
    with Case.open(folder) as case:
        keep(case, b"one", "one.jsonl", "a", "b")
        with pytest.raises(CaseError, match=r"case\.db"):
            keep(case, b"two", "two.jsonl", "c", "a")
        assert case.places() == {"a": "one.jsonl:1", "b": "one.jsonl:2"}
        assert len(case.evidence()) == 1


def test_the_register_outlives_the_connection(folder: Path) -> None:
    entry = Entry(
        "a", hashlib.sha256(b"words").hexdigest(), None, "عنوان", "2018-11-18", "ar", "صحيفة", "https://example.org"
    )
    with Case.open(folder) as case, case.receive(io.BytesIO(b"words"), "a.txt") as received:
        case.keep(received, [entry])
    with Case.open(folder) as case:
        assert case.entries(entry.sha256) == [entry]


def test_the_ledger_is_durable(folder: Path) -> None:
    connection = sqlite3.connect(folder / "case.db")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_changed_and_missing_evidence_is_noticed(folder: Path) -> None:
    with Case.open(folder) as case:
        digest = keep(case, b"words", "a.txt", "a")
        assert case.is_intact(digest)
        case.bytes_of(digest).chmod(0o644)
        case.bytes_of(digest).write_bytes(b"other")
        assert not case.is_intact(digest)
        case.bytes_of(digest).unlink()
        assert not case.is_intact(digest)


@pytest.mark.parametrize("part", ["case.toml", "case.db", "archive"])
def test_a_missing_part_is_named(folder: Path, part: str) -> None:
    (folder / part).rename(folder / "elsewhere")
    with pytest.raises(CaseError, match=part.replace(".", r"\.")):
        Case.open(folder)


@pytest.mark.parametrize("content", [b"not a database, but long enough to be read as one" * 50])
def test_a_damaged_register_is_an_error_of_ours(folder: Path, content: bytes) -> None:
    for extra in ("case.db-wal", "case.db-shm"):
        (folder / extra).unlink(missing_ok=True)
    (folder / "case.db").write_bytes(content)
    with pytest.raises(CaseError, match=r"case\.db: .*damaged"):
        Case.open(folder)


def test_a_register_of_the_future_is_refused(folder: Path) -> None:
    with sqlite3.connect(folder / "case.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(CaseError, match="newer version"):
        Case.open(folder)


def test_output_is_written_whole_or_not_at_all(folder: Path) -> None:
    def pieces() -> object:
        yield "half"
        raise ValueError("stop")

    with Case.open(folder) as case:
        assert case.write("claims.jsonl", ["one\n", "two\n"]).read_text() == "one\ntwo\n"
        with pytest.raises(ValueError, match="stop"):
            case.write("claims.jsonl", pieces())  # type: ignore[arg-type]
        assert (folder / "output" / "claims.jsonl").read_text() == "one\ntwo\n"
        assert [path.name for path in (folder / "output").iterdir()] == ["claims.jsonl"]


def test_a_gazetteer_is_kept_and_read_once_the_settings_name_it(folder: Path) -> None:
    with Case.open(folder) as case:
        assert case.keep_gazetteer("sy", "table\n") == folder / "gazetteers" / "sy.tsv"
        assert case.gazetteers() == []
        with pytest.raises(CaseError, match=r"sy\.tsv: there is one already"):
            case.keep_gazetteer("sy", "other\n")
        case.keep_gazetteer("sy", "newer\n", replace=True)
    settings = folder / "case.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('["world"]', '["world", "sy"]'), encoding="utf-8")
    with Case.open(folder) as case:
        assert case.gazetteers() == [("sy", "newer\n")]


@pytest.mark.parametrize("name", ["world", "", "../x", "Syria", "a/b", "-a", "a.tsv"])
def test_a_gazetteer_needs_a_plain_name(folder: Path, name: str) -> None:
    with Case.open(folder) as case, pytest.raises(CaseError, match="is no name for a gazetteer"):
        case.keep_gazetteer(name, "table\n")
