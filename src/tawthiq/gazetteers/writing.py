"""Joined rows as a table in the columns of our own gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawthiq.gazetteers.joining import JoinedRow
from tawthiq.lang.gazetteer import HEADER


def as_table(rows: Iterable[JoinedRow], head: Sequence[str]) -> str:
    """The table's text; the lines of `head` open it as comments."""
    lines = [f"# {' '.join(line.split())}" for line in head]
    return "\n".join([*lines, "\t".join(HEADER), *map(_line, rows)]) + "\n"


def _line(one: JoinedRow) -> str:
    row = one.row
    arabic, english = row.names.get("ar", ()), row.names.get("en", ())
    cells = {
        "id": row.id,
        "kind": row.kind,
        "name_ar": "".join(arabic[:1]),
        "name_en": "".join(english[:1]),
        "aliases_ar": "|".join(arabic[1:]),
        "aliases_en": "|".join(english[1:]),
        "admin1": row.unit or "",
        "country": row.country,
        "lat": "" if row.lat is None else f"{row.lat:.5f}",
        "lon": "" if row.lon is None else f"{row.lon:.5f}",
        "population": "" if row.population is None else str(row.population),
        "ambiguous": "|".join(one.doubtful),
        "source": row.source,
    }
    return "\t".join(cells[name] for name in HEADER)
