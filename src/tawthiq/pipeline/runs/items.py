"""What an archive holds before anybody looks into it: a line, a row, a page; and the report that it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tawthiq.documents import Reading, Skipped, as_in_json, doc_id_in, read_line, read_values


@dataclass(frozen=True, slots=True)
class Line:
    """A line of JSON Lines: the file, its number where that is known, its bytes (`None`: over the limit)."""

    name: str
    number: int | None
    data: bytes | None

    @property
    def where(self) -> str:
        """The place, for people."""
        return f"{self.name}:{self.number}" if self.number is not None else self.name


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with the columns of JSON Lines: the file, its number where that is known, its values."""

    name: str
    number: int | None
    values: Mapping[str, Any]

    @property
    def where(self) -> str:
        """The place, for people."""
        return f"{self.name}:{self.number}" if self.number is not None else self.name


Item = Line | Row | Reading | Skipped
"""Pages of archives of the web are composed already: a process of their own has found their words."""


def reading_of(item: Item) -> Reading | Skipped | None:
    """The report that an item is, or why it is none; `None` of an empty line."""
    if isinstance(item, Line):
        return read_line(item.data, item.where, item.number)
    if isinstance(item, Row):
        return read_values({name: as_in_json(value) for name, value in item.values.items()}, item.where, item.number)
    return item


def id_of(item: Item) -> str | None:
    """The id of an item, without looking at its text."""
    if isinstance(item, Line):
        return doc_id_in(item.data, item.name) if item.data else None
    if isinstance(item, Row):
        found = item.values.get("doc_id")
        return found if isinstance(found, str) else None
    return item.document.doc_id if isinstance(item, Reading) else None
