"""The one JSON shape of reports, claims and incidents, both ways: docs/annotation.md describes it field by field."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from sys import intern
from typing import Any

from tawthiq.model import (
    Accused,
    Actor,
    Assessment,
    AttackKind,
    Belonging,
    BoundedFigure,
    Casualty,
    Change,
    Claim,
    ClaimType,
    Convention,
    Count,
    DenialKind,
    Document,
    Grade,
    Incident,
    Membership,
    Mode,
    Origin,
    Outcome,
    Place,
    Population,
    Position,
    Precision,
    Problem,
    Range,
    Report,
    Scope,
    SetAside,
    SettingAside,
    Span,
    Stance,
    Strikes,
    StrikeStatus,
    TimeSpan,
)
from tawthiq.model.sharing import count_of, day_of, names_of, span_of

Json = dict[str, Any]

UNTOLD = Span(0, 1)
"""A stand-in for where words stand, in lines that do not tell it."""


def dumps(value: Mapping[str, Any]) -> str:
    """One line of JSON, Arabic left readable; the same value always gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def report_to_json(report: Report, *, with_text: bool = False) -> Json:
    """What `extract` prints for one report; `with_text` adds `source_text`, to which all offsets refer."""
    document = report.document
    result: Json = {
        "doc_id": document.doc_id,
        "language": document.language,
        "published": document.published.isoformat() if document.published else None,
    }
    for name in ("title", "outlet", "url", "sha256"):
        if getattr(document, name):
            result[name] = getattr(document, name)
    result["claims"] = [claim_to_json(claim) for claim in report.claims]
    if report.problems:
        result["problems"] = [_problem_to_json(problem) for problem in report.problems]
    if with_text:
        result["source_text"] = document.text
    return result


def claim_to_json(claim: Claim) -> Json:
    """A claim as docs/annotation.md has it; empty fields are left out, but `speaker` is always there."""
    result: Json = {
        "id": claim.id,
        "type": claim.type.value,
        "text": claim.text,
        "speaker": _actor_to_json(claim.speaker) if claim.speaker else None,
        "stance": claim.stance.value,
    }
    if claim.via:
        result["via"] = [actor.name for actor in claim.via]
    if claim.casualties:
        result["casualties"] = [_casualty_to_json(casualty) for casualty in claim.casualties]
    if claim.strikes:
        result["strikes"] = {**_count_to_json(claim.strikes.count), "text": claim.strikes.text}
    for name in ("mode", "about", "denial_kind", "answers", "attack_kind"):
        if getattr(claim, name):
            result[name] = str(getattr(claim, name))
    if claim.belligerent:
        result["belligerent"] = _actor_to_json(claim.belligerent)
    if claim.place:
        result["place"] = place_to_json(claim.place)
    if claim.time:
        result["time"] = _time_to_json(claim.time)
    result["scope"] = claim.scope.value
    if claim.rules:
        result["rules"] = list(claim.rules)
    if claim.problems:
        result["problems"] = [_problem_to_json(problem) for problem in claim.problems]
    result["spans"] = [{"field": name, "start": span.start, "end": span.end} for name, span in copied_spans(claim)]
    return result


def copied_spans(claim: Claim) -> Iterator[tuple[str, Span]]:
    """Every string of a claim that is copied from the report, as (dotted field, span)."""
    yield "text", claim.span
    if claim.speaker:
        yield "speaker.name", claim.speaker.span
    for index, actor in enumerate(claim.via):
        yield f"via.{index}", actor.span
    for index, casualty in enumerate(claim.casualties):
        yield f"casualties.{index}.text", casualty.span
    if claim.strikes:
        yield "strikes.text", claim.strikes.span
    if claim.about_span:
        yield "about", claim.about_span
    if claim.belligerent:
        yield "belligerent.name", claim.belligerent.span
        for index, member in enumerate(claim.belligerent.members):
            yield f"belligerent.members.{index}.name", member.span
    if claim.place:
        yield "place.name", claim.place.span
    if claim.time:
        yield "time.text", claim.time.span


def report_from_json(value: Mapping[str, Any], document: Document | None = None) -> Report:
    """The report that `report_to_json` printed. Raises KeyError, ValueError or TypeError where it is no such thing.

    `document` gives the text where the JSON has no `source_text`.
    """
    if document is None:
        document = _document_from_json(value)
    claims = tuple(_claim_from_json(claim, document.doc_id) for claim in value["claims"])
    problems = tuple(_problem_from_json(problem) for problem in value.get("problems", ()))
    return Report(document, claims, problems)


