"""Claims as JSON, both ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tawthiq.model import (
    Actor,
    AttackKind,
    Casualty,
    Claim,
    ClaimType,
    DenialKind,
    Mode,
    Outcome,
    Population,
    Scope,
    Span,
    Stance,
    Strikes,
)
from tawthiq.model.sharing import names_of, span_of
from tawthiq.wire.json_lines import Json
from tawthiq.wire.parts import (
    actor_from_json,
    actor_to_json,
    casualty_to_json,
    count_from_json,
    count_to_json,
    place_from_json,
    place_to_json,
    problem_from_json,
    problem_to_json,
    shared,
    time_from_json,
    time_to_json,
)


def claim_to_json(claim: Claim) -> Json:
    """A claim as docs/annotation.md has it; empty fields are left out, but `speaker` is always there."""
    result: Json = {
        "id": claim.id,
        "type": claim.type.value,
        "text": claim.text,
        "speaker": actor_to_json(claim.speaker) if claim.speaker else None,
        "stance": claim.stance.value,
    }
    if claim.via:
        result["via"] = [actor.name for actor in claim.via]
    if claim.casualties:
        result["casualties"] = [casualty_to_json(casualty) for casualty in claim.casualties]
    if claim.strikes:
        result["strikes"] = {**count_to_json(claim.strikes.count), "text": claim.strikes.text}
    for name in ("mode", "about", "denial_kind", "answers", "attack_kind"):
        if getattr(claim, name):
            result[name] = str(getattr(claim, name))
    if claim.belligerent:
        result["belligerent"] = actor_to_json(claim.belligerent)
    if claim.place:
        result["place"] = place_to_json(claim.place)
    if claim.time:
        result["time"] = time_to_json(claim.time)
    result["scope"] = claim.scope.value
    if claim.rules:
        result["rules"] = list(claim.rules)
    if claim.problems:
        result["problems"] = [problem_to_json(problem) for problem in claim.problems]
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


def claim_from_json(value: Mapping[str, Any], doc_id: str) -> Claim:
    """A claim of the report with this id."""
    spans = {item["field"]: span_of(item["start"], item["end"]) for item in value["spans"]}
    strikes = value.get("strikes")
    return Claim(
        doc_id=doc_id,
        type=ClaimType(value["type"]),
        text=value["text"],
        span=spans["text"],
        stance=Stance(value["stance"]),
        scope=Scope(value["scope"]),
        speaker=actor_from_json(value.get("speaker"), "speaker", spans),
        via=tuple(Actor(name, spans[f"via.{i}"]) for i, name in enumerate(value.get("via", ()))),
        casualties=tuple(
            Casualty(
                Outcome(c["outcome"]),
                Population(c["who"]),
                count_from_json(c),
                shared(c["text"]),
                spans[f"casualties.{i}.text"],
            )
            for i, c in enumerate(value.get("casualties", ()))
        ),
        strikes=Strikes(count_from_json(strikes), strikes["text"], spans["strikes.text"]) if strikes else None,
        belligerent=actor_from_json(value.get("belligerent"), "belligerent", spans),
        mode=Mode(value["mode"]) if "mode" in value else None,
        about=value.get("about"),
        about_span=spans.get("about"),
        denial_kind=DenialKind(value["denial_kind"]) if "denial_kind" in value else None,
        answers=value.get("answers"),
        attack_kind=AttackKind(value["attack_kind"]) if "attack_kind" in value else None,
        place=place_from_json(value.get("place"), spans.get("place.name")),
        time=time_from_json(value.get("time"), spans.get("time.text")),
        rules=names_of(*value.get("rules", ())),
        problems=tuple(problem_from_json(problem) for problem in value.get("problems", ())),
    )
