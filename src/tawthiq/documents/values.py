"""A report as an object with named values, a line of JSON Lines or a row of a table, and what is wrong with it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from tawthiq.documents.metadata import Metadata, parse_day, parse_language
from tawthiq.errors import InputError

COLUMNS = ("doc_id", "text", "title", "published", "language", "outlet", "url")
"""The names of the values that are read; the first two are needed."""

EXAMPLE = 'write {"doc_id": "...", "text": "..."}'
_OPTIONAL = COLUMNS[2:]


def stated_in(value: Mapping[str, Any], where: str) -> tuple[str, str, Metadata]:
    """The id, the words and what is stated beside them. Raises InputError for what is none of these."""
    doc_id = _string(value, "doc_id", where)
    if not doc_id or not doc_id.isprintable():
        raise InputError(where, "doc_id is empty or holds control characters", EXAMPLE)
    text = _string(value, "text", where)
    return doc_id, text or "", _metadata(value, where)


def as_in_json(value: object) -> object:
    """A day of a table, as JSON Lines have it; other values as they are."""
    return value.isoformat() if isinstance(value, datetime.date) else value


def _metadata(value: Mapping[str, Any], where: str) -> Metadata:
    found = {name: _string(value, name, where) or None for name in _OPTIONAL if value.get(name) is not None}
    published, language = found.pop("published", None), found.pop("language", None)
    try:
        day = parse_day(published) if published else None
    except ValueError as error:
        raise InputError(where, f"published: {error}", "write the day as YYYY-MM-DD, or leave it out") from error
    try:
        code = parse_language(language) if language else None
    except ValueError as error:
        raise InputError(where, f"language: {error}", "write a code such as ar, or leave it out") from error
    return Metadata(published=day, language=code, **found)


def _string(value: Mapping[str, Any], name: str, where: str) -> str | None:
    """A field that must be a string of whole characters."""
    if name not in value:
        raise InputError(where, f"no {name}", EXAMPLE)
    found = value[name]
    if not isinstance(found, str):
        problem = f"{name} is of type {type(found).__name__}, not a string"
        raise InputError(where, problem, "put it in quotation marks")
    try:
        found.encode()
    except UnicodeEncodeError as error:
        problem = f"{name} holds half a character (a lone surrogate) at position {error.start + 1}"
        raise InputError(where, problem, "export the report again as UTF-8") from error
    return found
