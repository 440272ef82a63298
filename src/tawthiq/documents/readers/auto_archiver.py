"""A row of the CSV that Auto Archiver writes: the words of the post that was archived, its address and day.

The cells are values of Python as it prints them (`csv_db` of Auto Archiver); they are read as data and never run.
"""

from __future__ import annotations

import ast
import datetime
from collections.abc import Mapping
from typing import Any

from tawthiq.documents.findings import Fault, Found
from tawthiq.documents.metadata import Metadata, day_of, tidy
from tawthiq.documents.readers.page_metadata import is_address

COLUMNS = ("status", "metadata", "media")
_WORDS = ("content", "text", "description")  # the words of a post, the fullest first


def archived(row: Mapping[str, str], number: int) -> Found | Fault:
    """The report that a row is; one whose page could not be archived, or that has only pictures, is none."""
    try:
        metadata = _value(ast.parse(row["metadata"].strip(), mode="eval").body)
    except (SyntaxError, ValueError, MemoryError):
        return Fault(number, "its metadata cannot be read", "export it again with Auto Archiver's csv_db")
    if not isinstance(metadata, dict):
        return Fault(
            number, "its metadata is no list of names and values", "export it again with Auto Archiver's csv_db"
        )
    title = tidy(metadata.get("title"))
    words = (metadata.get(name) for name in _WORDS)
    text = next((one for one in words if isinstance(one, str) and one.strip()), title)
    url = metadata.get("url")
    if not text:
        return Fault(number, f"nothing to read: {tidy(row['status']) or 'no status'}", "", is_unread=True)
    when = metadata.get("timestamp")
    published = when if isinstance(when, datetime.date) else day_of(when)
    stated = Metadata(title=title, published=published, url=url if is_address(url) else None)
    return Found(number, text, stated, stated.url)


def _value(node: ast.expr) -> Any:
    """A value written out: strings, numbers, lists, dictionaries, and the day of a `datetime.datetime(...)`."""
    match node:
        case ast.Constant(value=value):
            return value
        case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items):
            return [_value(item) for item in items]
        case ast.Dict(keys=keys, values=values):
            pairs = (
                (key.value, value) for key, value in zip(keys, values, strict=True) if isinstance(key, ast.Constant)
            )
            return {key: _value(value) for key, value in pairs}
        case ast.Call(func=ast.Attribute(attr="datetime"), args=[*parts]):
            numbers = [
                part.value for part in parts[:3] if isinstance(part, ast.Constant) and isinstance(part.value, int)
            ]
            return datetime.date(*numbers) if len(numbers) == 3 else None
    return None
