"""Incidents as JSON, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tawthiq.model import BoundedFigure, Grade, Incident, Outcome, Population, StrikeStatus
from tawthiq.wire.incident_parts import (
    UNTOLD,
    accused_from_json,
    change_from_json,
    convention_from_json,
    incident_place,
    origin_from_json,
    position_to_json,
    range_from_json,
    range_to_json,
    set_aside_from_json,
    set_aside_to_json,
)
from tawthiq.wire.json_lines import Json
from tawthiq.wire.parts import count_from_json, count_to_json, place_from_json


def incident_to_json(incident: Incident) -> Json:
    """One line of `incidents.jsonl`."""
    return {
        "id": incident.id,
        "reports": list(incident.reports),
        "claims": list(incident.claims),
        "place": incident_place(incident.place),
        "time": {"start": incident.start, "end": incident.end},
        "killed": {who: range_to_json(value) for who, value in incident.killed.items()},
        "injured": {who: range_to_json(value) for who, value in incident.injured.items()},
        "belligerents": [
            {
                "name": accused.actor.name,
                "id": accused.actor.id,
                "aliases": list(accused.actor.aliases),
                "claims": list(accused.claims),
                "position": position_to_json(accused.position),
                "grade": accused.grade.value,
                "grade_rule": accused.grade_rule,
                "strike_status": accused.strike_status.value,
            }
            for accused in incident.belligerents
        ],
        "origins": [
            {
                "name": origin.name,
                "id": origin.id,
                "claims": list(origin.claims),
                "reports": list(origin.reports),
                "reason": dict(origin.reason),
                "members": [
                    {"report": member.report, "how": member.how.value, "reason": dict(member.reason)}
                    for member in origin.members
                ],
            }
            for origin in incident.origins
        ],
        "grade": incident.grade.value,
        "strike_status": incident.strike_status.value,
        "rule_set": incident.rule_set,
        "grade_rule": incident.grade_rule,
        "grade_claims": list(incident.grade_claims),
        "reason": dict(incident.reason),
        "would_change": [
            {
                "grade": change.grade.value,
                "rule": change.rule,
                "missing": list(change.missing),
                "ending": list(change.ending),
                **change.words,
            }
            for change in incident.would_change
        ],
        "link_reasons": [dict(reason) for reason in incident.link_reasons],
        "set_aside": [set_aside_to_json(figure) for figure in incident.set_aside],
        "bounds": [
            {"claim": figure.claim, "outcome": figure.outcome.value, "who": figure.who.value}
            | count_to_json(figure.count)
            for figure in incident.bounds
        ],
        "conventions": {
            convention.id: {
                **convention.figures,
                "from": list(convention.claims),
                "qualifies": convention.qualifies,
                "reason": dict(convention.reason),
            }
            for convention in incident.conventions
        },
    }


def incident_from_json(value: Mapping[str, Any]) -> Incident:
    """The incident that `incident_to_json` printed. Raises KeyError, ValueError or TypeError where it is no such thing.

    The line does not tell the spans of its place and of those accused: they are `UNTOLD`.
    """
    return Incident(
        id=value["id"],
        reports=tuple(value["reports"]),
        claims=tuple(value["claims"]),
        place=place_from_json(value["place"], UNTOLD),
        start=value["time"]["start"],
        end=value["time"]["end"],
        killed={who: range_from_json(one) for who, one in value["killed"].items()},
        injured={who: range_from_json(one) for who, one in value["injured"].items()},
        belligerents=tuple(accused_from_json(one) for one in value["belligerents"]),
        origins=tuple(origin_from_json(one) for one in value["origins"]),
        grade=Grade(value["grade"]),
        strike_status=StrikeStatus(value["strike_status"]),
        grade_rule=value["grade_rule"],
        reason=value["reason"],
        link_reasons=tuple(value["link_reasons"]),
        set_aside=tuple(set_aside_from_json(one) for one in value["set_aside"]),
        bounds=tuple(
            BoundedFigure(one["claim"], Outcome(one["outcome"]), Population(one["who"]), count_from_json(one))
            for one in value["bounds"]
        ),
        conventions=tuple(convention_from_json(id_, one) for id_, one in value["conventions"].items()),
        grade_claims=tuple(value["grade_claims"]),
        would_change=tuple(change_from_json(one) for one in value["would_change"]),
        rule_set=value["rule_set"],
    )
