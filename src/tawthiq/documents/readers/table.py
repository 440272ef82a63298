"""Tables of reports (CSV, XLSX, JSON): columns of the names that JSON Lines have, or those of Auto Archiver.

Auto Archiver writes a CSV with the columns `status`, `metadata` and `media` (its `csv_db`), or a sheet with columns for
people (its `gsheet_feeder`); both are told by their header.
"""

from __future__ import annotations

import contextlib
import datetime
import itertools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tawthiq.documents.findings import Fault, Found
from tawthiq.documents.limits import COLUMNS, LimitError
from tawthiq.documents.metadata import Metadata, day_of, parse_language, tidy
from tawthiq.documents.readers import sheet
from tawthiq.documents.readers.auto_archiver import COLUMNS as AUTO_ARCHIVER
from tawthiq.documents.readers.auto_archiver import archived
from tawthiq.documents.readers.page_metadata import is_address
from tawthiq.documents.values import COLUMNS as REPORT_COLUMNS
from tawthiq.errors import InputError

_OWN = {name: name for name in REPORT_COLUMNS}
_SHEET_OF_AUTO_ARCHIVER = {
    "url": "link",
    "title": "upload title",
    "published": "upload timestamp",
    "text": "text content",
}
_LAYOUTS = ((_OWN, ("doc_id", "text")), (_SHEET_OF_AUTO_ARCHIVER, ("link", "archive status", "text content")))
"""Field -> column, and the columns by which the layout is told."""

_NO_REPORTS = "a table, which is no report"
_REMEDY = "say whose table it is with --as; a table of reports has the columns doc_id and text"


def read(
    path: Path, ending: str, columns: Mapping[str, str] | None = None, days: Sequence[str] = ()
) -> Iterator[Found | Fault]:
    """The reports in a table, one a row. Raises InputError where its columns say nothing to us.

    `columns` are what the user says: field -> column; `days` are forms of days beside YYYY-MM-DD.
    """
    rows = sheet.rows(path, ending, tuple((columns or {}).values()))
    _, header = next(rows, (1, ()))
    names = [cell.strip().lower() for cell in header]
    if len(names) > COLUMNS:
        raise LimitError("", f"a table of {len(names)} columns, more than {COLUMNS}", "leave out those of no use")
    twice = next((one for one in names if one and names.count(one) > 1), None)
    if twice:
        raise InputError("", f"the column {twice!r} stands twice", "give every column its own name")
    is_archived = columns is None and set(AUTO_ARCHIVER) == set(names)
    layout = {} if is_archived else _layout(names, columns)
    for number, cells in rows:
        row = dict(zip(names, itertools.chain(cells, itertools.repeat("")), strict=False))
        if len(cells) > len(names):
            problem = f"{len(cells)} cells under {len(names)} columns"
            yield Fault(number, problem, "put quotation marks around a cell that holds the separator")
        elif any(cell.strip() for cell in cells):
            yield archived(row, number) if is_archived else _row(number, row, layout, days)


def _layout(names: Sequence[str], columns: Mapping[str, str] | None) -> Mapping[str, str]:
    """Field -> column, as the user says or as the header tells."""
    if columns is not None:
        layout = {field: column.strip().lower() for field, column in columns.items()}
        for field, column in layout.items():
            if column not in names:
                remedy = f"there are: {', '.join(name for name in names if name)[:300]}"
                raise InputError("", f"no column {columns[field]!r}, which the mapping has for {field}", remedy)
        return layout
    fitting = (layout for layout, needed in _LAYOUTS if set(needed) <= set(names))
    found = next(fitting, None)
    if found is None:
        raise InputError("", _NO_REPORTS, _REMEDY)
    return found


def _row(number: int, row: Mapping[str, str], layout: Mapping[str, str], days: Sequence[str]) -> Found | Fault:
    value = {field: row.get(column, "") for field, column in layout.items()}
    if not value["text"].strip():
        return Fault(number, "a row without words", "", is_unread=True)
    published = value.get("published", "").strip()
    day = _day(published, days)
    if published and day is None:
        problem = f"published: {published[:40]!r} is not a date"
        return Fault(number, problem, "write the day as YYYY-MM-DD, or say its form in a mapping file")
    try:
        language = parse_language(value["language"]) if value.get("language", "").strip() else None
    except ValueError as error:
        return Fault(number, f"language: {error}", "write a code such as ar, or leave it out")
    url = value.get("url", "").strip()
    address = url if is_address(url) else None
    stated = Metadata(tidy(value.get("title")), day, language, tidy(value.get("outlet")), address)
    return Found(number, value["text"], stated, tidy(value.get("doc_id")) or address)


def _day(value: str, forms: Sequence[str]) -> datetime.date | None:
    """The day of one of the forms, the first that fits it whole."""
    found = day_of(value)
    for form in forms:
        if found is None:
            with contextlib.suppress(ValueError):
                found = datetime.datetime.strptime(value, form).date()
    return found
