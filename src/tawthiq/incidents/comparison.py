"""Two claims side by side: how their places, days, parties and figures stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tawthiq.incidents.facts import Fact
from tawthiq.incidents.places import PlaceRelation, is_mapped, is_precise, relate_places
from tawthiq.incidents.windows import DayRelation, relate_days
from tawthiq.model import Actor, Claim, ClaimType, Count, Outcome, Population
from tawthiq.model.identity import same_actor, same_party

# "36 killed" in one report and "36 civilians killed" in another are one figure.
_COMPARABLE = {Population.CIVILIANS: Population.PEOPLE}

_EVENTS = frozenset({ClaimType.CASUALTY, ClaimType.ATTACK})

_Figure = tuple[Outcome, Population]


class Agreement(StrEnum):
    """Whether two claims name the same party or figure, different ones, or do not both say."""

    SAME = "same"
    UNSAID = "unsaid"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two claims stand; `precise` when both are placed at a settlement or finer."""

    place: PlaceRelation
    day: DayRelation
    party: Agreement
    figures: Agreement
    precise: bool
    same_report: bool
    same_speaker: bool


def apart(first: Fact, second: Fact) -> bool:
    """Whether two claims can never be one event, whatever joins them to third claims.

    Places or days that exclude each other, and two settlements told apart by one report.
    """
    if _relate_own_days(first, second) is DayRelation.APART:
        return True
    one, other = first.claim.place, second.claim.place
    relation = relate_places(one, other)
    if relation is PlaceRelation.APART:
        return True
    if first.claim.doc_id != second.claim.doc_id or relation is PlaceRelation.SAME:
        return False
    return all(is_precise(place) and is_mapped(place) for place in (one, other))


def compare(first: Fact, second: Fact) -> Comparison:
    """How two claims that are not apart stand to each other; the same whichever comes first."""
    one, other = first.claim, second.claim
    return Comparison(
        place=relate_places(one.place, other.place),
        day=_relate_own_days(first, second),
        party=relate_parties(one.belligerent, other.belligerent),
        figures=relate_figures(one, other),
        precise=is_precise(one.place) and is_precise(other.place),
        same_report=one.doc_id == other.doc_id,
        same_speaker=_same_speaker(one.speaker, other.speaker),
    )


def relate_parties(first: Actor | None, second: Actor | None) -> Agreement:
    """Whether two belligerents are one; a different one is no bar, since sources may contest who did it."""
    if first is None or second is None:
        return Agreement.UNSAID
    return Agreement.SAME if same_party(first, second) else Agreement.DIFFERENT


def relate_figures(first: Claim, second: Claim) -> Agreement:
    """Whether two claims share a figure; different only where both give a number for the same people and none is
    shared.
    """
    one, other = figures_of(first), figures_of(second)
    if any(other.get(key, frozenset()) & counts for key, counts in one.items()):
        return Agreement.SAME
    return Agreement.DIFFERENT if one.keys() & other.keys() else Agreement.UNSAID


def figures_of(claim: Claim) -> dict[_Figure, frozenset[Count]]:
    """The exact and bounded counts of a claim by outcome and population; civilians count as people."""
    found: dict[_Figure, frozenset[Count]] = {}
    for casualty in claim.casualties:
        if casualty.count.is_open or casualty.count.maximum == 0:
            continue
        key = (casualty.outcome, _COMPARABLE.get(casualty.who, casualty.who))
        found[key] = found.get(key, frozenset()) | {casualty.count}
    return found


def _relate_own_days(first: Fact, second: Fact) -> DayRelation:
    """As `relate_days`; but one report that states two days for two events means them, however blurred they are."""
    day = relate_days(first.window, second.window)
    same_report = first.claim.doc_id == second.claim.doc_id
    if same_report and day is DayRelation.ADJACENT:
        return DayRelation.APART
    if same_report and day is DayRelation.BLURRED and _states_day(first) and _states_day(second):
        return DayRelation.APART
    return day


def _states_day(fact: Fact) -> bool:
    """Whether a claim gives its event's own day; the day beside a denial may be that on which it was spoken."""
    return fact.window is not None and fact.window.stated and fact.claim.type in _EVENTS


def _same_speaker(first: Actor | None, second: Actor | None) -> bool:
    if first is None or second is None:
        return first is second
    return same_actor(first, second)
