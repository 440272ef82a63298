"""HXL (Humanitarian Exchange Language): a table whose second row tags its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from tawthiq.exports.formats.event import Event
from tawthiq.exports.formats.flat import CARRIED, COLUMNS, flat
from tawthiq.exports.formats.format import Format
from tawthiq.exports.formats.notes import Events
from tawthiq.exports.formats.table import degrees, listed, write_csv
from tawthiq.exports.formats.validation import Cell

_TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")  # of the standard, https://hxlstandard.org/standard/
_TAGS: Mapping[str, str] = {
    "id": "#event+id+code",
    "date_start": "#date+start",
    "date_end": "#date+end",
    "place": "#loc+name",
    "admin1": "#adm1+name",
    "country": "#country+code+v_iso2",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "precision": "#geo+precision",
    "parties": "#group+armed+name",
    "positions": "#group+armed+position",
    "own_assessments": "#group+armed+assessment",
    "conceded": "#affected+killed+civilians+conceded",
    "grade": "#status+grade",
    "grade_rule": "#status+rule",
    "rule_set": "#status+rules",
    "strike_status": "#status+strike",
    "attack_kinds": "#event+type",
    "origins": "#meta+source+independent+num",
    "reports": "#meta+source+num",
    "claims": "#meta+claims+num",
}
_MORE = (("sources", "#meta+source"), ("urls", "#meta+url"))


def tag(column: str) -> str:
    """The tag of a column; figures are `#affected`, with what happened to whom, and which edge it is."""
    if column in _TAGS:
        return _TAGS[column]
    first, *rest = column.split("_")
    return f"#affected+killed+all+ucdp+{rest[0]}" if first == "ucdp" else f"#affected+{'+'.join((first, *rest))}"


TAGS = (*(tag(column.name) for column in COLUMNS), *(one for _, one in _MORE))


_UNTAGGED = [f"{one} is no tag" for one in TAGS if not _TAG.fullmatch(one)]


def write(stream: BinaryIO, events: Events) -> None:
    """The header, the row of tags, and a row for each event."""

    def rows() -> Iterator[Sequence[Cell]]:
        yield TAGS
        for event, notes in events():
            notes.faults += _UNTAGGED
            yield _row(event)

    write_csv(stream, [*(column.name for column in COLUMNS), *(name for name, _ in _MORE)], rows())


def _row(event: Event) -> list[Cell]:
    cells = ["" if value is None else degrees(value) if isinstance(value, float) else value for value in flat(event)]
    outlets, urls = (
        listed([one.outlet for one in event.sources], "; "),
        listed([one.url for one in event.sources], "; "),
    )
    return [*cells, outlets, urls]


HXL = Format(
    name="hxl",
    ending="csv",
    about="HXL, the Humanitarian Exchange Language: a table with tags",
    carries=CARRIED,
    conventions=(
        "whom it counts: each column says whom; columns ucdp_* have all the dead as UCDP enters them",
        "an empty cell is not known, and is no zero; min and max are the range over the independent origins",
    ),
    write=write,
)
