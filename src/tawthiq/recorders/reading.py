"""A table as a stream of reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tawthiq.documents import Skipped
from tawthiq.errors import InputError
from tawthiq.model import Report
from tawthiq.recorders.csv_table import open_table
from tawthiq.recorders.reporting import Reporter
from tawthiq.recorders.row import lay_out


@dataclass(frozen=True, slots=True)
class RowReading:
    """A row's report, where it stands (`file:line`), and the line on which it begins."""

    report: Report
    where: str
    line: int


def read_table(path: Path, name: str, reporter: Reporter, sha256: str | None = None) -> Iterator[RowReading | Skipped]:
    """The rows of a CSV file as reports, one at a time, in constant memory. `name` is what messages call the file.

    A row that is wrong is yielded as Skipped, with its line and what to do, and stops no other. Raises InputError
    where the file is no table, or has no column for a row's id or its day.
    """
    with open_table(path, name) as table:
        layout = lay_out(reporter.mapping, table.columns, name)
        for raw in table.rows:
            if isinstance(raw, InputError):
                yield Skipped.because(raw)
                continue
            try:
                yield RowReading(reporter.report(raw, table.columns, layout, sha256), raw.where, raw.line)
            except InputError as error:
                yield Skipped.because(error)
