"""The fields of a claim that a person can correct: what is written for them, what they hold, and a claim with others.

A value is JSON as docs/judgements.md has it; an empty object leaves a field empty.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tawthiq import wire
from tawthiq.model import Actor, Casualty, Claim, Count, Outcome, Place, Population, Precision, Scope, TimeSpan

_FIGURE = re.compile(r"casualties\.(0|[1-9]\d{0,3})\.(count|who|outcome)")
_COUNT = re.compile(r"(?P<exact>\d+)|(?P<min>\d*)-(?P<max>\d*)")
_PLACE = re.compile(r"(?P<name>.*?)\s*@\s*(?P<lat>-?\d+(?:\.\d+)?)\s*,\s*(?P<lon>-?\d+(?:\.\d+)?)")
_ACTOR_KEYS = frozenset({"name", "aliases", "id", "kind", "parent", "side"})
_PLACE_KEYS = frozenset({"name", "proper", "near", "admin1", "country", "lat", "lon", "id", "precision"})

NOTHING: Mapping[str, Any] = {}
FIELDS = (
    *("casualties.N.count", "casualties.N.who", "casualties.N.outcome"),
    *("scope", "speaker", "belligerent", "place", "time"),
)
"""Their names; N counts the figures of the claim from 0."""


def read_value(field: str, text: str) -> Any:
    """What a person wrote for a field, as JSON. Raises ValueError that says how it is written."""
    match = _FIGURE.fullmatch(field)
    kind = match.group(2) if match else field
    if kind not in _READERS:
        raise ValueError(f"{field!r} is no field that can be corrected; there are: {', '.join(FIELDS)}")
    if text.startswith("{") and kind in _OBJECTS:
        value = json.loads(text)
    elif text == "none" and kind in _OBJECTS:
        value = dict(NOTHING)
    else:
        value = _READERS[kind](text.strip())
    return value


def written_count(count: Count) -> str:
    """A count as people write it for a field: 36, 15-53, 12- or -20; a dash alone where both sides are open."""
    if count.is_exact:
        return str(count.minimum)
    low, high = ("" if side is None else side for side in (count.minimum, count.maximum))
    return f"{low}-{high}"


def machine_value(claim: Claim, field: str) -> Any:
    """What a claim holds in a field: of a figure all of it, so that it is known again. LookupError if it has none."""
    line = wire.claim_to_json(claim)
    match = _FIGURE.fullmatch(field)
    return line["casualties"][int(match.group(1))] if match else line.get(field)


def field_now(claim: Claim, field: str, machine: Any) -> str | None:
    """The name that a field has in a claim that was read anew: a figure is known by its words."""
    match = _FIGURE.fullmatch(field)
    if match is None:
        return field
    words = machine.get("text") if isinstance(machine, Mapping) else None
    fitting = [at for at, figure in enumerate(claim.casualties) if figure.text == words]
    own = int(match.group(1))
    if own not in fitting and len(fitting) != 1:
        return None
    return f"casualties.{own if own in fitting else fitting[0]}.{match.group(2)}"


def corrected(claim: Claim, field: str, value: Any) -> Claim:
    """The claim with another value in a field. Raises ValueError, LookupError or TypeError for what no claim holds."""
    match = _FIGURE.fullmatch(field)
    if match is None:
        return claim.corrected(**{field: _MAKERS[field](claim, value)})
    at, part = int(match.group(1)), match.group(2)
    figures = list(claim.casualties)
    figures[at] = _FIGURE_MAKERS[part](figures[at], value)
    return claim.corrected(casualties=tuple(figures))


def _read_count(text: str) -> dict[str, int | None]:
    match = _COUNT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no figure; write 36, 15-53, 12- for at least 12, or -20 for up to 20")
    if match["exact"]:
        return {"min": int(match["exact"]), "max": int(match["exact"])}
    return {"min": int(match["min"]) if match["min"] else None, "max": int(match["max"]) if match["max"] else None}


def _read_code(codes: type[Population] | type[Outcome] | type[Scope]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in [code.value for code in codes]:
            raise ValueError(f"{text!r} is none of: {', '.join(code.value for code in codes)}")
        return text

    return read


def _read_name(text: str) -> dict[str, str]:
    return {"name": text}


def _read_place(text: str) -> dict[str, Any]:
    match = _PLACE.fullmatch(text)
    return {"name": match["name"], "lat": float(match["lat"]), "lon": float(match["lon"])} if match else {"name": text}


def _read_time(text: str) -> dict[str, str]:
    start, _, end = text.partition("/")
    for day in (start, end or start):
        try:
            datetime.date.fromisoformat(day)
        except ValueError as error:
            raise ValueError(f"{text!r} is no day; write 2018-11-17, or 2018-11-17/2018-11-18 for several") from error
    if (end or start) < start:
        raise ValueError(f"{text!r} ends before it begins")
    return {"start": start, "end": end or start}


def _actor(claim: Claim, value: Mapping[str, Any], before: Actor | None) -> Actor | None:
    if not value:
        return None
    _known_keys(value, _ACTOR_KEYS)
    names = {key: one for key, one in value.items() if key != "aliases"}
    if not all(isinstance(one, str) and one for one in names.values()) or "name" not in names:
        raise ValueError("an actor has a name, and all that is said of it is text")
    return Actor(span=before.span if before else claim.span, aliases=tuple(value.get("aliases", ())), **names)


def _speaker(claim: Claim, value: Mapping[str, Any]) -> Actor | None:
    return _actor(claim, value, claim.speaker)


def _belligerent(claim: Claim, value: Mapping[str, Any]) -> Actor | None:
    return _actor(claim, value, claim.belligerent)


def _place(claim: Claim, value: Mapping[str, Any]) -> Place | None:
    if not value:
        return None
    _known_keys(value, _PLACE_KEYS)
    lat, lon = value.get("lat"), value.get("lon")
    if not value.get("name") or (lat is None) is not (lon is None):
        raise ValueError("a place has a name, and latitude and longitude go together")
    if lat is not None and not (-90 <= lat <= 90 and -180 <= value["lon"] <= 180):
        raise ValueError(f"{lat}, {lon} are no latitude and longitude in degrees")
    known = dict(value) | {"precision": Precision(value["precision"]) if "precision" in value else None}
    if lat is not None and known["precision"] is None:
        known["precision"] = Precision.EXACT
    return Place(span=claim.place.span if claim.place else claim.span, **known)


def _time(claim: Claim, value: Mapping[str, Any]) -> TimeSpan | None:
    if not value:
        return None
    _known_keys(value, frozenset({"start", "end"}))
    words, span = (claim.time.text, claim.time.span) if claim.time else (claim.text, claim.span)
    found = TimeSpan(words, span, value["start"], value["end"])
    if (found.first_day() or datetime.date.max) > (found.last_day() or datetime.date.max):
        raise ValueError("the time ends before it begins")
    return found


def _scope(_claim: Claim, value: str) -> Scope:
    return Scope(value)


def _known_keys(value: Mapping[str, Any], known: frozenset[str]) -> None:
    if unknown := sorted(value.keys() - known):
        raise ValueError(f"{unknown[0]!r} is not known; there are: {', '.join(sorted(known))}")


def _with_count(figure: Casualty, value: Mapping[str, int | None]) -> Casualty:
    return replace(figure, count=Count(value["min"], value["max"]))


def _with_who(figure: Casualty, value: str) -> Casualty:
    return replace(figure, who=Population(value))


def _with_outcome(figure: Casualty, value: str) -> Casualty:
    return replace(figure, outcome=Outcome(value))


_READERS: Mapping[str, Callable[[str], Any]] = {
    "count": _read_count,
    "who": _read_code(Population),
    "outcome": _read_code(Outcome),
    "scope": _read_code(Scope),
    "speaker": _read_name,
    "belligerent": _read_name,
    "place": _read_place,
    "time": _read_time,
}
_OBJECTS = frozenset({"speaker", "belligerent", "place", "time"})
_MAKERS: Mapping[str, Callable[[Claim, Any], Any]] = {
    "scope": _scope,
    "speaker": _speaker,
    "belligerent": _belligerent,
    "place": _place,
    "time": _time,
}
_FIGURE_MAKERS: Mapping[str, Callable[[Casualty, Any], Casualty]] = {
    "count": _with_count,
    "who": _with_who,
    "outcome": _with_outcome,
}
