"""How two records stand to each other, comparison by comparison: one level each, whichever comes first."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.comparison import Agreement
from tawthiq.incidents.places import PlaceRelation
from tawthiq.incidents.records import LARGE, Record
from tawthiq.incidents.windows import DayRelation, relate_days

NEAR_SHARE = 0.3  # of the larger toll: two that differ by no more may be one toll, early and late


class Figures(StrEnum):
    """Several figures alike; one of five or more; a smaller one; tolls close together; small tolls one apart; not said;
    tolls far apart.
    """

    SEVERAL = "several"
    LARGE = "large"
    SMALL = "small"
    NEAR = "near"
    FEW = "few"
    UNSAID = "unsaid"
    FAR = "far"


class Kinds(StrEnum):
    """One kind of attack; kinds that may be one, told of more or less exactly; different kinds; each where both name
    one party, and where they do not; not said by both.

    Sources that differ in who did it often differ in how: who and with what is then one question, asked once.
    """

    SAME = "same"
    AKIN = "akin"
    DIFFERENT = "different"
    SAME_BY_ONE = "same_by_one"
    AKIN_BY_ONE = "akin_by_one"
    DIFFERENT_BY_ONE = "different_by_one"
    UNSAID = "unsaid"


_BY_ONE = {kinds: Kinds(f"{kinds}_by_one") for kinds in (Kinds.SAME, Kinds.AKIN, Kinds.DIFFERENT)}


class Wording(StrEnum):
    """Whether two reports are near copies of one."""

    COPY = "copy"
    OWN = "own"


def relate_parties(first: Record, second: Record) -> Agreement:
    """Whether they share a belligerent; a different one is no bar, since sources may contest who did it."""
    if not first.parties or not second.parties:
        return Agreement.UNSAID
    return Agreement.DIFFERENT if first.parties.isdisjoint(second.parties) else Agreement.SAME


def relate_figures(first: Record, second: Record) -> Figures:
    """How their figures stand."""
    shared = first.figures & second.figures
    if len(shared) > 1:
        return Figures.SEVERAL
    if shared:
        return Figures.LARGE if shared & first.large else Figures.SMALL
    if first.killed is None or second.killed is None:
        return Figures.UNSAID
    gap = max(first.killed[0] - second.killed[1], second.killed[0] - first.killed[1])
    most = max(first.killed[1], second.killed[1])
    if gap > max(1.0, NEAR_SHARE * most):
        return Figures.FAR
    return Figures.NEAR if most >= LARGE else Figures.FEW


def relate_kinds(first: Record, second: Record, party: Agreement) -> Kinds:
    """Whether they tell of one kind of attack, given how their parties stand; a different kind is no bar."""
    if not first.kinds or not second.kinds:
        return Kinds.UNSAID
    found = Kinds.AKIN if first.kinds & second.akin else Kinds.DIFFERENT
    if first.kinds & second.kinds:
        found = Kinds.SAME
    return _BY_ONE[found] if party is Agreement.SAME else found


def relate_wordings(first: Record, second: Record) -> Wording:
    """Whether their reports are near copies of one."""
    return Wording.COPY if first.original == second.original else Wording.OWN


COMPARISONS: Mapping[str, type[StrEnum]] = {
    "place": PlaceRelation,
    "day": DayRelation,
    "party": Agreement,
    "figures": Figures,
    "kind": Kinds,
    "wording": Wording,
}

Levels = tuple[PlaceRelation, DayRelation, Agreement, Figures, Kinds, Wording]


def levels_of(first: Record, second: Record, atlas: Atlas) -> Levels | None:
    """The level of each comparison in the order of `COMPARISONS`, or `None` where places or days exclude each other.

    Places and days are the most precise that each record gives.
    """
    day = relate_days(first.window, second.window)
    if day is DayRelation.APART:
        return None
    place = atlas.relate(first.place, second.place)
    if place is PlaceRelation.APART:
        return None
    party = relate_parties(first, second)
    return (
        place,
        day,
        party,
        relate_figures(first, second),
        relate_kinds(first, second, party),
        relate_wordings(first, second),
    )
