"""What killed commands left goes when nobody else is at work on the case, and only then."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tawthiq.store import Case, Entry, Order, Removal, hold
from tawthiq.store.hold import Hold


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Case.create(tmp_path / "case", "A case", ["ar"]).close()
    return tmp_path / "case"


LEFT = (".incoming-x", ".case.toml.7.part", "output/.claims.jsonl.7.part")


def test_what_was_left_half_done_goes(folder: Path) -> None:
    for name in LEFT:
        (folder / name).write_bytes(b"half")
    with Case.open(folder, read_only=True):
        assert all((folder / name).exists() for name in LEFT)
    Case.open(folder).close()
    assert not any((folder / name).exists() for name in LEFT)


def test_copies_of_another_who_is_at_work_stay(folder: Path) -> None:
    with Case.open(folder) as case, case.receive(io.BytesIO(b"words"), "a.txt") as received:
        with Case.open(folder):
            assert received.path.exists()
        case.keep(received, [Entry("a", received.sha256)])
    assert not received.path.exists()
    assert not list(folder.glob(".incoming-*"))


def test_where_nobody_can_tell_who_is_at_work_nothing_half_done_goes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows; an erasure that had begun is completed all the same."""
    monkeypatch.setattr(hold, "fcntl", None)
    with Case.open(folder) as case, case.receive(io.BytesIO(b"words"), "a.txt") as received:
        case.keep(received, [Entry("a", received.sha256)])
    with Case.open(folder, alone=True) as case:
        monkeypatch.setattr("tawthiq.store.case.complete", lambda *_: False)
        case.erase(Order("why", [Removal(received.sha256)]))
    (folder / ".incoming-x").write_bytes(b"half")
    assert (folder / "archive" / received.sha256).read_bytes() == b"words"
    Case.open(folder).close()
    assert not list((folder / "archive").iterdir())
    assert (folder / ".incoming-x").exists()


def test_several_hold_a_folder_or_one_alone(tmp_path: Path) -> None:
    one, two = Hold(tmp_path), Hold(tmp_path)
    if not one.is_known:
        pytest.skip("this system cannot tell who holds a folder")
    assert one.together(0)
    assert two.together(0)
    assert not two.alone(0)
    one.release()
    assert two.alone(0)
    three = Hold(tmp_path)
    assert not three.together(0)
    two.release()
    assert three.alone(0)
    assert three.together(0)
    three.release()
