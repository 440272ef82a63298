"""A row of a recorder's table as a text: a title and a line for each cell, with the way from a cell to its words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.errors import InputError
from tawthiq.model import Span
from tawthiq.recorders.csv_table import RawRow
from tawthiq.recorders.mapping import Conditions, TableMapping, plain
from tawthiq.recorders.mapping_file import NEEDED

Layout = Mapping[str, int]
"""Name of `[columns]` -> which column of a table holds it, counted from 0; a name without a column is left out."""

_POINT = ("lat", "lon")


def lay_out(mapping: TableMapping, columns: Sequence[str], name: str) -> Layout:
    """Which column holds what. Raises InputError where one of those that every table needs is not there."""
    there = {plain(column): number for number, column in enumerate(columns)}
    layout = {}
    for key, choices in mapping.columns.items():
        number = next((there[plain(choice)] for choice in choices if plain(choice) in there), None)
        if number is not None:
            layout[key] = number
        elif key in NEEDED:
            remedy = f"the mapping {mapping.id!r} expects {' or '.join(choices)}; there are: {', '.join(columns)}"
            raise InputError(f"{name}:1", f"no column for {key!r}", remedy)
    return layout


@dataclass(frozen=True, slots=True)
class Row:
    """A row as a text. `values` has the cell of every name that has one, `spans` where it stands in the text, and
    `lines` where its whole line does.
    """

    where: str
    text: str
    title: str
    values: Mapping[str, str]
    spans: Mapping[str, Span]
    lines: Mapping[str, Span]

    def holds(self, conditions: Conditions) -> bool:
        """Whether the cell of each name has one of its values; a name without a cell has none."""
        return all(plain(self.values.get(name, "")) in values for name, values in conditions.items())

    def words(self, names: Collection[str]) -> Span | None:
        """The lines of those of the names that have a cell, and what stands between them."""
        found = [self.lines[name] for name in names if name in self.lines]
        return Span(min(one.start for one in found), max(one.end for one in found)) if found else None

    def quote(self, span: Span) -> str:
        """The words at a span."""
        return self.text[span.start : span.end]


def compose_row(raw: RawRow, columns: Sequence[str], mapping: TableMapping, layout: Layout) -> Row:
    """The row as a text: the recorder's name and the row's id; an empty line; `column: value` for each cell that is
    not empty, in the table's order, but latitude and longitude side by side. Raises InputError where it has no id.
    """
    id_ = raw.cells[layout["id"]] or (raw.cells[layout["id_other"]] if "id_other" in layout else "")
    if not id_:
        raise InputError(raw.where, f"no {columns[layout['id']]}", "give every row an id of its own")
    title = f"{mapping.name} {id_}"
    names: dict[int, list[str]] = {}
    for name, number in layout.items():
        names.setdefault(number, []).append(name)
    values = {name: raw.cells[number] for name, number in layout.items() if raw.cells[number]} | {"id": id_}
    lon = layout["lon"] if all(name in values for name in _POINT) and layout["lat"] != layout["lon"] else -1
    spans: dict[str, Span] = {}
    lines: dict[str, Span] = {}
    pieces = [title, "\n"]
    end = len(title) + 1
    for number, cell in enumerate(raw.cells):
        if not cell or number == lon:
            continue
        label, value, own = columns[number], cell, names.get(number, [])
        if lon >= 0 and number == layout["lat"]:
            label, value, own = f"{label}, {columns[lon]}", f"{cell}, {raw.cells[lon]}", [*own, *names[lon]]
        start = end + 1 + len(label) + 2
        pieces.append(f"\n{label}: {value}")
        end = start + len(value)
        for name in own:
            spans[name], lines[name] = Span(start, end), Span(start - len(label) - 2, end)
    return Row(raw.where, "".join(pieces), title, values, spans, lines)
