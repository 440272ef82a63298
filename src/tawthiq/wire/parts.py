"""What claims and incidents have in common as JSON, both ways: actors, places, times, counts, problems."""

from __future__ import annotations

from collections.abc import Mapping
from sys import intern
from typing import Any

from tawthiq.model import Actor, Casualty, Count, Place, Precision, Problem, Span, TimeSpan
from tawthiq.model.sharing import count_of, names_of
from tawthiq.wire.json_lines import Json


def count_to_json(count: Count) -> Json:
    """The ends of a count; `None` where one is open."""
    return {"min": count.minimum, "max": count.maximum}


def count_from_json(value: Mapping[str, Any]) -> Count:
    """A count from its ends."""
    return count_of(value["min"], value["max"])


def casualty_to_json(casualty: Casualty) -> Json:
    """A figure of people, with its words."""
    figure = {"outcome": casualty.outcome.value, "who": casualty.who.value}
    return {**figure, **count_to_json(casualty.count), "text": casualty.text}


def actor_to_json(actor: Actor) -> Json:
    """Somebody named in a report; what is not known is left out."""
    result: Json = {"name": actor.name, "aliases": list(actor.aliases)}
    for name in ("id", "kind", "parent", "side"):
        if getattr(actor, name):
            result[name] = getattr(actor, name)
    if actor.members:
        result["members"] = [actor_to_json(member) for member in actor.members]
    return result


def actor_from_json(value: Mapping[str, Any] | None, field: str, spans: Mapping[str, Span]) -> Actor | None:
    """The actor in a claim's `field`, None where its words do not stand in `spans`."""
    if value is None or f"{field}.name" not in spans:
        return None
    members = (
        actor_from_json(member, f"{field}.members.{index}", spans)
        for index, member in enumerate(value.get("members", ()))
    )
    return Actor(
        name=shared(value["name"]),
        span=spans[f"{field}.name"],
        aliases=names_of(*value["aliases"]),
        id=shared(value.get("id")),
        kind=shared(value.get("kind")),
        parent=shared(value.get("parent")),
        side=shared(value.get("side")),
        members=tuple(member for member in members if member),
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


def place_from_json(value: Mapping[str, Any] | None, span: Span | None) -> Place | None:
    """A place, None where there is none, or no words of it."""
    if value is None or span is None:
        return None
    precision = Precision(value["precision"]) if value.get("precision") is not None else None
    known = {name: shared(value.get(name)) for name in ("proper", "near", "admin1", "country", "lat", "lon", "id")}
    return Place(name=shared(value["name"]), span=span, precision=precision, **known)


def time_to_json(time: TimeSpan) -> Json:
    """The words of a time, and its days where they are known."""
    result: Json = {"text": time.text}
    if time.start is not None:
        result["start"] = time.start
    if time.end is not None:
        result["end"] = time.end
    return result


def time_from_json(value: Mapping[str, Any] | None, span: Span | None) -> TimeSpan | None:
    """A time, None where there is none, or no words of it."""
    if value is None or span is None:
        return None
    return TimeSpan(shared(value["text"]), span, shared(value.get("start")), shared(value.get("end")))


def problem_to_json(problem: Problem) -> Json:
    """What the program could not settle, with its words where it has some."""
    result: Json = {"code": problem.code, "message": problem.message}
    if problem.span:
        result |= {"start": problem.span.start, "end": problem.span.end}
    return result


def problem_from_json(value: Mapping[str, Any]) -> Problem:
    """A problem."""
    span = Span(value["start"], value["end"]) if "start" in value else None
    return Problem(value["code"], value["message"], span)


def shared(value: Any) -> Any:
    """The same string object for equal strings, since names and days recur; anything else as it is."""
    return intern(value) if isinstance(value, str) else value
