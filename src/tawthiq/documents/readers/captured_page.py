"""A record of an archive of the web as the page that it may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastwarc.warc import WarcRecord

from tawthiq.documents.findings import Begun, Fault, Found, words_of
from tawthiq.documents.limits import PAGE_BYTES, megabytes
from tawthiq.documents.metadata import Metadata, day_of
from tawthiq.documents.readers.page_metadata import is_address
from tawthiq.documents.readers.web_page import read_page
from tawthiq.errors import InputError

_TYPES = ("text/html", "application/xhtml+xml")
_REMEDY = "save its text as .txt"


def is_page(record: Any) -> bool:
    """Whether the record is a web page as it was answered, not a redirection or an error; parses the answer's head.

    Nothing is unpacked for that. An answer whose head cannot be parsed may be a page: reading it says why it is none.
    """
    stated = str(record.headers.get("Content-Type", ""))
    if not stated.startswith("application/http"):
        return stated.lower().startswith(_TYPES)
    record.is_http = True
    try:
        record.parse_http()
    except MemoryError:
        raise
    except Exception:
        return True
    status = record.http_headers.status_code
    return (record.http_content_type or "").lower().startswith(_TYPES) and status == 200


@dataclass(frozen=True, slots=True)
class CapturedPage:
    """A page: its record, all that the record holds (one byte more than a page may have where that is too much), its
    number among the pages, where it is for people, and its address.
    """

    record: Any
    block: bytes
    number: int
    place: str
    address: str

    @classmethod
    def of(cls, record: Any, block: bytes, number: int) -> CapturedPage:
        """With what the head of the record states."""
        captured = day_of(record.headers.get("WARC-Date"))
        place = f"page {number}" + (f", captured {captured}" if captured else "")
        return cls(record, block, number, place, str(record.headers.get("WARC-Target-URI", "")).strip("<>"))

    def begun(self) -> Begun:
        """What is said before it is read."""
        return Begun(self.number, self.place, self.address)

    def read(self) -> Found | Fault:
        """What is found on it. Whatever a library raises at it costs this page alone, but for MemoryError, after which
        a process is of no more use.
        """
        try:
            data, charset = self._payload()
            if len(data) > PAGE_BYTES or len(self.block) > PAGE_BYTES:
                return Fault(self.number, f"a page of more than {megabytes(PAGE_BYTES)}", _REMEDY, self.place)
            found = read_page(data, self.number, charset, self.place)
        except MemoryError:
            raise
        except InputError as error:
            return self._fault(error.problem, error.remedy)
        except Exception as error:
            return self._fault(f"broken: {words_of(error)}", _REMEDY)
        stated = Metadata(url=self.address if is_address(self.address) else None).over(found.stated)
        own_id = str(self.record.record_id or "").strip("<>")
        return Found(self.number, found.text, stated, own_id or None, found.encoding, self.place)

    def _fault(self, problem: str, remedy: str) -> Fault:
        return Fault(self.number, f"{problem} ({self.address})", remedy, self.place)

    def _payload(self) -> tuple[bytes, str | None]:
        """The bytes of the page, and their encoding by what the server said.

        Some programs save a page unpacked and leave what the server said of its packing, so one that begins as HTML is
        taken as it is where it cannot be unpacked.
        """
        if not self.record.is_http:
            return self.block, None
        answer = WarcRecord()
        answer.set_bytes_content(self.block)
        answer.is_http = True
        try:
            answer.parse_http(auto_decode="all")
            return answer.reader.read(PAGE_BYTES + 1), answer.http_charset
        except OSError:
            data = self.record.reader.read(PAGE_BYTES + 1) if self.record.is_http_parsed else b""
            if not data.lstrip().startswith(b"<"):
                raise
            return data, self.record.http_charset
