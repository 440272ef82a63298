"""Tables as CSV: a header and a row for each event that has one, each checked before it is written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from tawthiq.codebooks import Codebook
from tawthiq.exports.formats.event import Event
from tawthiq.exports.formats.format import Write
from tawthiq.exports.formats.notes import Events, Notes
from tawthiq.exports.formats.validation import Cell, Cells, check_cells

_FORMULA = frozenset("=+-@\t")  # how a cell begins that a spreadsheet would run


def table(
    codebook: Codebook, row: Callable[[Event, Notes], Cells | None], check: Callable[[Cells], Iterator[str]]
) -> Write:
    """How a table is written: `row` gives an event's cells, or notes why it has none; `check` what is wrong in them."""

    def write(stream: BinaryIO, events: Events) -> None:
        def rows() -> Iterator[Sequence[Cell]]:
            for event, notes in events():
                cells = row(event, notes)
                if cells is not None:
                    notes.faults += check_cells(cells, codebook)
                    notes.faults += check(cells)
                    yield [cells.get(name, "") for name in codebook.columns]

        write_csv(stream, codebook.columns, rows())

    return write


def write_csv(stream: BinaryIO, header: Sequence[str], rows: Iterator[Sequence[Cell]]) -> None:
    """The header and the rows as CSV in UTF-8. What a spreadsheet would run as a formula gets a space before it."""
    text = io.TextIOWrapper(stream, "utf-8", newline="", write_through=False)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(
        [f" {cell}" if isinstance(cell, str) and cell[:1] in _FORMULA and _runs(cell) else cell for cell in cells]
        for cells in rows
    )
    text.flush()
    text.detach()


def degrees(value: float) -> str:
    """A coordinate with as many digits as it has, six at most, which is a tenth of a metre."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def listed(names: Sequence[str], separator: str) -> str:
    """Names in one cell, none twice; the separator within a name becomes a space."""
    found = (" ".join(name.replace(separator.strip(), " ").replace('"', "'").split()) for name in names)
    return separator.join(dict.fromkeys(filter(None, found)))


def _runs(cell: str) -> bool:
    """Whether what begins so is no negative number."""
    return not cell.removeprefix("-").replace(".", "", 1).isdigit()
