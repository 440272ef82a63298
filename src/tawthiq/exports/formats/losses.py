"""What is known of an incident, fact by fact, so that each format can be asked which of it has no place there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from tawthiq.exports.formats.event import Bounds, Event

_SMALL = ("children", "women", "other")
_PARTIAL = frozenset({"people", "civilians", "combatants", "unknown"})


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that may be known: what it is, in words for people, and what of it an event has (empty: nothing)."""

    about: str
    of: Callable[[Event], str]


def lost(event: Event, carried: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each fact of the event that a format which carries only these has no place for, and what it was."""
    for code, fact in FACTS.items():
        if code not in carried and (detail := fact.of(event)):
            yield code, detail


def bounds(value: Bounds | None) -> str:
    """A range as people write it: `15-53`, `43`, `12+`, `up to 20`."""
    if value is None or value.least is None:
        return "no number" if value is None or value.most is None else f"up to {value.most}"
    if value.most is None:
        return f"{value.least}+"
    return str(value.least) if value.least == value.most else f"{value.least}-{value.most}"


def _accused(event: Event) -> str:
    return ", ".join(f"{one.name} ({one.grade})" for one in event.parties)


def _position(event: Event) -> str:
    said = [one for one in event.parties if one.answer != "not_stated"]
    return "; ".join(
        f"{one.name} {one.answer}" + (f": {', '.join(one.denials)}" if one.denials else "") for one in said
    )


def _denials(event: Event) -> str:
    found: dict[str, int] = {}
    for one in event.statements:
        if one.type == "denial" or one.denial:
            kind = f"{one.speaker or 'a report'}: {one.denial or 'denial'}"
            found[kind] = found.get(kind, 0) + 1
    return "; ".join(f"{kind} ({number} claims)" if number > 1 else kind for kind, number in sorted(found.items()))


def _assessed(event: Event) -> str:
    return ", ".join(f"{one.name}: {one.assessment}" for one in event.parties if one.assessment)


def _conceded(event: Event) -> str:
    return ", ".join(f"{one.name}: {bounds(one.conceded)}" for one in event.parties if one.conceded)


def _ranges(event: Event) -> str:
    known = {who: value for who, value in event.killed.items() if who in _PARTIAL}
    return ", ".join(f"killed {who} {bounds(value)} (origins: {value.origins})" for who, value in known.items())


def _unknown(event: Event) -> str:
    return f"{bounds(event.killed['unknown'])} dead of unknown status" if "unknown" in event.killed else ""


def _injured(event: Event) -> str:
    return ", ".join(f"injured {who} {bounds(value)}" for who, value in event.injured.items())


def _groups(event: Event) -> str:
    return ", ".join(f"killed {who} {bounds(event.killed[who])}" for who in _SMALL if who in event.killed)


def _origins(event: Event) -> str:
    if not event.origins:
        return ""
    return f"{len(event.origins)} independent origins of {len(event.sources)} reports: " + ", ".join(
        f"{one.name} ({len(one.sources)})" for one in event.origins
    )


def _grade(event: Event) -> str:
    return f"{event.grade} ({event.grade_rule})"


def _vague(event: Event) -> str:
    return ", ".join(f"{one.outcome} {one.who} in words (claim {one.claim})" for one in event.vague)


def _bounded(event: Event) -> str:
    return f"{event.bounded} figures that are bounds alone" if event.bounded else ""


def _set_aside(event: Event) -> str:
    return f"{event.set_aside} figures that gave way to others" if event.set_aside else ""


def _kinds(event: Event) -> str:
    return ", ".join(event.kinds)


def _days(event: Event) -> str:
    return f"{event.start} to {event.end}" if event.days > 1 else ""


def _unit(event: Event) -> str:
    return f"{event.site.name}, {event.site.admin1}".strip(", ") if event.site else ""


def _words(event: Event) -> str:
    return f"{event.claims} claims in {len(event.sources)} reports"


FACTS: Mapping[str, Fact] = {
    "accused": Fact("who is said to have done it, with the grade for each", _accused),
    "position": Fact("what the accused themselves answer", _position),
    "denials": Fact("denials, one by one, and who makes them", _denials),
    "assessed": Fact("what an accused party's own process found", _assessed),
    "conceded": Fact("deaths that an accused party concedes", _conceded),
    "ranges": Fact("the range of the dead of each population over all origins", _ranges),
    "unknown": Fact("the dead whose status nobody states", _unknown),
    "injured": Fact("the injured", _injured),
    "groups": Fact("children, women and others among the dead", _groups),
    "origins": Fact("which reports are independent of each other, and which repeat another", _origins),
    "grade": Fact("the grade of the harm, and its rule", _grade),
    "strike_status": Fact("what is known of the strike, apart from its harm", lambda event: event.strike_status),
    "vague": Fact("counts in words, such as dozens", _vague),
    "bounded": Fact("counts with one side only, such as 'at least 12'", _bounded),
    "set_aside": Fact("figures that gave way to others, and why", _set_aside),
    "kinds": Fact("with what was attacked", _kinds),
    "days": Fact("the first and the last day it may have been on", _days),
    "place": Fact("the name of the place", _unit),
    "claims": Fact("the claims it rests on, each with its speaker", _words),
}
"""By code. An order of importance: who did it and who denies it first."""
