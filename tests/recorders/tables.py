"""Made-up tables and mappings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tawthiq import lang
from tawthiq.lang.actors import load as load_actors
from tawthiq.model import Claim, Report
from tawthiq.recorders import Reporter, RowReading, TableMapping, read_mapping, read_table, shipped_text

MINIMAL = """
[recorder]
id = "own"
name = "Own Monitor"

[columns]
id = "id"
start = "date"
"""


def mapping(text: str) -> TableMapping:
    return read_mapping(text, "own.toml", load_actors().entries)


@cache
def reporter(text: str) -> Reporter:
    """Of a mapping's text, or of one that comes with the program by its name."""
    own = shipped_text(text) if "\n" not in text else text
    return Reporter(mapping(own), lang.load_places(()), load_actors())


def write(folder: Path, *rows: Mapping[str, object]) -> Path:
    """A CSV file of rows, whose columns are those of the first."""
    columns = list(rows[0])
    quoted = [[f'"{row.get(column, "")}"' for column in columns] for row in rows]
    path = folder / "table.csv"
    path.write_text("\n".join([",".join(columns), *(",".join(cells) for cells in quoted)]) + "\n", encoding="utf-8")
    return path


def read(folder: Path, recorder: str, *rows: Mapping[str, object]) -> list[object]:
    """What is read of rows: reports, and the problems of those that are skipped."""
    found = read_table(write(folder, *rows), "table.csv", reporter(recorder))
    return [item.report if isinstance(item, RowReading) else str(item) for item in found]


def report(folder: Path, recorder: str, row: Mapping[str, object]) -> Report:
    """The report of a single row."""
    (found,) = read(folder, recorder, row)
    assert isinstance(found, Report), found
    return found


def figures(claim: Claim) -> list[tuple[str, str, int | None, int | None]]:
    return [(c.outcome.value, c.who.value, c.count.minimum, c.count.maximum) for c in claim.casualties]
