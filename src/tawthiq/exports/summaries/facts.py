"""What a summary tells of an incident, taken from it and its claims before any language is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.exports.summaries.harm import Harm, harm_of
from tawthiq.exports.summaries.names import Known, Named, Tables
from tawthiq.model import (
    Accused,
    Claim,
    ClaimType,
    Count,
    Document,
    Incident,
    Mode,
    Origin,
    Range,
    Scope,
    Stance,
)
from tawthiq.model.attack_kind import only_kind

Sourced = tuple[Claim, Document]
"""A claim with the report that it is from."""

_ACCEPTING = {Mode.CLAIMS: "claims", Mode.ADMITS: "admits"}
_FIGHTING = frozenset({"armed-group", "coalition", "government", "military", "police", "state"})
_REPORT = ("\u00ab", "\u00bb")  # around the id of a report that has no outlet, as the name of its origin
_FALLBACK = {"accepts": "accepts", "denies": "flat", "blames_others": "blame_elsewhere"}


@dataclass(frozen=True, slots=True)
class Accusation:
    """A party that is said to have done it. `blamers` say so, and `clearers` that it did not.

    `is_alleged` is false where nobody names it and it speaks for itself alone, `is_doubted` true where all who name it
    do so with doubt.
    `said` are codes of what it says itself: kinds of denial, `claims`, `admits` or `accepts`.
    """

    party: Named
    blamers: tuple[Named, ...]
    clearers: tuple[Named, ...]
    is_alleged: bool
    is_doubted: bool
    said: tuple[str, ...]
    accepts: bool
    conceded: Range | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told. `attack` is a kind of attack, `attack` where none is stated, or `None` where nobody tells of one;
    `strikes` how many there were, where all who count them agree.
    """

    start: str | None
    end: str | None
    place: Named | None
    region: Named | None
    country: str | None
    attack: str | None
    strikes: Count | None
    killed: Harm
    injured: Harm
    accusations: tuple[Accusation, ...]
    sources: tuple[Named, ...]
    reports: int
    grade: str
    rule_set: str


def facts_of(incident: Incident, claims: Mapping[str, Sourced], tables: Tables) -> Facts:
    """The facts of an incident; `claims` are all of its own that are at hand, by id."""
    own = [claims[id_] for id_ in incident.claims if id_ in claims]
    known = Known.of(own, tables)
    alleged = [claim for claim, _ in _alleged(incident, own)]
    place = incident.place
    return Facts(
        start=incident.start,
        end=incident.end,
        place=known.place(place) if place else None,
        region=known.region(place) if place and place.admin1 else None,
        country=place.country if place else None,
        attack=_attack(alleged),
        strikes=_strikes(alleged),
        killed=harm_of("killed", incident, claims),
        injured=harm_of("injured", incident, claims),
        accusations=tuple(_accusation(one, claims, known) for one in incident.belligerents),
        sources=tuple(_source(one, known) for one in incident.origins),
        reports=len({report for one in incident.origins for report in one.reports}),
        grade=incident.grade.value,
        rule_set=incident.rule_set,
    )


def _source(origin: Origin, known: Known) -> Named:
    """An origin; one that goes by the id of a report alone has no name."""
    is_report = not origin.id and origin.name.startswith(_REPORT[0]) and origin.name.endswith(_REPORT[1])
    return Named("") if is_report else known.named(origin.name, origin.id)


def _alleged(incident: Incident, own: Iterable[Sourced]) -> Iterator[Sourced]:
    """What is said of the incident itself: not what is denied, sums over more, or the answers of those accused."""
    answers = {id_ for one in incident.belligerents for id_ in one.position.claims}
    for claim, report in own:
        if claim.stance is not Stance.DENIES and claim.scope is Scope.INCIDENT and claim.id not in answers:
            yield claim, report


def _attack(claims: Sequence[Claim]) -> str | None:
    kinds = {claim.attack_kind for claim in claims if claim.attack_kind}
    kind = only_kind(kinds)
    if kind:
        return kind.value
    return "attack" if kinds or any(claim.type is ClaimType.ATTACK or claim.strikes for claim in claims) else None


def _strikes(claims: Sequence[Claim]) -> Count | None:
    counts = {(claim.strikes.count.minimum, claim.strikes.count.maximum) for claim in claims if claim.strikes}
    if len(counts) != 1:
        return None
    count = Count(*counts.pop())
    return count if count.maximum != 0 and not count.is_open else None


def _accusation(accused: Accused, claims: Mapping[str, Sourced], known: Known) -> Accusation:
    position = accused.position
    answers = set(position.claims)
    named = [claims[id_] for id_ in accused.claims if id_ in claims and id_ not in answers]
    asserting = [one for one in named if one[0].stance is Stance.ASSERTS]
    doubting = [one for one in named if one[0].stance is Stance.DOUBTS]
    clearing = [one for one in named if one[0].stance is Stance.DENIES]
    party = known.actor(accused.actor)
    accusing = [one for one in asserting if not _is_by(one[0], party, known)]
    accepted = sorted(
        {
            _ACCEPTING[mode]
            for id_ in position.claims
            if id_ in claims and (mode := claims[id_][0].mode) in _ACCEPTING and mode
        }
    )
    selves = [claim for claim, _ in asserting if _is_by(claim, party, known)]
    own = ["own"] if position.answer == "not_stated" and _tells_own(selves) else []
    said = [*accepted, *own, *(kind.value for kind in position.kinds)]
    if not said and position.answer in _FALLBACK:
        said = [_FALLBACK[position.answer]]
    return Accusation(
        party=party,
        blamers=_voices(accusing or doubting, known, party),
        clearers=_voices(clearing, known, party),
        is_alleged=bool(accusing or doubting),
        is_doubted=bool(doubting and not accusing),
        said=tuple(dict.fromkeys(said)),
        accepts=position.answer == "accepts" or bool(own),
        conceded=position.conceded,
    )


def _is_by(claim: Claim, party: Named, known: Known) -> bool:
    return claim.speaker is not None and known.actor(claim.speaker).key == party.key


def _tells_own(claims: Iterable[Claim]) -> bool:
    """Whether one who fights is among the speakers; others who are taken for accused tell of no attack of theirs."""
    return any(claim.speaker is not None and claim.speaker.kind in _FIGHTING for claim in claims)


def _voices(sourced: Iterable[Sourced], known: Known, party: Named) -> tuple[Named, ...]:
    """Who says it: the speaker, or the outlet where the report speaks itself; each once, and not the party itself."""
    voices: dict[str, Named] = {}
    for claim, report in sourced:
        one = known.actor(claim.speaker) if claim.speaker else Named(report.outlet) if report.outlet else None
        if one and one.key != party.key:
            voices.setdefault(one.key, one)
    return tuple(voices.values())
