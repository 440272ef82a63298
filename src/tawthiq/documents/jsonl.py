"""JSON Lines: one report a line, with what is known about it."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Collection, Iterator, Mapping, MutableMapping
from typing import Any, BinaryIO

from tawthiq.documents.composition import Source, compose
from tawthiq.documents.decoding import decode
from tawthiq.documents.identify import identify
from tawthiq.documents.limits import LINE_BYTES, megabytes
from tawthiq.documents.reading import Reading, Skipped
from tawthiq.documents.values import EXAMPLE, stated_in
from tawthiq.errors import InputError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_jsonl(
    stream: BinaryIO,
    name: str,
    seen: MutableMapping[str, str] | None = None,
    tell: Callable[[str], str] = identify,
) -> Iterator[Reading | Skipped]:
    """The reports in a stream, one a line, in constant memory but for their ids; empty lines do not count.

    `name` is what messages call the stream. `seen` maps the ids that are taken to where they are, and grows. `tell`
    tells the language of a text.
    """
    seen = {} if seen is None else seen
    for number, data in read_lines(stream):
        where = f"{name}:{number}"
        if number == 1 and data and data.startswith(_UTF16):
            yield Skipped(where, "JSON Lines in UTF-16", "save the file as UTF-8")
            return
        reading = read_line(data, where, number, tell)
        if isinstance(reading, Reading):
            doc_id = reading.document.doc_id
            if doc_id in seen:
                remedy = "give every report an id of its own"
                reading = Skipped(where, f"doc_id {doc_id!r} is taken by {seen[doc_id]}", remedy)
            else:
                seen[doc_id] = where
        if reading is not None:
            yield reading


def read_line(
    data: bytes | None, where: str, number: int | None, tell: Callable[[str], str] = identify
) -> Reading | Skipped | None:
    """The report in one line of JSON Lines, by itself; `None` of an empty line. `data` is `None` of one that is over
    the limit.
    """
    try:
        if data is None or len(data) > LINE_BYTES:
            problem = f"the line has more than {megabytes(LINE_BYTES)}"
            raise InputError(where, problem, "write one report a line, each on a line of its own")
        if not data.strip() or data.strip() == b"\xef\xbb\xbf":
            return None
        decoded = decode(data.rstrip(b"\r\n"), where)
        return _report(_parse(decoded.text, where), Source(where, number, decoded.encoding, tell=tell))
    except InputError as error:
        return Skipped.because(error)


def read_values(value: Mapping[str, Any], where: str, number: int | None) -> Reading | Skipped:
    """The report in an object with the keys of JSON Lines, such as a row of a table."""
    try:
        return _report(value, Source(where, number))
    except InputError as error:
        return Skipped.because(error)


def doc_id_in(data: bytes, name: str) -> str | None:
    """The id in one line of JSON Lines, if it is one, without a look at its text."""
    found = _id_of(data, name)
    return found if isinstance(found, str) else None


def without(stream: BinaryIO, name: str, doc_ids: Collection[str]) -> Iterator[bytes]:
    """The bytes of JSON Lines with every line empty that has one of these ids; the other lines stay where they are."""
    while data := stream.readline(LINE_BYTES + 1):
        if len(data) <= LINE_BYTES and _id_of(data, name) in doc_ids:
            yield data[len(data.rstrip(b"\r\n")) :]
            continue
        yield data
        while len(data) > LINE_BYTES and not data.endswith(b"\n"):  # too long to be a report
            data = stream.readline(LINE_BYTES + 1)
            yield data


def ids_in(stream: BinaryIO, name: str, wanted: Collection[str]) -> set[str]:
    """Those of these ids that lines of JSON Lines have, the first or a further one."""
    found = {doc_id_in(data, name) for _, data in read_lines(stream) if data}
    return {doc_id for doc_id in found if doc_id is not None}.intersection(wanted)


def _id_of(data: bytes, name: str) -> object:
    try:
        return _parse(decode(data.rstrip(b"\r\n"), name).text, name).get("doc_id")
    except InputError:
        return None


def read_lines(stream: BinaryIO, before: int = 0) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers, of which there are some `before`; `None` for one over the limit, which is read past and
    not kept.
    """
    number = before
    while data := stream.readline(LINE_BYTES + 1):
        number += 1
        if len(data) <= LINE_BYTES:
            yield number, data
            continue
        while data and not data.endswith(b"\n"):
            data = stream.readline(LINE_BYTES)
        yield number, None


def _report(value: Mapping[str, Any], source: Source) -> Reading:
    return compose(*stated_in(value, source.where), source)


def _parse(text: str, where: str) -> Mapping[str, Any]:
    try:
        value = json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        problem = f"broken JSON at column {error.colno}: {error.msg}"
        raise InputError(where, problem, "write one whole JSON object a line") from error
    except (ValueError, RecursionError) as error:
        raise InputError(where, f"unreadable JSON: {error}", EXAMPLE) from error
    if not isinstance(value, dict):
        raise InputError(where, f"{type(value).__name__} where an object is expected", EXAMPLE)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key {next(key for key in keys if keys.count(key) > 1)!r} stands twice")
    return value
