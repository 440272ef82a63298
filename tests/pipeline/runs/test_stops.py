"""A run given again: what is finished is neither read nor said anew, and a stop at any point is made up for."""

from __future__ import annotations

import errno
import gzip
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.documents.readers.test_warc import PAGE, record
from tests.documents.treacherous_reader import UNREACHED, start_instead
from tests.pipeline.runs.archives import Stopping, rejected_of, report, run, write_lines, write_table

from tawthiq.documents import confinement
from tawthiq.errors import InputError
from tawthiq.pipeline.runs import cutting, inputs, item_reading
from tawthiq.pipeline.runs.folders import LocalFolder


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "PART_ITEMS", 4)
    monkeypatch.setattr(cutting, "BATCH_ITEMS", 2)


def all_of(output: Path) -> dict[str, bytes]:
    """All that a run has written, what nobody needs to look into as well."""
    found = {str(path.relative_to(output)): path.read_bytes() for path in output.rglob("*") if path.is_file()}
    return found | {"rejected": output.with_name(f"{output.name}.rejected.jsonl").read_bytes()}


def cut_lines(path: Path) -> Path:
    packing = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    data = write_lines(path.with_name("whole.jsonl"), map(report, range(3))).read_bytes()
    path.write_bytes(packing.compress(data) + packing.flush(zlib.Z_FULL_FLUSH))
    return path


def broken_table(path: Path) -> Path:
    path.write_bytes(b"no Parquet")
    return path


def pages(path: Path) -> Path:
    """A page, and a picture of which it is said at the end that it is no page."""
    path.write_bytes(gzip.compress(record(1, PAGE) + record(2, b"?", type_="image/png")))
    return path


FAULTY = {"a.jsonl.gz": (cut_lines, 3), "a.parquet": (broken_table, 0), "a.warc.gz": (pages, 1)}
"""What makes files with something to say at their end, and how many items are before it."""


@pytest.mark.parametrize("name", FAULTY)
def test_a_finished_run_given_again_reads_nothing_and_changes_nothing(name: str, tmp_path: Path) -> None:
    path = FAULTY[name][0](tmp_path / name)
    summary = run([path], tmp_path / "out")
    assert summary.tally.items == FAULTY[name][1] + 1
    before = all_of(tmp_path / "out")
    for _ in range(2):
        again = Stopping(99)
        assert run([path], tmp_path / "out", again).tally == summary.tally
        assert again.items == 0
        assert all_of(tmp_path / "out") == before


@pytest.mark.parametrize("name", FAULTY)
def test_what_is_said_of_a_file_at_the_end_of_a_part_is_said_once(name: str, tmp_path: Path) -> None:
    make, items = FAULTY[name]
    first = write_lines(tmp_path / "0.jsonl", map(report, range(10, 13 - items)))
    files = [first, make(tmp_path / name), write_lines(tmp_path / "b.jsonl", map(report, range(20, 23)))]
    run(files, tmp_path / "whole")
    with pytest.raises(KeyboardInterrupt):
        run(files, tmp_path / "out", Stopping(2))
    rest = Stopping(99)
    assert run(files, tmp_path / "out", rest).taken_over == 4
    assert rest.items == 3
    assert all_of(tmp_path / "out") == all_of(tmp_path / "whole")
    assert len(rejected_of(tmp_path / "out")) == 1


@pytest.mark.parametrize(("ending", "reader"), [("jsonl", "lines"), ("jsonl.gz", "lines"), ("parquet", "rows")])
def test_a_disk_that_fails_for_a_while_stops_the_run_and_breaks_no_file(
    ending: str, reader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = write_table if ending == "parquet" else write_lines
    path = write(tmp_path / f"a.{ending}", [report(number) for number in range(9)])
    run([path], tmp_path / "whole")
    name = "read_lines" if reader == "lines" else "rows_after"
    with monkeypatch.context() as failing:
        failing.setattr(item_reading, name, failing_after(5, getattr(item_reading, name)))
        with pytest.raises(InputError, match=rf"a\.{ending}: .*Input/output error \(.*give the command again"):
            run([path], tmp_path / "out")
    assert run([path], tmp_path / "out").taken_over == 4
    assert all_of(tmp_path / "out") == all_of(tmp_path / "whole")
    assert not rejected_of(tmp_path / "out")


def failing_after(number: int, read: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    def begin(*arguments: Any) -> Iterator[Any]:
        items = read(*arguments)
        for _ in range(number):
            yield next(items)
        raise OSError(errno.EIO, "Input/output error")

    return begin


def test_so_does_one_that_fails_within_an_archive_of_the_web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(record(number, PAGE) for number in (1, 2, 3, 4, 5, UNREACHED, 7)))
    run([path], tmp_path / "whole")
    confinement._stop_all()
    with monkeypatch.context() as failing:
        start_instead(failing)
        for _ in range(2):
            with pytest.raises(InputError, match=r"a\.warc: .*Input/output error \(.*give the command again"):
                run([path], tmp_path / "out")
        confinement._stop_all()
    assert run([path], tmp_path / "out").taken_over == 4
    assert all_of(tmp_path / "out") == all_of(tmp_path / "whole")
    assert not rejected_of(tmp_path / "out")


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "parquet", "warc", "warc.gz"])
def test_a_file_that_cannot_be_opened_is_not_said_to_be_broken(ending: str, tmp_path: Path) -> None:
    gone = inputs.File(f"gone.{ending}", 1, tmp_path / f"gone.{ending}")
    with pytest.raises(InputError, match="No such file"):
        list(item_reading.read_items([gone], inputs.Place()))


@pytest.mark.parametrize("number", range(7))
def test_a_stop_while_all_is_thrown_away_is_made_up_for(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_lines(tmp_path / "in.jsonl", map(report, range(9)))
    run([path], tmp_path / "out")
    path = write_lines(tmp_path / "in.jsonl", map(report, range(20, 23)))
    with monkeypatch.context() as stopped:
        stopped.setattr(LocalFolder, "delete", stopping_after(number, LocalFolder.delete))
        with pytest.raises(KeyboardInterrupt):
            run([path], tmp_path / "out", fresh=True)
    run([path], tmp_path / "out")
    run([path], tmp_path / "new")
    assert all_of(tmp_path / "out") == all_of(tmp_path / "new")


def stopping_after(number: int, delete: Callable[[LocalFolder, str], None]) -> Callable[[LocalFolder, str], None]:
    """What deletes some things, and of the next one only its first file."""
    left = iter(range(number))

    def do(folder: LocalFolder, name: str) -> None:
        if next(left, None) is not None:
            delete(folder, name)
            return
        for path in sorted((folder.path / name).rglob("*.*"))[:1]:
            path.unlink()
        raise KeyboardInterrupt

    return do


def test_a_record_without_one_of_its_parts_is_refused(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "in.jsonl", map(report, range(9)))
    run([path], tmp_path / "out")
    (tmp_path / "out" / ".run" / "parts" / "00001.json").unlink()
    with pytest.raises(InputError, match=r"no part 00001, but later ones .*--fresh"):
        run([path], tmp_path / "out")
    assert run([path], tmp_path / "out", fresh=True).tally.items == 9
