"""An Excel workbook, to be read from right to left: sheets of incidents, their claims, and their reports."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, BinaryIO

from tawthiq.exports.formats.event import Bounds, Event, Figure, Source, Statement
from tawthiq.exports.formats.flat import CARRIED, COLUMNS, DAY, flat
from tawthiq.exports.formats.format import Format
from tawthiq.exports.formats.losses import bounds
from tawthiq.exports.formats.notes import Events
from tawthiq.exports.formats.workbook import Cell, Sheet, Workbook

_CLAIMS = (
    *("incident", "id", "report", "type", "speaker", "stance", "denial", "mode", "party", "figures"),
    *("date_start", "date_end", "words"),
)
_SOURCES = ("incident", "number", "outlet", "published", "language", "origin", "title", "url", "id")
_NARROW, _WIDE = 14, 34  # letters
_WIDE_COLUMNS = frozenset({"place", "parties", "positions", "figures", "words", "origin", "title", "speaker", "outlet"})


def write(stream: BinaryIO, events: Events) -> None:
    """All sheets in one pass over the events."""
    with Workbook(stream) as book:
        incidents = _sheet(book, "incidents", [column.name for column in COLUMNS])
        claims, sources = _sheet(book, "claims", _CLAIMS), _sheet(book, "sources", _SOURCES)
        for event, _ in events():
            incidents.append(_incident(event))
            for statement in event.statements:
                claims.append(_claim(event.id, statement))
            origins = {number: one.name for one in event.origins for number in one.sources}
            for source in event.sources:
                sources.append(_source(event.id, source, origins.get(source.number, "")))


def label(column: str) -> str:
    """The Arabic heading of a column."""
    labels = _labels()
    if column in labels["columns"]:
        return str(labels["columns"][column])
    outcome, who, edge = column.split("_")
    return f"{labels['outcomes'][outcome]}: {labels['populations'][who]} ({labels['edges'][edge]})"


@cache
def _labels() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("labels.toml").read_text(encoding="utf-8"))


def _sheet(book: Workbook, name: str, columns: Sequence[str]) -> Sheet:
    header = [[label(column) for column in columns], [column.replace("_", " ") for column in columns]]
    widths = [_WIDE if column in _WIDE_COLUMNS else _NARROW for column in columns]
    return book.sheet(f"{_labels()['sheets'][name]} {name}", header, widths)


def _incident(event: Event) -> list[Cell]:
    return [_day(value) if column.type == DAY else value for value, column in zip(flat(event), COLUMNS, strict=True)]


def _claim(incident: str, one: Statement) -> list[Cell]:
    figures = ", ".join(map(_figure, one.figures))
    said = (one.type, one.speaker, one.stance, one.denial, one.mode, one.party, figures)
    return [incident, one.id, one.source, *said, one.start, one.end, one.words]


def _figure(figure: Figure) -> str:
    return f"{figure.outcome} {figure.who} {bounds(Bounds(figure.least, figure.most))}"


def _source(incident: str, one: Source, origin: str) -> list[Cell]:
    return [incident, one.number, one.outlet, _day(one.published), one.language, origin, one.title, one.url, one.id]


def _day(value: Any) -> Cell:
    return datetime.date.fromisoformat(value) if value else None


XLSX = Format(
    name="xlsx",
    ending="xlsx",
    about="an Excel workbook, right to left, with headings in Arabic and English: incidents, claims, reports",
    carries=CARRIED | {"origins", "claims", "denials"},
    conventions=(
        "whom it counts: each column says whom; columns ucdp_* have all the dead as UCDP enters them",
        "an empty cell is not known, and is no zero; min and max are the range over the independent origins",
        "the sheet of reports says of which origin each report is; reports of one origin repeat one another",
        "a sheet that would have more than 1,048,576 rows goes on in another",
    ),
    write=write,
)