def incident_to_json(incident: Incident) -> Json:
    """One line of `incidents.jsonl`."""
    return {
        "id": incident.id,
        "reports": list(incident.reports),
        "claims": list(incident.claims),
        "place": _incident_place(incident.place),
        "time": {"start": incident.start, "end": incident.end},
        "killed": {who: _range_to_json(value) for who, value in incident.killed.items()},
        "injured": {who: _range_to_json(value) for who, value in incident.injured.items()},
        "belligerents": [
            {
                "name": accused.actor.name,
                "id": accused.actor.id,
                "aliases": list(accused.actor.aliases),
                "claims": list(accused.claims),
                "position": _position_to_json(accused.position),
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
        "set_aside": [_set_aside_to_json(figure) for figure in incident.set_aside],
        "bounds": [
            {"claim": figure.claim, "outcome": figure.outcome.value, "who": figure.who.value}
            | _count_to_json(figure.count)
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
        place=_place_from_json(value["place"], UNTOLD),
        start=value["time"]["start"],
        end=value["time"]["end"],
        killed={who: _range_from_json(one) for who, one in value["killed"].items()},
        injured={who: _range_from_json(one) for who, one in value["injured"].items()},
        belligerents=tuple(_accused_from_json(one) for one in value["belligerents"]),
        origins=tuple(_origin_from_json(one) for one in value["origins"]),
        grade=Grade(value["grade"]),
        strike_status=StrikeStatus(value["strike_status"]),
        grade_rule=value["grade_rule"],
        reason=value["reason"],
        link_reasons=tuple(value["link_reasons"]),
        set_aside=tuple(_set_aside_from_json(one) for one in value["set_aside"]),
        bounds=tuple(
            BoundedFigure(one["claim"], Outcome(one["outcome"]), Population(one["who"]), _count_from_json(one))
            for one in value["bounds"]
        ),
        conventions=tuple(_convention_from_json(id_, one) for id_, one in value["conventions"].items()),
        grade_claims=tuple(value["grade_claims"]),
        would_change=tuple(_change_from_json(one) for one in value["would_change"]),
        rule_set=value["rule_set"],
    )


def place_to_json(place: Place) -> Json:
    """A claim's place; what is not known is left out."""
    result: Json = {"name": place.name}
    for name in ("proper", "near", "admin1", "country", "lat", "lon", "id"):
        if getattr(place, name) is not None:
            result[name] = getattr(place, name)
    if place.precision is not None:
        result["precision"] = int(place.precision)
    return result


def _incident_place(place: Place | None) -> Json | None:
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


def _position_to_json(position: Position) -> Json:
    result: Json = {
        "answer": position.answer,
        "kinds": [kind.value for kind in position.kinds],
        "claims": list(position.claims),
    }
    if position.assessment:
        result["assessment"] = position.assessment.value
    result["conceded"] = _range_to_json(position.conceded) if position.conceded else None
    return result


def _range_to_json(value: Range) -> Json:
    return {
        "min": value.minimum,
        "max": value.maximum,
        "from": list(value.claims),
        "min_from": list(value.least),
        "max_from": list(value.most),
        "origins": len(value.origins),
        "origin_indexes": list(value.origins),
    }


def _set_aside_to_json(figure: SetAside) -> Json:
    return {
        "claim": figure.claim,
        "outcome": figure.outcome.value,
        "who": figure.who.value,
        **_count_to_json(figure.count),
        "by": figure.by,
        "why": figure.why.value,
        "reason": dict(figure.reason),
    }


def _actor_to_json(actor: Actor) -> Json:
    result: Json = {"name": actor.name, "aliases": list(actor.aliases)}
    for name in ("id", "kind", "parent", "side"):
        if getattr(actor, name):
            result[name] = getattr(actor, name)
    if actor.members:
        result["members"] = [_actor_to_json(member) for member in actor.members]
    return result


def _count_to_json(count: Count) -> Json:
    return {"min": count.minimum, "max": count.maximum}


def _casualty_to_json(casualty: Casualty) -> Json:
    figure = {"outcome": casualty.outcome.value, "who": casualty.who.value}
    return {**figure, **_count_to_json(casualty.count), "text": casualty.text}


def _time_to_json(time: TimeSpan) -> Json:
    result: Json = {"text": time.text}
    if time.start is not None:
        result["start"] = time.start
    if time.end is not None:
        result["end"] = time.end
    return result


def _problem_to_json(problem: Problem) -> Json:
    result: Json = {"code": problem.code, "message": problem.message}
    if problem.span:
        result |= {"start": problem.span.start, "end": problem.span.end}
    return result


def _problem_from_json(value: Mapping[str, Any]) -> Problem:
    span = Span(value["start"], value["end"]) if "start" in value else None
    return Problem(value["code"], value["message"], span)


def _document_from_json(value: Mapping[str, Any]) -> Document:
    published = value.get("published")
    return Document(
        doc_id=value["doc_id"],
        text=value.get("source_text", ""),
        language=_shared(value["language"]),
        published=day_of(published) if published else None,
        title=value.get("title"),
        outlet=_shared(value.get("outlet")),
        url=value.get("url"),
        sha256=value.get("sha256"),
    )


def _claim_from_json(value: Mapping[str, Any], doc_id: str) -> Claim:
    spans = {item["field"]: span_of(item["start"], item["end"]) for item in value["spans"]}
    strikes = value.get("strikes")
    return Claim(
        doc_id=doc_id,
        type=ClaimType(value["type"]),
        text=value["text"],
        span=spans["text"],
        stance=Stance(value["stance"]),
        scope=Scope(value["scope"]),
        speaker=_actor_from_json(value.get("speaker"), "speaker", spans),
        via=tuple(Actor(name, spans[f"via.{i}"]) for i, name in enumerate(value.get("via", ()))),
        casualties=tuple(
            Casualty(
                Outcome(c["outcome"]),
                Population(c["who"]),
                _count_from_json(c),
                _shared(c["text"]),
                spans[f"casualties.{i}.text"],
            )
            for i, c in enumerate(value.get("casualties", ()))
        ),
        strikes=Strikes(_count_from_json(strikes), strikes["text"], spans["strikes.text"]) if strikes else None,
        belligerent=_actor_from_json(value.get("belligerent"), "belligerent", spans),
        mode=Mode(value["mode"]) if "mode" in value else None,
        about=value.get("about"),
        about_span=spans.get("about"),
        denial_kind=DenialKind(value["denial_kind"]) if "denial_kind" in value else None,
        answers=value.get("answers"),
        attack_kind=AttackKind(value["attack_kind"]) if "attack_kind" in value else None,
        place=_place_from_json(value.get("place"), spans.get("place.name")),
        time=_time_from_json(value.get("time"), spans.get("time.text")),
        rules=names_of(*value.get("rules", ())),
        problems=tuple(_problem_from_json(problem) for problem in value.get("problems", ())),
    )


def _accused_from_json(value: Mapping[str, Any]) -> Accused:
    position = value["position"]
    return Accused(
        actor=Actor(value["name"], UNTOLD, tuple(value["aliases"]), value["id"]),
        claims=tuple(value["claims"]),
        position=Position(
            answer=position["answer"],
            kinds=tuple(map(DenialKind, position["kinds"])),
            claims=tuple(position["claims"]),
            assessment=Assessment(position["assessment"]) if "assessment" in position else None,
            conceded=_range_from_json(position["conceded"]) if position["conceded"] else None,
        ),
        grade=Grade(value["grade"]),
        grade_rule=value["grade_rule"],
        strike_status=StrikeStatus(value["strike_status"]),
    )


def _range_from_json(value: Mapping[str, Any]) -> Range:
    edges = tuple(value["min_from"]), tuple(value["max_from"])
    return Range(value["min"], value["max"], tuple(value["from"]), *edges, tuple(value["origin_indexes"]))


def _origin_from_json(value: Mapping[str, Any]) -> Origin:
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


def _set_aside_from_json(value: Mapping[str, Any]) -> SetAside:
    return SetAside(
        claim=value["claim"],
        outcome=Outcome(value["outcome"]),
        who=Population(value["who"]),
        count=_count_from_json(value),
        by=value["by"],
        why=SettingAside(value["why"]),
        reason=value["reason"],
    )


def _convention_from_json(id_: str, value: Mapping[str, Any]) -> Convention:
    figures = {key: one for key, one in value.items() if key not in ("from", "qualifies", "reason")}
    return Convention(id_, figures, tuple(value["from"]), value["qualifies"], value["reason"])


def _change_from_json(value: Mapping[str, Any]) -> Change:
    words = {key: one for key, one in value.items() if key not in ("grade", "rule", "missing", "ending")}
    return Change(Grade(value["grade"]), value["rule"], tuple(value["missing"]), tuple(value["ending"]), words)


def _count_from_json(value: Mapping[str, Any]) -> Count:
    return count_of(value["min"], value["max"])


def _actor_from_json(value: Mapping[str, Any] | None, field: str, spans: Mapping[str, Span]) -> Actor | None:
    if value is None or f"{field}.name" not in spans:
        return None
    members = (
        _actor_from_json(member, f"{field}.members.{index}", spans)
        for index, member in enumerate(value.get("members", ()))
    )
    return Actor(
        name=_shared(value["name"]),
        span=spans[f"{field}.name"],
        aliases=names_of(*value["aliases"]),
        id=_shared(value.get("id")),
        kind=_shared(value.get("kind")),
        parent=_shared(value.get("parent")),
        side=_shared(value.get("side")),
        members=tuple(member for member in members if member),
    )


def _place_from_json(value: Mapping[str, Any] | None, span: Span | None) -> Place | None:
    if value is None or span is None:
        return None
    precision = Precision(value["precision"]) if value.get("precision") is not None else None
    known = {name: _shared(value.get(name)) for name in ("proper", "near", "admin1", "country", "lat", "lon", "id")}
    return Place(name=_shared(value["name"]), span=span, precision=precision, **known)


def _time_from_json(value: Mapping[str, Any] | None, span: Span | None) -> TimeSpan | None:
    if value is None or span is None:
        return None
    return TimeSpan(_shared(value["text"]), span, _shared(value.get("start")), _shared(value.get("end")))


def _shared(value: Any) -> Any:
    """The same string object for equal strings, since names and days recur; anything else as it is."""
    return intern(value) if isinstance(value, str) else value
