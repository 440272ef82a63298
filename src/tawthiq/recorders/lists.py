"""Cells that list several items."""

from __future__ import annotations

import re
from functools import lru_cache

from tawthiq.model import Span
from tawthiq.recorders.mapping import TableMapping
from tawthiq.recorders.row import Row

_STRING = re.compile(r'"([^"\\]+)"(\s*:)?')  # of JSON; a colon follows a key
_QUOTES = "\"'\u201c\u201d "


def items(row: Row, name: str, mapping: TableMapping) -> list[tuple[str, Span]]:
    """The items of a name's cell in order, each with where it stands; without spaces and quotation marks around it.

    A cell that is a list of JSON has the strings in it, keys left out.
    """
    if name not in row.spans:
        return []
    span, cell = row.spans[name], row.values[name]
    if cell.startswith("[") and cell.endswith("]"):
        strings = [one for one in _STRING.finditer(cell) if not one.group(2)]
        return [(one.group(1), Span(span.start + one.start(1), span.start + one.end(1))) for one in strings]
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
