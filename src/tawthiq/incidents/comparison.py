"""Two claims side by side: how their places, days, parties and figures stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tawthiq.incidents.facts import Fact
from tawthiq.incidents.figures import figures_of, kind_of
from tawthiq.incidents.places import PlaceRelation, is_mapped, is_precise, relate_places
from tawthiq.incidents.windows import DayRelation, relate_days
from tawthiq.model import Actor, Claim, ClaimType
from tawthiq.model.identity import same_actor, same_party

_EVENTS = frozenset({ClaimType.CASUALTY, ClaimType.ATTACK})


class Agreement(StrEnum):
    """Whether two claims name the same party or figure, different ones, or do not both say."""

    SAME = "same"
    UNSAID = "unsaid"
    DIFFERENT = "different"


# As in places.py: read once, for they are needed for every pair.
_PLACE_APART, _PLACE_SAME = PlaceRelation.APART, PlaceRelation.SAME
_DAY_APART, _ADJACENT, _BLURRED = DayRelation.APART, DayRelation.ADJACENT, DayRelation.BLURRED


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
    return _relate_unless_apart(first, second) is None


def _relate_unless_apart(first: Fact, second: Fact) -> tuple[PlaceRelation, DayRelation] | None:
    day = _relate_own_days(first, second)
    if day is _DAY_APART:
        return None
    one, other = first.claim.place, second.claim.place
    place = relate_places(one, other)
    if place is _PLACE_APART:
        return None
    if place is _PLACE_SAME or first.claim.doc_id != second.claim.doc_id:
        return place, day
    told_apart = is_precise(one) and is_mapped(one) and is_precise(other) and is_mapped(other)
    return None if told_apart else (place, day)


def compare(first: Fact, second: Fact) -> Comparison | None:
    """How two claims stand to each other, or `None` where they are apart; the same whichever comes first."""
    relations = _relate_unless_apart(first, second)
    if relations is None:
        return None
    one, other = first.claim, second.claim
    place, day = relations
    return Comparison(
        place=place,
        day=day,
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
    if not first.casualties or not second.casualties:
        return Agreement.UNSAID
    one, other = figures_of(first), figures_of(second)
    if not one.isdisjoint(other):
        return Agreement.SAME
    return Agreement.UNSAID if set(map(kind_of, one)).isdisjoint(map(kind_of, other)) else Agreement.DIFFERENT


def _relate_own_days(first: Fact, second: Fact) -> DayRelation:
    """As `relate_days`; but one report that states two days for two events means them, however blurred they are."""
    day = relate_days(first.window, second.window)
    if (day is not _ADJACENT and day is not _BLURRED) or first.claim.doc_id != second.claim.doc_id:
        return day
    return _DAY_APART if day is _ADJACENT or (_states_day(first) and _states_day(second)) else day


def _states_day(fact: Fact) -> bool:
    """Whether a claim gives its event's own day; the day beside a denial may be that on which it was spoken."""
    return fact.window is not None and fact.window.stated and fact.claim.type in _EVENTS


def _same_speaker(first: Actor | None, second: Actor | None) -> bool:
    if first is None or second is None:
        return first is second
    return same_actor(first, second)
