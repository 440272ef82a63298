"""WARC and WACZ: each web page that was captured."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from tawthiq.documents.findings import Fault, Found
from tawthiq.documents.limits import EXPANDED_BYTES, PAGE_BYTES, megabytes
from tawthiq.documents.metadata import Metadata, day_of
from tawthiq.documents.readers.page_metadata import is_address
from tawthiq.documents.readers.unpacking import open_member, open_zip
from tawthiq.documents.readers.web_page import read_page
from tawthiq.errors import InputError

_KINDS = WarcRecordType.response | WarcRecordType.resource
_PAGES = ("text/html", "application/xhtml+xml")
_ENDINGS = (".warc", ".warc.gz")


def read(path: Path, before: int = 0) -> Iterator[Found | Fault]:
    """The pages of an archive of the web: text as of a page that was saved, at the address that was asked for.

    The time of capture is no day of publication; it is told with the place of the record. The first pages, `before`
    of them, are counted and not read.
    """
    count = _Count(before)
    if zipfile.is_zipfile(path):
        with open_zip(path) as packed:
            names = sorted(one for one in packed.namelist() if one.startswith("archive/") and one.endswith(_ENDINGS))
            if not names:
                raise InputError("", "no WACZ: it has no archive/*.warc.gz", "check the file")
            for name in names:
                with open_member(packed, name, EXPANDED_BYTES) as stream:
                    yield from _records(stream, count)
    else:
        with path.open("rb") as file:
            yield from _records(file, count)
    if not count.records:
        raise InputError("", "no WARC: it has no record", "check the file, or fetch it again")
    if count.others and not count.is_broken:
        yield Fault(0, f"{count.others} of {count.records} records are no web pages", "", is_unread=True)


class _Count:
    """How many records there are of all kinds, and how many captures of other things than pages."""

    records = others = pages = 0
    is_broken = False

    def __init__(self, before: int) -> None:
        """`before` of the pages are not read."""
        self.before = before


def _records(stream: Any, count: _Count) -> Iterator[Found | Fault]:
    records = iter(ArchiveIterator(stream, parse_http=False))
    while True:
        try:
            record = next(records, None)
        except OSError as error:  # the library's own errors are of this kind, and have no number
            if error.errno is not None:
                raise
            yield _lost(count, error)
            return
        if record is None:
            return
        count.records += 1
        if not record.record_type & _KINDS:
            continue
        block = record.reader.read(PAGE_BYTES + 1)
        if len(block) < min(record.content_length, PAGE_BYTES + 1):
            count.pages += 1
            problem = f"a record cut short: {len(block)} of the {record.content_length} bytes that it states"
            yield Fault(count.pages, problem, "fetch the file again", f"record {count.records}")
            return
        record.set_bytes_content(block)
        if _is_page(record, is_http=str(record.headers.get("Content-Type", "")).startswith("application/http")):
            count.pages += 1
            if count.pages <= count.before:
                continue
            yield _page(record, count.pages, is_whole=len(block) <= PAGE_BYTES)
        else:
            count.others += 1


def _lost(count: _Count, error: OSError) -> Fault:
    """What is said where no record begins: one before it is not of the length that it states."""
    if not count.records:
        raise InputError("", f"no WARC: {error}", "check the file, or fetch it again") from error
    count.pages += 1
    count.is_broken = True
    last = f"record {count.records}"
    problem = f"no record begins where {last} ends by the length that it states ({error}); what follows is not read"
    return Fault(count.pages, problem, "it was written wrong or cut short: fetch it again", f"after {last}")


def _is_page(record: Any, *, is_http: bool) -> bool:
    """Whether the record is a web page as it was answered, not a redirection or an error; parses the answer's head."""
    if not is_http:
        return str(record.headers.get("Content-Type", "")).lower().startswith(_PAGES)
    record.is_http = True
    record.parse_http(auto_decode="all")
    status = record.http_headers.status_code
    return (record.http_content_type or "").lower().startswith(_PAGES) and status == 200


def _page(record: Any, number: int, *, is_whole: bool) -> Found | Fault:
    headers = record.headers
    address = str(headers.get("WARC-Target-URI", "")).strip("<>")
    captured = day_of(headers.get("WARC-Date"))
    place = f"page {number}" + (f", captured {captured}" if captured else "")
    data = record.reader.read(PAGE_BYTES + 1)
    if not is_whole or len(data) > PAGE_BYTES:
        return Fault(number, f"a page of more than {megabytes(PAGE_BYTES)}", "save its text as .txt", place)
    try:
        found = read_page(data, number, record.http_charset, place)
    except InputError as error:
        return Fault(number, f"{error.problem} ({address})", error.remedy, place)
    stated = Metadata(url=address if is_address(address) else None).over(found.stated)
    own_id = str(record.record_id or "").strip("<>")
    return Found(number, found.text, stated, own_id or None, found.encoding, place)
