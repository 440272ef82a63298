"""Whether a summary holds a word, a name or a number that its incident does not carry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tawthiq.exports.face import Face
from tawthiq.grammar.tables import tables
from tawthiq.model import Actor, Claim, ClaimType, Document, Incident

Sourced = Mapping[str, tuple[Claim, Document]]
_WORD = re.compile(r"\d[\d,]*\d|\d|[^\W\d_]+(?:[\u064b-\u0652'.-][^\W\d_]+)*[\u064b-\u0652]*")
_AND = "و"  # grown together with the word after it
_QUOTING: tuple[dict[int, None], ...] = ({}, dict.fromkeys(map(ord, '"\u00ab\u00bb\u201c\u201d\u201e')))
_MARKS = re.compile(r"[\u064b-\u0652]")


def uncarried(text: str, incident: Incident, claims: Sourced, face: Face) -> list[str]:
    """Words of a summary that are neither of the wording that its facts call for nor a name or number of its data."""
    rest = without_names(text, incident, claims, face, " ")
    allowed = {_plain(word) for phrase in _phrases(incident, claims, face) for word in _WORD.findall(phrase)}
    numbers = {str(number) for number in _numbers(incident, claims)}
    numerals = {
        _plain(word): number
        for table in ("masculine", "feminine", "any")
        for number, word in tables(face.language)["numerals"].get(table, {}).items()
    }
    found = []
    for word in map(_plain, _WORD.findall(rest)):
        if word == _AND:
            continue
        own = word if word in allowed else word.removeprefix(_AND)
        if own.replace(",", "").isdigit():
            is_carried = own.replace(",", "") in numbers
        elif own in numerals:
            is_carried = numerals[own] in numbers
        else:
            is_carried = own in allowed
        if not is_carried:
            found.append(f"not carried: {word}")
    return found


def without_names(text: str, incident: Incident, claims: Sourced, face: Face, instead: str) -> str:
    """The summary with something else in place of the names that its incident carries."""
    names = {
        " ".join(name.translate(quoting).split()) for name in _names(incident, claims, face) for quoting in _QUOTING
    }
    longest = sorted(names - {""}, key=lambda name: (-len(name), name))
    pattern = "|".join(map(re.escape, longest))
    return (
        re.sub(rf"(?<![^\W{_AND}])({_AND}?)(?:{pattern})(?!\w)", rf"\1{instead}", text, flags=re.IGNORECASE)
        if longest
        else text
    )


def _plain(word: str) -> str:
    return _MARKS.sub("", word).casefold()


def _names(incident: Incident, claims: Sourced, face: Face) -> Iterator[str]:
    place = incident.place
    if place:
        yield from (place.name, place.admin1 or "")
        yield face.label("country", place.country) if place.country else ""
    for origin in incident.origins:
        yield origin.name
    for accused in incident.belligerents:
        yield from _of(accused.actor)
    for claim, document in claims.values():
        yield document.outlet or ""
        yield from (name for actor in (claim.speaker, *claim.via, claim.belligerent) if actor for name in _of(actor))
        if claim.place:
            yield from (claim.place.name, claim.place.admin1 or "")


def _of(actor: Actor) -> Iterator[str]:
    yield from (actor.name, *actor.aliases)
    for member in actor.members:
        yield from _of(member)


def _numbers(incident: Incident, claims: Sourced) -> Iterator[int]:
    ranges = [*incident.killed.values(), *incident.injured.values()]
    ranges += [one.position.conceded for one in incident.belligerents if one.position.conceded]
    yield from (edge for one in ranges for edge in (one.minimum, one.maximum) if edge)
    for claim, _ in claims.values():
        if claim.strikes:
            yield from (edge for edge in (claim.strikes.count.minimum, claim.strikes.count.maximum) if edge)
    for day in (incident.start, incident.end):
        yield from map(int, day.split("-") if day else ())
    yield len({report for one in incident.origins for report in one.reports})
    yield from range(1, max(len(incident.origins), len(claims)) + 1)  # sources, and those of them left unnamed


def _phrases(incident: Incident, claims: Sourced, face: Face) -> Iterator[str]:
    """The wording that the incident's codes call for."""
    grammar, own = tables(face.language), [claim for claim, _ in claims.values()]
    yield from (phrase for key, phrase in face.tables["summary"].items() if _is_called_for(key, incident))
    yield face.label("grade", incident.grade)
    yield face.label("scale", incident.rule_set)
    for day in (incident.start, incident.end):
        yield face.label("month", int(day.split("-")[1])) if day and "-" in day else ""
    nouns = {*incident.killed, *incident.injured, *(bound.who.value for bound in incident.bounds)}
    nouns |= {"sources", "reports", "others"} | ({"civilians"} if _conceding(incident) else set())
    kinds = {claim.attack_kind.value for claim in own if claim.attack_kind}
    if any(claim.strikes for claim in own):
        nouns |= {"strike"} | (kinds & {"airstrike", "drone", "naval"})
    if kinds or any(claim.type is ClaimType.ATTACK for claim in own):
        yield from (face.label("attack_phrase", kind) for kind in {*kinds, "attack"})
    yield from (word for noun in nouns for key, word in grammar["nouns"][noun].items() if key != "gender")
    for table in ("amounts", "pairs", "verbs"):
        yield from _texts(grammar[table])
    yield from (grammar["lists"]["last"], grammar["article"]["before"])
    for accused in incident.belligerents:
        codes = {*accused.position.kinds, accused.position.answer, "own", "flat", "blame_elsewhere"}
        modes = {claim.mode.value for claim in own if claim.mode}
        yield from (face.label("said", code) for code in (codes | modes) & set(face.tables["said"]))


def _is_called_for(key: str, incident: Incident) -> bool:
    if key.startswith(("also_", "blamed", "doubted", "and_", "answers", "denies", "accepts", "cleared", "named_only")):
        return bool(incident.belligerents)
    if key == "conceded":
        return _conceding(incident)
    if key.endswith(("_killed", "_injured")) and key != "others_injured":
        outcome = key.rpartition("_")[2]
        return bool(getattr(incident, outcome)) or any(bound.outcome == outcome for bound in incident.bounds)
    return True


def _conceding(incident: Incident) -> bool:
    return any(one.position.conceded for one in incident.belligerents)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    else:
        yield value
