"""Which claims are of a total that the report has told: its figure again, or those killed in "those attacks"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tawthiq.claims.doers import HAPPENED, same_voice
from tawthiq.claims.drafts import Draft
from tawthiq.claims.surroundings import same_place
from tawthiq.model import Claim, Outcome, Population, Scope

_LARGE = 10  # people: a figure that is hardly told of two events in one report
_LargeFigure = tuple[Outcome, Population, int]


def with_totals(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; one that tells a large figure of a total again, and names no day, is of that total as well."""
    totals = {
        figure: draft.claim
        for draft in reversed(drafts)
        if draft.claim.scope is Scope.TOTAL
        for figure in _large_figures(draft.claim)
    }
    summed: list[Draft] = []
    for draft in drafts:
        before = summed[-1] if summed and draft.to_many and not draft.is_title else None
        follows = before is not None and before.claim.scope is Scope.TOTAL and not before.is_title
        summed.append(_summed(draft, before.claim) if before and follows else _of_total(draft, totals))
    return summed


def _of_total(draft: Draft, totals: Mapping[_LargeFigure, Claim]) -> Draft:
    claim = draft.claim
    told = next((totals[figure] for figure in _large_figures(claim) if figure in totals), None)
    is_elsewhere = claim.place is not None and told is not None and not same_place(claim.place, told.place)
    return draft if told is None or is_elsewhere else _summed(draft, told)


def _summed(draft: Draft, total: Claim) -> Draft:
    """The draft as one of the attacks that a total counts, if it names no day of its own."""
    claim = draft.claim
    if claim.scope is Scope.TOTAL or claim.type not in HAPPENED or (claim.time and not draft.spoken_day):
        return draft
    doer = total.belligerent if same_voice(claim.speaker, total.speaker) else None
    summed = replace(
        claim,
        scope=Scope.TOTAL,
        time=total.time,
        place=claim.place or total.place,
        belligerent=claim.belligerent or doer,
    )
    return replace(draft, claim=summed, spoken_day=False)


def _large_figures(claim: Claim) -> Iterator[_LargeFigure]:
    """Its large figures, "up to 390" and "some 390" as one."""
    for casualty in claim.casualties:
        number = casualty.count.minimum or casualty.count.maximum or 0
        if number >= _LARGE:
            yield casualty.outcome, casualty.who, number
