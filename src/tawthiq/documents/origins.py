"""From offsets in a report's text back to the bytes that they were read from."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.documents.decoding import decode
from tawthiq.model import Document, Span

_MARKS = {"utf-8": codecs.BOM_UTF8, "utf-16": codecs.BOM_UTF16_LE, "utf-32": codecs.BOM_UTF32_LE}
_ESCAPE = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.")
_SPACE = " \t\n\r"


@dataclass(frozen=True, slots=True)
class ByteRange:
    """Half-open `[start, end)` in bytes of a piece of evidence."""

    start: int
    end: int


def origins_in_plain_text(data: bytes, document: Document, span: Span) -> tuple[ByteRange, ...]:
    """Where the words at `span` stand in the bytes of a plain text file; nothing for a title given beside it."""
    text = decode(data, document.doc_id).text
    own = _within(span, len(document.text) - len(text), len(text))
    return (_encoded(data, own.start, own.end),) if own else ()


def origins_in_line(data: bytes, document: Document, span: Span) -> tuple[ByteRange, ...]:
    """Where the words at `span` stand in one line of JSON Lines: in its `title`, its `text`, or some in each.

    The bytes are those of the JSON, in which a letter may be an escape.
    """
    line = decode(data, document.doc_id).text
    found, title, shift = [], list[Span](), 0
    for key, places in _strings(line):
        if key == "title":
            title = places
        elif key == "text":
            shift = len(document.text) - len(places)
            found.append((_within(span, shift, len(places)), places))
    if shift and title:
        found.insert(0, (_within(span, 0, len(title)), title))
    return tuple(
        _encoded(data, places[own.start].start, places[own.end - 1].end) for own, places in found if own is not None
    )


def _within(span: Span, start: int, length: int) -> Span | None:
    """The part of a span that lies in the `length` code points from `start`, counted from there."""
    first, last = max(span.start, start), min(span.end, start + length)
    return Span(first - start, last - start) if first < last else None


def _encoded(data: bytes, start: int, end: int) -> ByteRange:
    """The bytes of the code points `[start, end)` of what `data` decodes to."""
    decoded = decode(data, "")
    name = decoded.encoding
    if name in ("utf-16", "utf-32"):
        is_big = data.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE))
        name, mark = f"{name}-{'be' if is_big else 'le'}", len(_MARKS[name])
    else:
        mark = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    if name == "windows-1256":  # a byte a letter, also where it gives none
        return ByteRange(start, end)
    before = mark + len(decoded.text[:start].encode(name))
    return ByteRange(before, before + len(decoded.text[start:end].encode(name)))


def _strings(line: str) -> Iterator[tuple[str, list[Span]]]:
    """Each key of an object whose value is a string, with where each code point of the value stands in the line."""
    decoder, at = json.JSONDecoder(), _skip(line, 0) + 1
    while (at := _skip(line, at)) < len(line) and line[at] != "}":
        key, at = decoder.raw_decode(line, at)
        at = _skip(line, _skip(line, at) + 1)
        value, end = decoder.raw_decode(line, at)
        if isinstance(value, str):
            yield key, list(_letters(line, at + 1, end - 1))
        at = _skip(line, end)
        if at < len(line) and line[at] == ",":
            at += 1


def _skip(line: str, at: int) -> int:
    while at < len(line) and line[at] in _SPACE:
        at += 1
    return at


def _letters(line: str, at: int, end: int) -> Iterator[Span]:
    """Where each code point of a string stands between its quotation marks; two escapes can make one."""
    while at < end:
        escape = _ESCAPE.match(line, at)
        width = len(escape.group()) if escape else 1
        yield Span(at, at + width)
        at += width
