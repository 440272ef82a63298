"""DOCX: the words of a document, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from defusedxml import DefusedXmlException, ElementTree

from tawthiq.documents.findings import Fault, Found
from tawthiq.documents.limits import FILE_BYTES, NESTING, REPORT_BYTES, LimitError, megabytes
from tawthiq.documents.readers.unpacking import Bounded, open_member, open_zip
from tawthiq.errors import InputError

_MAIN = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _RUN_TEXT, _DELETED = f"{_W}p", f"{_W}t", f"{_W}del"
_OTHER_LOOK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same words once more
_SPACES = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read(path: Path) -> Iterator[Found | Fault]:
    """The one report that a document is. What it says of its making (title, dates) is not about publication."""
    size = path.stat().st_size
    if size > FILE_BYTES:
        raise LimitError("", f"a document of {megabytes(size)}, more than {megabytes(FILE_BYTES)}", "split it")
    with open_zip(path) as packed, open_member(packed, _MAIN, FILE_BYTES) as stream:
        text = "\n".join(one for one in _paragraphs(stream) if one.strip())
    yield Found(1, text) if text else Fault(1, "a document without text", "", is_unread=True)


def _paragraphs(stream: Bounded) -> Iterator[str]:
    """The text of each paragraph, those in tables and boxes included; deleted text is none."""
    words: list[list[str]] = []
    left_out = depth = size = 0
    try:
        for event, element in ElementTree.iterparse(stream, events=("start", "end"), forbid_dtd=True):
            depth += 1 if event == "start" else -1
            if depth > NESTING:
                raise LimitError("", f"elements nested more than {NESTING} deep", "save its text as .txt")
            if element.tag in {_DELETED, _OTHER_LOOK}:
                left_out += 1 if event == "start" else -1
            elif event == "start":
                if element.tag == _PARAGRAPH:
                    words.append([])
            elif element.tag == _PARAGRAPH:
                yield "".join(words.pop())
            elif words and not left_out and (text := _text(element.tag, element.text)):
                size += len(text)
                words[-1].append(text)
            if size > REPORT_BYTES:
                raise LimitError("", f"over {megabytes(REPORT_BYTES)} of text", "split it into its reports")
            if event == "end":
                element.clear()
    except DefusedXmlException as error:
        raise LimitError("", "its XML declares entities, as no document does", "save its text as .txt") from error
    except ElementTree.ParseError as error:
        raise InputError("", f"broken XML: {error}", "open it and save it again") from error


def _text(tag: str, text: str | None) -> str:
    return text or "" if tag == _RUN_TEXT else _SPACES.get(tag, "")
