"""Who did what a claim tells of, where its own words leave it out and the report has said it before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from tawthiq.claims.drafts import Draft
from tawthiq.claims.surroundings import same_place
from tawthiq.model import Actor, Claim, ClaimType, Place, Population

HAPPENED = frozenset({ClaimType.CASUALTY, ClaimType.ATTACK})  # claims of what happened, not of what is said of it
_REACH = 12  # claims back that words may still point to
_SHORT = 3  # letters of a name that may be part of any word


def doer_before(draft: Draft, before: Iterable[Draft]) -> Actor | None:
    """Who did it, by the claims before it that are of its scope, the last one first; a clash has no single doer."""
    if draft.clashes or not draft.refers:
        return None
    body = [other for other in islice(before, _REACH) if not other.is_title]
    found = None
    if draft.points and draft.claim.type in HAPPENED:
        found = _of_event(draft, body) or _pointed_at(draft, body)
    if found is None and draft.claim.type is ClaimType.CASUALTY:
        found = _gone_on_with(draft, body)
    return None if found and _suffered(found, draft.claim) else found


def _of_event(draft: Draft, before: Iterable[Draft]) -> Actor | None:
    """Who did it, as the report or the same voice says of the event that the words point back to."""
    told = (other for other in before if other.event is not None and other.event == draft.event)
    heard = (other.claim for other in told if other.claim.type in HAPPENED and _is_heard(other, draft))
    return next((claim.belligerent for claim in heard if claim.belligerent), None)


def _pointed_at(draft: Draft, before: Iterable[Draft]) -> Actor | None:
    """Who did the attack that the words point back to: the last one told of, if that is said to have a doer."""
    told = [other for other in before if other.claim.type in HAPPENED or _blames(other, draft)]
    for other in told:
        doer = other.claim.belligerent
        if doer and (draft.recalls or _is_heard(other, draft)):
            near = other is told[0] or _may_be_there(draft.claim.place, other.claim.place)
            return doer if draft.recalls or (near and not draft.describes) else None
        if doer is None and not other.refers:
            return None
    return None


def _blames(told: Draft, draft: Draft) -> bool:
    """Whether a claim's own voice has said who is to blame."""
    return told.claim.type is ClaimType.RESPONSIBILITY and same_voice(_voice(told), _voice(draft))


def _gone_on_with(draft: Draft, before: Sequence[Draft]) -> Actor | None:
    """Who did it, as the same voice last said of the same place, or just before where no other attack is named."""
    for last in before:
        follows = last is before[0] and _goes_on(draft, last)
        if not same_voice(_voice(draft), _voice(last)) or not (follows or _is_there(draft, last)):
            return None
        if last.claim.belligerent is not None:
            return last.claim.belligerent
    return None


def _is_there(draft: Draft, last: Draft) -> bool:
    """Whether a claim is of the place of one before it, as its words or its event say."""
    goes_on = draft.is_joined or draft.event == last.event
    return goes_on and _may_be_there(draft.claim.place, last.claim.place)


def _goes_on(draft: Draft, last: Draft) -> bool:
    """Whether a claim tells more of what the last one did, be it elsewhere: of civilians hit, and by nothing new."""
    claim, told = draft.claim, last.claim
    armed = any(c.who is Population.COMBATANTS for c in claim.casualties)
    same_day = not draft.is_dated or (claim.time and told.time and claim.time.start == told.time.start)
    return draft.is_joined and bool(same_day) and not (draft.points or draft.strikes or armed)


def _may_be_there(own: Place | None, told: Place | None) -> bool:
    return own is None or same_place(own, told)


def _is_heard(told: Draft, draft: Draft) -> bool:
    """Whether the report itself or the claim's own voice says it."""
    return _voice(told) is None or same_voice(_voice(told), _voice(draft))


def _voice(draft: Draft) -> Actor | None:
    """Who says it; `None` for the report itself, also where its reporter is named."""
    return None if draft.by_reporter else draft.claim.speaker


def _suffered(doer: Actor, claim: Claim) -> bool:
    """Whether the claim's own words name the one who did another attack: as those who were hit, or on both sides."""
    return any(len(name) > _SHORT and name in claim.text for name in (doer.name, *doer.aliases))


def same_voice(one: Actor | None, other: Actor | None) -> bool:
    """Whether both are the same voice: nobody is made to accuse by what another has said."""
    if one is None or other is None:
        return one is other
    if one.id or other.id:
        return one.id == other.id
    if not {one.name, *one.aliases}.isdisjoint((other.name, *other.aliases)):
        return True
    return one.name in other.name or other.name in one.name
