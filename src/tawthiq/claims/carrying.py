"""What a claim leaves unsaid because the report has said it: place, time and belligerent, carried on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tawthiq.claims.counted import contradict, figures_told
from tawthiq.claims.doers import HAPPENED, doer_before, same_voice
from tawthiq.claims.drafts import Draft
from tawthiq.model import Actor, Claim, Scope, TimeSpan

SHORTLY = 3  # days from an event to its telling


def carry(drafts: Sequence[Draft], day: TimeSpan | None = None) -> list[Claim]:
    """The claims with their gaps filled, in the same order: body claims from those before, a headline from the body.

    `day` is the one day that the report names, if it names just one: it is that of every claim that has no other.
    """
    filled: list[Draft] = []
    for draft in map(_with_day_after, drafts, [*drafts[1:], None]):
        filled.append(draft if draft.is_title else _from_before(draft, filled))
    body = [draft for draft in filled if not draft.is_title]
    told = [_from_body(draft, body) if draft.is_title else draft for draft in filled]
    claims = [draft.claim for draft in told if not draft.is_silent]
    return [claim if claim.time else replace(claim, time=day) for claim in claims]


def _with_day_after(draft: Draft, following: Draft | None) -> Draft:
    """A claim that has only the day of speaking, with the day shortly before it that the next one names of it."""
    if following is None or following.spoken_day or following.is_new or following.claim.type not in HAPPENED:
        return draft
    if contradict(figures_told(draft.claim), figures_told(following.claim)):
        return draft
    spoken, day = draft.claim.time, following.claim.time
    if not draft.spoken_day or spoken is None or day is None or following.claim.scope is not draft.claim.scope:
        return draft
    first, last = day.first_day(), spoken.first_day()
    shortly = first is not None and last is not None and 0 < (last - first).days <= SHORTLY
    return replace(draft, claim=replace(draft.claim, time=day), spoken_day=False) if shortly else draft


def _from_before(draft: Draft, before: Sequence[Draft]) -> Draft:
    """The draft with what it leaves unsaid, from the last claim before it that says it; a place from its scope only."""
    claim = draft.claim
    if claim.scope is Scope.TOTAL:  # over several places, but often of the day that the report tells of
        doer = claim.belligerent or (doer_before(draft, _alike(claim, before)) if draft.recalls else None)
        return replace(draft, claim=replace(claim, time=claim.time or _last_time(reversed(before)), belligerent=doer))
    place = claim.place or next((d.claim.place for d in _alike(claim, before) if d.claim.place), None)
    told = [other for other in before if not other.is_past or other is before[-1]]
    time = claim.time or _last_time(_alike(claim, told)) or _last_day(reversed(told))
    belligerent = claim.belligerent or doer_before(draft, _alike(claim, before))
    return replace(draft, claim=replace(claim, place=place, time=time, belligerent=belligerent))


def _alike(claim: Claim, before: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts of the claim's scope, the last one first."""
    return (draft for draft in reversed(before) if draft.claim.scope is claim.scope)


def _last_time(before: Iterable[Draft]) -> TimeSpan | None:
    """The last time that a claim names: of a position, which may be of another day, where no other names one."""
    of_position = None
    for claim in (draft.claim for draft in before if draft.claim.time):
        if claim.type in HAPPENED:
            return claim.time
        of_position = of_position or claim.time
    return of_position


def _last_day(before: Iterable[Draft]) -> TimeSpan | None:
    """The last single day that any claim names: a total over several places often tells the day of each."""
    days = (draft.claim.time for draft in before if draft.claim.time and draft.claim.time.start)
    return next((day for day in days if day.start == day.end), None)


def _from_body(title: Draft, body: Sequence[Draft]) -> Draft:
    """A headline says in short what the body says in full: the body's claim with its figures fills it."""
    claim = title.claim
    same = [d.claim for d in body if d.claim.type is claim.type and _figures(d.claim) & _figures(claim)]
    fuller = same or [d.claim for d in body if d.claim.type is claim.type and d.claim.scope is Scope.INCIDENT]
    if not fuller:
        return title
    source = fuller[0]
    return replace(
        title,
        claim=replace(
            claim,
            place=claim.place or source.place,
            time=claim.time or source.time,
            belligerent=claim.belligerent or _doer_of(same, claim.speaker),
            scope=source.scope if same and all(c.scope is source.scope for c in same) else claim.scope,
        ),
    )


def _doer_of(claims: Iterable[Claim], voice: Actor | None) -> Actor | None:
    """Who did it, as the first of the claims says that is put forward by the same voice."""
    return next((c.belligerent for c in claims if c.belligerent and same_voice(c.speaker, voice)), None)


def _figures(claim: Claim) -> set[tuple[str, int | None]]:
    return {(c.outcome, c.count.minimum) for c in claim.casualties}
