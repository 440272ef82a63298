"""An incident as one flat row, for tables of no recorder's own: each column with its type and what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tawthiq.exports.formats.event import Bounds, Event
from tawthiq.exports.formats.losses import bounds

TEXT, WHOLE, DEGREE, DAY = "text", "whole", "degree", "day"
Value = str | int | float | None

CARRIED = frozenset(
    {
        *("accused", "position", "assessed", "conceded", "ranges", "unknown", "injured", "groups"),
        *("grade", "strike_status", "kinds", "days", "place"),
    }
)
"""The facts that the columns have a place for."""

_KILLED = ("people", "civilians", "combatants", "unknown", "children", "women", "other")
_INJURED = ("people", "civilians", "combatants", "children", "women", "other")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the type of its values (`DAY` is an ISO day, empty where unknown), and how one is found."""

    name: str
    type: str
    of: Callable[[Event], Value]


def flat(event: Event) -> list[Value]:
    """The values of all columns in order; what is not known is `None`."""
    return [column.of(event) for column in COLUMNS]


def _of_site(name: str) -> Callable[[Event], Value]:
    return lambda event: getattr(event.site, name) or None if event.site else None


def _point(name: str) -> Callable[[Event], Value]:
    return lambda event: getattr(event.site, name) if event.site else None


def _edges(outcome: str, who: str) -> list[Column]:
    def edge(name: str) -> Callable[[Event], Value]:
        def find(event: Event) -> Value:
            ranges: Mapping[str, Bounds] = getattr(event, outcome)
            return getattr(ranges[who], name) if who in ranges else None

        return find

    return [Column(f"{outcome}_{who}_{end}", WHOLE, edge(name)) for end, name in (("min", "least"), ("max", "most"))]


def _figure(name: str) -> Column:
    return Column(f"ucdp_{name}", WHOLE, lambda event: event.conventions.get("ucdp", {}).get(name))


def _parties(event: Event) -> str:
    return "; ".join(one.name for one in event.parties)


def _positions(event: Event) -> str:
    return "; ".join(
        f"{one.name}: {one.answer}" + (f" ({', '.join(one.denials)})" if one.denials else "") for one in event.parties
    )


def _assessments(event: Event) -> str:
    return "; ".join(f"{one.name}: {one.assessment}" for one in event.parties if one.assessment)


def _conceded(event: Event) -> str:
    return "; ".join(f"{one.name}: {bounds(one.conceded)}" for one in event.parties if one.conceded)


COLUMNS: tuple[Column, ...] = (
    Column("id", TEXT, lambda event: event.id),
    Column("date_start", DAY, lambda event: event.start or None),
    Column("date_end", DAY, lambda event: event.end or None),
    Column("place", TEXT, _of_site("name")),
    Column("admin1", TEXT, _of_site("admin1")),
    Column("country", TEXT, _of_site("country")),
    Column("latitude", DEGREE, _point("lat")),
    Column("longitude", DEGREE, _point("lon")),
    Column("precision", WHOLE, _of_site("precision")),
    *(column for who in _KILLED for column in _edges("killed", who)),
    *(column for who in _INJURED for column in _edges("injured", who)),
    *map(_figure, ("low", "best", "high")),
    Column("parties", TEXT, _parties),
    Column("positions", TEXT, _positions),
    Column("own_assessments", TEXT, _assessments),
    Column("conceded", TEXT, _conceded),
    Column("grade", TEXT, lambda event: event.grade),
    Column("grade_rule", TEXT, lambda event: event.grade_rule),
    Column("rule_set", TEXT, lambda event: event.rule_set),
    Column("strike_status", TEXT, lambda event: event.strike_status),
    Column("attack_kinds", TEXT, lambda event: "; ".join(event.kinds)),
    Column("origins", WHOLE, lambda event: len(event.origins)),
    Column("reports", WHOLE, lambda event: len(event.sources)),
    Column("claims", WHOLE, lambda event: event.claims),
)


def described(event: Event) -> str:
    """What is known of an event in one line of codes and numbers, for formats that want a description."""
    harm = [
        f"{outcome} {who} {bounds(value)}" for outcome in ("killed", "injured") for who, value in _of(event, outcome)
    ]
    said = [f"{one.name}: {one.answer}" for one in event.parties]
    parts = [
        ", ".join(harm),
        f"said to be by {'; '.join(said)}" if said else "",
        f"{event.grade}, {event.strike_status}",
    ]
    return ". ".join(filter(None, parts))


def _of(event: Event, outcome: str) -> Any:
    return getattr(event, outcome).items()
