"""WARC and WACZ: each web page that was captured."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from tawthiq.documents.disk_faults import is_of_the_disk
from tawthiq.documents.findings import Begun, Fault, Found
from tawthiq.documents.limits import EXPANDED_BYTES, PAGE_BYTES
from tawthiq.documents.readers.captured_page import CapturedPage, is_page
from tawthiq.documents.readers.unpacking import open_member, open_zip
from tawthiq.errors import InputError

_KINDS = WarcRecordType.response | WarcRecordType.resource
_ENDINGS = (".warc", ".warc.gz")


def read(path: Path, before: int = 0) -> Iterator[Found | Fault | Begun]:
    """The pages of an archive of the web: text as of a page that was saved, at the address that was asked for.

    The time of capture is no day of publication; it is told with the place of the record. The first findings, `before`
    of them, are passed over: pages are counted by the heads of their answers, and not read. There is a sign of life
    with each record, and one with its number and place before each page.
    """
    count = _Count(before)
    try:
        for finding in _all_records(path, count):
            if isinstance(finding, Begun) or finding.number > before:
                yield finding
        if not count.records:
            raise InputError("", "no WARC: it has no record", "check the file, or fetch it again")
    except InputError:
        if not count.is_at_last:
            raise
    if count.others and not count.is_broken and not count.is_at_last:
        yield Fault(0, f"{count.others} of {count.records} records are no web pages", "", is_unread=True)


class _Count:
    """How many records there are of all kinds, and how many captures of other things than pages."""

    records = others = pages = 0
    is_broken = False

    def __init__(self, before: int) -> None:
        """`before` of the findings are passed over."""
        self.before = before

    @property
    def is_passed(self) -> bool:
        """Whether the page that was counted last is one of them."""
        return self.pages <= self.before

    @property
    def is_at_last(self) -> bool:
        """At the end, whether all pages are, and what is said of the archive as a whole, which comes after them."""
        return self.pages == self.before - 1


def _all_records(path: Path, count: _Count) -> Iterator[Found | Fault | Begun]:
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            yield from _records(file, count)
        return
    with open_zip(path) as packed:
        names = sorted(one for one in packed.namelist() if one.startswith("archive/") and one.endswith(_ENDINGS))
        if not names:
            raise InputError("", "no WACZ: it has no archive/*.warc.gz", "check the file")
        for name in names:
            with open_member(packed, name, EXPANDED_BYTES) as stream:
                yield from _records(stream, count)


def _records(stream: Any, count: _Count) -> Iterator[Found | Fault | Begun]:
    records = iter(ArchiveIterator(stream, parse_http=False))
    while True:
        try:
            record = next(records, None)
        except OSError as lost:
            if is_of_the_disk(lost):
                raise
            yield _lost(count, lost)
            return
        if record is None:
            return
        count.records += 1
        if not record.record_type & _KINDS:
            yield Begun()
            continue
        block, error = _block(record)
        held, stated = len(block), record.content_length
        if error or held < min(stated, PAGE_BYTES + 1):
            count.pages += 1
            problem = f"a record cut short: {held} of the {stated} bytes that it states"
            if error:
                problem = f"a record that cannot be unpacked ({error}); what follows is not read"
            yield Fault(count.pages, problem, "fetch the file again", f"record {count.records}")
            return
        record.set_bytes_content(block)
        if not is_page(record):
            count.others += 1
            yield Begun()
            continue
        count.pages += 1
        page = CapturedPage.of(record, block, count.pages)
        yield page.begun()
        if not count.is_passed:
            yield page.read()


def _block(record: Any) -> tuple[bytes, OSError | None]:
    """What a record holds, up to more than a page may; nothing, and why, where it cannot be unpacked."""
    try:
        block: bytes = record.reader.read(PAGE_BYTES + 1)
    except OSError as error:
        if is_of_the_disk(error):
            raise
        return b"", error
    return block, None


def _lost(count: _Count, error: OSError) -> Fault:
    """What is said where no record begins: one before it is not of the length that it states."""
    if not count.records:
        raise InputError("", f"no WARC: {error}", "check the file, or fetch it again") from error
    count.pages += 1
    count.is_broken = True
    last = f"record {count.records}"
    problem = f"no record begins where {last} ends by the length that it states ({error}); what follows is not read"
    return Fault(count.pages, problem, "it was written wrong or cut short: fetch it again", f"after {last}")
