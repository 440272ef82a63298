"""Files come in together, with one entry in the log for many, and what is acknowledged is registered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawthiq.documents import Metadata
from tawthiq.pipeline import add_paths, adding, log_of, new_case, register_of, verify
from tawthiq.store import Delivery, User


@pytest.fixture
def case(tmp_path: Path) -> Path:
    new_case(tmp_path / "case", "A case")
    return tmp_path / "case"


def files(folder: Path, number: int) -> Path:
    folder.mkdir()
    for one in range(number):
        (folder / f"{one}.txt").write_text(f"قتل {one + 2} مدنيين في قصف.", encoding="utf-8")
    return folder


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


@pytest.mark.parametrize(("at_once", "entries"), [(200, [5]), (2, [2, 2, 1]), (5, [5])])
def test_a_folder_of_files_takes_few_entries(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int, entries: list[int]
) -> None:
    monkeypatch.setattr(adding, "FILES_AT_ONCE", at_once)
    result = add_paths(case, [files(tmp_path / "in", 5)], Metadata(), watch)
    assert result.added == ["0", "1", "2", "3", "4"]
    added = [one.entry.what for one in log_of(case) if one.entry.action == "add"]
    assert [len(what["evidence"]) for what in added] == entries
    assert [one.evidence.received for one in register_of(case)] == [1, 2, 3, 4, 5]
    assert verify(case, watch).faults == ()


def test_many_reports_do_not_wait_for_more_files(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "REPORTS_AT_ONCE", 1)
    add_paths(case, [files(tmp_path / "in", 3)], Metadata(), watch)
    assert [one.entry.action for one in log_of(case)] == ["new", "configure", "add", "add", "add"]


def test_the_same_bytes_twice_in_one_go_are_received_twice(case: Path, tmp_path: Path) -> None:
    folder = files(tmp_path / "in", 1)
    (folder / "copy.txt").write_bytes((folder / "0.txt").read_bytes())
    delivery = Delivery(User("A. Recorder"), "on a disk")
    result = add_paths(case, [folder], Metadata(outlet="The Outlet"), watch, delivery)
    assert (result.added, [Path(name).name for name in result.known]) == (["0"], ["copy.txt"])
    (one,) = register_of(case)
    assert [Path(receipt.name).name for receipt in one.receipts] == ["0.txt", "copy.txt"]
    assert {receipt.circumstances.source for receipt in one.receipts} == {"on a disk"}
    assert {receipt.circumstances.outlet for receipt in one.receipts} == {"The Outlet"}
    assert {receipt.received_by for receipt in one.receipts} == {"A. Recorder"}
