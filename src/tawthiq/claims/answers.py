"""Which claim of the same report a denial answers: the last one before it that accuses the one who denies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tawthiq.claims.doers import HAPPENED
from tawthiq.model import Actor, Claim, ClaimType, DenialKind, Mode
from tawthiq.model.identity import same_party

_REACH = 40  # claims of a report that are looked at on either side


def link_answers(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims in the same order, each denial or deflection with the id of the claim that it answers, if any."""
    return tuple(_linked(index, claims) for index in range(len(claims)))


def _linked(index: int, claims: Sequence[Claim]) -> Claim:
    claim = claims[index]
    if claim.denial_kind is None or claim.speaker is None:
        return claim
    before = [other for other in reversed(claims[max(0, index - _REACH) : index]) if _may_be_answered(claim, other)]
    after = [other for other in claims[index + 1 : index + 1 + _REACH] if _may_be_answered(claim, other)]
    answered = _against(claim, before) or _against_nobody(claim, before) or _against(claim, after)
    return replace(claim, answers=answered.id) if answered else claim


def _may_be_answered(claim: Claim, other: Claim) -> bool:
    """Whether another voice says something that this kind of denial can answer, of no other place and no other day."""
    if other.speaker is not None and claim.speaker is not None and same_party(claim.speaker, other.speaker):
        return False
    blames = other.type is ClaimType.RESPONSIBILITY and other.mode is Mode.BLAMES
    if claim.denial_kind is DenialKind.REBUTTAL:
        fits = other.speaker is not None and (blames or other.type is ClaimType.DENIAL)
    else:
        fits = blames or (other.type in HAPPENED and other.scope is claim.scope)
    return fits and not _elsewhere(claim, other) and not _another_day(claim, other)


def _against(claim: Claim, others: Iterable[Claim]) -> Claim | None:
    """The first of them that accuses the one who denies; a rebuttal answers whoever denies or blames."""
    if claim.denial_kind is DenialKind.REBUTTAL:
        return next(iter(others), None)
    return next((other for other in others if _is_of(claim, other.belligerent)), None)


def _against_nobody(claim: Claim, others: Iterable[Claim]) -> Claim | None:
    """The first of them that says harm without saying who did it; what only puts the blame elsewhere answers none."""
    unnamed = (other for other in others if other.belligerent is None)
    return None if claim.denial_kind is DenialKind.BLAME_ELSEWHERE else next(unnamed, None)


def _is_of(claim: Claim, accused: Actor | None) -> bool:
    own = [claim.speaker, claim.belligerent if claim.type is ClaimType.DENIAL else None]
    return accused is not None and any(same_party(actor, accused) for actor in own if actor)


def _elsewhere(claim: Claim, other: Claim) -> bool:
    """Whether both name a place of their own and these are known to differ."""
    if claim.place is None or other.place is None or claim.place.id is None or other.place.id is None:
        return False
    exact = claim.place.precision == other.place.precision
    return exact and claim.place.id != other.place.id


def _another_day(claim: Claim, other: Claim) -> bool:
    """Whether what is denied had ended before what the other tells of began."""
    if claim.time is None or other.time is None:
        return False
    end, start = claim.time.last_day(), other.time.first_day()
    return end is not None and start is not None and end < start
