"""What a summary tells of an incident, taken from it and its claims before any language is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.exports.summaries.accusations import Accusation, accusation
from tawthiq.exports.summaries.harm import Harm, harm_of
from tawthiq.exports.summaries.names import Known, Named, Sourced, Tables
from tawthiq.model import (
    Claim,
    ClaimType,
    Count,
    Incident,
    Origin,
    Scope,
    Stance,
)
from tawthiq.model.attack_kind import only_kind

_REPORT = ("\u00ab", "\u00bb")  # around the id of a report that has no outlet, as the name of its origin


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
        accusations=tuple(accusation(one, claims, known) for one in incident.belligerents),
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
