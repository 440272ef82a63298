from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.documents.readers.test_warc import PAGE, record
from tests.documents.treacherous_reader import DIES, ENDLESS, GREEDY, LOST, RAISES, SLOW, start_instead

from tawthiq.documents import Metadata, Reading, Skipped, Unread, confinement, page_by_page, read_inputs, read_pages
from tawthiq.documents.reading import Refused

PICTURE = record(9, b"\x89PNG", type_="image/png")


@pytest.fixture(autouse=True)
def _treacherous(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    confinement._stop_all()
    start_instead(monkeypatch)
    yield
    confinement._stop_all()


def written(folder: Path, *records: bytes) -> Path:
    path = folder / "a.warc"
    path.write_bytes(b"".join(records))
    return path


def ids_of(items: list[Reading | Skipped]) -> list[str | type[Skipped]]:
    """The ids of reports, and of what else there is what it is."""
    return [item.document.doc_id if isinstance(item, Reading) else type(item) for item in items]


@pytest.mark.parametrize(
    ("what", "problem"),
    [
        (RAISES, "broken: ValueError: an odd thing"),
        (ENDLESS, "reading it takes more than 5 s"),
        (DIES, "its reader failed (SIGKILL)"),
        (GREEDY, "reading it takes more than 400 MB of memory"),
    ],
)
def test_a_page_over_which_reading_goes_wrong_costs_itself_alone(what: bytes, problem: str, tmp_path: Path) -> None:
    path = written(tmp_path, record(1, PAGE), record(2, what), PICTURE, record(3, PAGE))
    found = list(read_pages(path, "a.warc"))
    assert ids_of(found) == ["urn:uuid:1", Skipped, "urn:uuid:3", Unread]
    fault = found[1]
    assert isinstance(fault, Skipped)
    assert fault.where == "a.warc:page 2, captured 2018-11-20"
    assert fault.problem == f"{problem} (https://example.org/2)"
    for before in (1, 2, 3):
        assert list(read_pages(path, "a.warc", before)) == found[before:]


def test_a_case_takes_the_other_pages(tmp_path: Path) -> None:
    path = written(tmp_path, record(1, DIES), record(2, PAGE), record(3, DIES), record(4, PAGE))
    found = list(read_inputs([path], io.BytesIO(), Metadata()))
    assert ids_of(found) == [Skipped, "urn:uuid:2", Skipped, "urn:uuid:4"]


def test_an_archive_is_given_up_in_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_by_page, "LOST_PAGES", 2)
    path = written(tmp_path, *(record(number, DIES if number % 2 else PAGE) for number in range(7)))
    found = list(read_pages(path, "a.warc"))
    assert ids_of(found) == ["urn:uuid:0", Skipped, "urn:uuid:2", Skipped, "urn:uuid:4", Refused]
    last = found[-1]
    assert isinstance(last, Refused)
    assert last.problem == "its reader failed (SIGKILL), as over 2 pages before it: what follows is not read"


def test_a_reader_that_is_lost_at_no_page_gives_the_archive_up(tmp_path: Path) -> None:
    path = written(tmp_path, record(1, PAGE), record(LOST, PAGE), record(3, PAGE))
    whole = list(read_pages(path, "a.warc"))
    assert ids_of(whole) == ["urn:uuid:1", Refused]
    assert list(read_pages(path, "a.warc", 2)) == whole[1:]


def test_passing_over_pages_takes_as_long_as_it_takes(tmp_path: Path) -> None:
    path = written(tmp_path, *[record(SLOW, PAGE)] * 8, record(1, PAGE), PICTURE)
    assert ids_of(list(read_pages(path, "a.warc", 8))) == ["urn:uuid:1", Unread]


def test_so_does_passing_over_what_is_no_page(tmp_path: Path) -> None:
    path = written(tmp_path, *[record(SLOW, b"", type_="image/png")] * 8, record(1, PAGE))
    assert ids_of(list(read_pages(path, "a.warc"))) == ["urn:uuid:1", Unread]
