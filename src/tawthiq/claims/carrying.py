"""What a claim leaves unsaid because the report has said it: place, time and belligerent carried from claim to claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tawthiq.model import Claim, ClaimType, Scope

_REACH = 3  # sentences back that a place or time is carried


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim with the passage (its number in the report) that it comes from; `refers` says that its words point back
    to an attack told of before ("the shelling"), or name none.
    """

    claim: Claim
    passage: int
    is_title: bool
    refers: bool


def carry(drafts: Sequence[Draft]) -> list[Claim]:
    """The claims with their gaps filled, in the same order: body claims from those before, a headline from the body."""
    filled: list[Draft] = []
    for draft in drafts:
        filled.append(draft if draft.is_title else _from_before(draft, [d for d in filled if not d.is_title]))
    body = [draft for draft in filled if not draft.is_title]
    return [_from_body(draft, body).claim if draft.is_title else draft.claim for draft in filled]


def _from_before(draft: Draft, before: Sequence[Draft]) -> Draft:
    claim = draft.claim
    near = [d.claim for d in before if draft.passage - d.passage <= _REACH and d.claim.scope is claim.scope]
    if not near or claim.scope is Scope.TOTAL:
        return draft
    last = near[-1]
    place = claim.place or next((c.place for c in reversed(near) if c.place), None)
    time = claim.time or next((c.time for c in reversed(near) if c.time), None)
    belligerent = claim.belligerent
    if belligerent is None and draft.refers and (claim.place is None or _same_place(claim, last)):
        belligerent = last.belligerent if claim.type in {ClaimType.CASUALTY} else None
    return replace(draft, claim=replace(claim, place=place, time=time, belligerent=belligerent))


def _same_place(one: Claim, other: Claim) -> bool:
    if one.place is None or other.place is None:
        return False
    return one.place.name == other.place.name or (one.place.id is not None and one.place.id == other.place.id)


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
            belligerent=claim.belligerent or (source.belligerent if same else None),
        ),
    )


def _figures(claim: Claim) -> set[tuple[str, int | None]]:
    return {(c.outcome, c.count.minimum) for c in claim.casualties if not c.count.is_open}
