"""FollowTheMoney statements: incidents as events, with places, those accused, and reports as entities of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from tawthiq.codebooks import load_codebook
from tawthiq.exports.formats.event import Event, Party, Site, Source
from tawthiq.exports.formats.flat import described
from tawthiq.exports.formats.format import Format
from tawthiq.exports.formats.notes import Events
from tawthiq.exports.formats.table import degrees, write_csv
from tawthiq.exports.formats.validation import Cell, check_cells

DATASET = "tawthiq"
_BOOK = load_codebook("ftm")
_Statement = tuple[str, str, str, str]  # entity, schema, property, value


def write(stream: BinaryIO, events: Events) -> None:
    """A row for each statement; one that several events share is written once."""

    def rows() -> Iterator[Sequence[Cell]]:
        bodies: set[str] = set()
        for event, notes in events():
            notes.lose("involved", ", ".join(one.name for one in event.parties if not one.id))
            for statement in statements(event, bodies):
                cells = _cells(statement)
                notes.faults += check_cells(cells, _BOOK)
                yield [cells.get(name, "") for name in _BOOK.columns]

    write_csv(stream, _BOOK.columns, rows())


def statements(event: Event, bodies: set[str]) -> Iterator[_Statement]:
    """All that is stated of an event; of a body only where it is not among those that were stated already."""
    yield from _stated(event.id, "Event", _event(event))
    if event.site:
        yield from _stated(f"{event.id}-place", "Address", _address(event.site))
    for party in event.parties:
        key = _key(party)
        if key and key not in bodies:
            bodies.add(key)
            yield from _stated(key, "Organization", _body(party))
    for source in event.sources:
        yield from _stated(f"{event.id}-{source.number}", "Article", _article(source))


def _event(event: Event) -> list[tuple[str, str]]:
    place = event.site.name or event.site.admin1 if event.site else ""
    return [
        ("name", ", ".join(filter(None, (place, event.start, event.id)))),
        ("startDate", event.start),
        ("endDate", event.end),
        ("country", event.site.country.lower() if event.site else ""),
        ("addressEntity", f"{event.id}-place" if event.site else ""),
        ("summary", described(event)),
        ("recordId", event.id),
        *(("keywords", word) for word in (event.grade, event.strike_status, *event.kinds)),
        *(("involved", _key(party)) for party in event.parties),
        *(("proof", f"{event.id}-{source.number}") for source in event.sources),
    ]


def _address(site: Site) -> list[tuple[str, str]]:
    return [
        ("full", ", ".join(filter(None, (site.name, site.admin1)))),
        ("state", site.admin1),
        ("country", site.country.lower()),
        ("latitude", degrees(site.lat) if site.lat is not None else ""),
        ("longitude", degrees(site.lon) if site.lon is not None else ""),
    ]


def _body(party: Party) -> list[tuple[str, str]]:
    return [("name", party.name), ("classification", party.kind or ""), ("country", (party.country or "").lower())]


def _article(source: Source) -> list[tuple[str, str]]:
    return [
        ("title", source.title),
        ("publisher", source.outlet),
        ("publishedAt", source.published),
        ("sourceUrl", source.url),
        ("notes", source.id),
    ]


def _key(party: Party) -> str:
    """The id of a body: that of the table of actors; none for one that is in no table, which is told in words alone."""
    return f"actor-{party.id}" if party.id else ""


def _stated(entity: str, schema: str, values: Sequence[tuple[str, str]]) -> Iterator[_Statement]:
    for prop, value in dict.fromkeys(values):
        if value:
            yield entity, schema, prop, value


def _cells(statement: _Statement) -> dict[str, Cell]:
    entity, schema, prop, value = statement
    return {
        "canonical_id": entity,
        "entity_id": entity,
        "prop": prop,
        "schema": schema,
        "value": value,
        "dataset": DATASET,
        "external": "f",
        "id": hashlib.sha1(f"{DATASET}.{entity}.{prop}.{value}".encode(), usedforsecurity=False).hexdigest(),
    }


FTM = Format(
    name="ftm",
    ending="csv",
    about="FollowTheMoney statements: events, places, bodies and reports as entities",
    carries=frozenset(
        {"accused", "grade", "strike_status", "ranges", "unknown", "injured", "groups", "kinds", "days", "place"}
    ),
    conventions=(
        "whom it counts: the summary of an event says whom, in codes and numbers; FollowTheMoney has no property "
        "for the dead",
        "involved are those who are said to have done it, whether or not they accept it; the summary has their answer",
        "the id of a statement is the SHA-1 of dataset, entity, property and value, as the package followthemoney "
        "makes it",
    ),
    write=write,
)
