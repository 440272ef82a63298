"""What an incident is put together of as JSON, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tawthiq.model import (
    Accused,
    Actor,
    Assessment,
    Belonging,
    Change,
    Convention,
    DenialKind,
    Grade,
    Membership,
    Origin,
    Outcome,
    Place,
    Population,
    Position,
    Range,
    SetAside,
    SettingAside,
    Span,
    StrikeStatus,
)
from tawthiq.wire.json_lines import Json
from tawthiq.wire.parts import count_from_json, count_to_json

UNTOLD = Span(0, 1)
"""A stand-in for where words stand, in lines that do not tell it."""


def incident_place(place: Place | None) -> Json | None:
    """An incident's place; every key is there, as in all lines of `incidents.jsonl`."""
    if place is None:
        return None
    return {
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "admin1": place.admin1,
        "country": place.country,
        "precision": int(place.precision) if place.precision is not None else None,
        "id": place.id,
    }


def position_to_json(position: Position) -> Json:
    """What one who is accused says."""
    result: Json = {
        "answer": position.answer,
        "kinds": [kind.value for kind in position.kinds],
        "claims": list(position.claims),
    }
    if position.assessment:
        result["assessment"] = position.assessment.value
    result["conceded"] = range_to_json(position.conceded) if position.conceded else None
    return result


def range_to_json(value: Range) -> Json:
    """A range, with the claims and origins that it rests on."""
    return {
        "min": value.minimum,
        "max": value.maximum,
        "from": list(value.claims),
        "min_from": list(value.least),
        "max_from": list(value.most),
        "origins": len(value.origins),
        "origin_indexes": list(value.origins),
    }


def range_from_json(value: Mapping[str, Any]) -> Range:
    """A range."""
    edges = tuple(value["min_from"]), tuple(value["max_from"])
    return Range(value["min"], value["max"], tuple(value["from"]), *edges, tuple(value["origin_indexes"]))


def set_aside_to_json(figure: SetAside) -> Json:
    """A figure that does not count, and why."""
    return {
        "claim": figure.claim,
        "outcome": figure.outcome.value,
        "who": figure.who.value,
        **count_to_json(figure.count),
        "by": figure.by,
        "why": figure.why.value,
        "reason": dict(figure.reason),
    }


def set_aside_from_json(value: Mapping[str, Any]) -> SetAside:
    """A figure that does not count."""
    return SetAside(
        claim=value["claim"],
        outcome=Outcome(value["outcome"]),
        who=Population(value["who"]),
        count=count_from_json(value),
        by=value["by"],
        why=SettingAside(value["why"]),
        reason=value["reason"],
    )


def accused_from_json(value: Mapping[str, Any]) -> Accused:
    """One who is accused, without the place of the name in a text."""
    position = value["position"]
    return Accused(
        actor=Actor(value["name"], UNTOLD, tuple(value["aliases"]), value["id"]),
        claims=tuple(value["claims"]),
        position=Position(
            answer=position["answer"],
            kinds=tuple(map(DenialKind, position["kinds"])),
            claims=tuple(position["claims"]),
            assessment=Assessment(position["assessment"]) if "assessment" in position else None,
            conceded=range_from_json(position["conceded"]) if position["conceded"] else None,
        ),
        grade=Grade(value["grade"]),
        grade_rule=value["grade_rule"],
        strike_status=StrikeStatus(value["strike_status"]),
    )


def origin_from_json(value: Mapping[str, Any]) -> Origin:
    """An origin with its members."""
    return Origin(
        name=value["name"],
        id=value["id"],
        claims=tuple(value["claims"]),
        reports=tuple(value["reports"]),
        reason=value["reason"],
        members=tuple(
            Membership(member["report"], Belonging(member["how"]), member["reason"]) for member in value["members"]
        ),
    )


def convention_from_json(id_: str, value: Mapping[str, Any]) -> Convention:
    """What one convention of recorders makes of the figures."""
    figures = {key: one for key, one in value.items() if key not in ("from", "qualifies", "reason")}
    return Convention(id_, figures, tuple(value["from"]), value["qualifies"], value["reason"])


def change_from_json(value: Mapping[str, Any]) -> Change:
    """What would make another grade of it."""
    words = {key: one for key, one in value.items() if key not in ("grade", "rule", "missing", "ending")}
    return Change(Grade(value["grade"]), value["rule"], tuple(value["missing"]), tuple(value["ending"]), words)
