"""Cells that list several items."""

from __future__ import annotations

import re
from functools import lru_cache

from tawthiq.model import Span
from tawthiq.recorders.mapping import TableMapping
from tawthiq.recorders.row import Row

_QUOTES = "\"'\u201c\u201d "


def items(row: Row, name: str, mapping: TableMapping) -> list[tuple[str, Span]]:
    """The items of a name's cell in order, each with where it stands; without spaces and quotation marks around it."""
    if name not in row.spans:
        return []
    span, cell = row.spans[name], row.values[name]
    found = []
    for match in _parts(mapping.lists.get(name, ())).finditer(cell):
        item = match.group().lstrip(_QUOTES)
        start = match.end() - len(item)
        item = item.rstrip(_QUOTES)
        if item:
            found.append((item, Span(span.start + start, span.start + start + len(item))))
    return found


@lru_cache(maxsize=64)
def _parts(separators: tuple[str, ...]) -> re.Pattern[str]:
    apart = "|".join(map(re.escape, separators))
    return re.compile(f"(?:(?!{apart}).)+" if apart else ".+")
