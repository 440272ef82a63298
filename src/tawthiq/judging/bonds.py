"""Merges, splits and moves of several people resolved to what linking goes by, and what of them contradicts what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import combinations

from tawthiq.judging.links import PlacedLink
from tawthiq.judging.standing import Status
from tawthiq.model import Bond, Judgement, Verdict
from tawthiq.model.knots import knots

Conflict = tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What merges, splits and moves leave: `bonds` in effect by time, the status of each judgement by its id, and
    judgements that contradict each other, of which none takes effect where they do.
    """

    bonds: tuple[Bond, ...] = ()
    status: Mapping[str, Status] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """One thing that a judgement says: `claims` against or with `others`, as a bond has them."""

    link: PlacedLink
    claims: frozenset[str]
    others: frozenset[str]

    @property
    def verdict(self) -> Verdict:
        return self.link.judgement.verdict


def resolve(links: Iterable[PlacedLink]) -> Resolved:
    """What holds of merges, splits and moves; those that were withdrawn are not to be given.

    Where a claim goes is one thing, for each claim that a split or move names, and whether two incidents are one
    another: a split that puts most of one against most of the other contradicts their merge. A person's later word
    replaces the earlier. What only follows from several (A is B, B is C, C is not A) contradicts all of them.
    """
    by_id = {one.judgement.id: one for one in links}
    every = sorted(by_id.values(), key=_order)
    conflicts: list[set[str]] = []
    told = _of_claims(every, conflicts)
    told = _of_incidents([*told, *_merges(every)], conflicts)
    told = _consistent(told, conflicts)
    bonds = [_bond(one) for one in told]
    groups = _grouped(conflicts)
    held = {one.judgement for one in bonds}
    status = dict.fromkeys(by_id, Status.REPLACED) | dict.fromkeys(held, Status.HOLDS)
    status |= {id_: Status.CONFLICT for group in groups for id_ in group}
    contradicting = tuple(tuple(by_id[id_].judgement for id_ in group) for group in groups)
    return Resolved(tuple(sorted(bonds, key=lambda one: (one.when, one.judgement, one.claims))), status, contradicting)


def _order(one: PlacedLink) -> tuple[str, str]:
    return (one.judgement.when, one.judgement.id)


def _merges(every: Iterable[PlacedLink]) -> list[_Told]:
    merges = [one for one in every if one.judgement.verdict is Verdict.MERGE]
    return [_Told(one, first, second) for one in merges for first, second in combinations(one.sides, 2)]


def _of_claims(every: Sequence[PlacedLink], conflicts: list[set[str]]) -> list[_Told]:
    """What splits and moves leave of the claims that they name: to each the last word of everybody."""
    said: dict[str, list[PlacedLink]] = defaultdict(list)
    for one in every:
        for claim in one.named:
            said[claim].append(one)
    kept: dict[str, set[str]] = defaultdict(set)
    for claim, words in sorted(said.items()):
        latest = {one.judgement.person: one.judgement.when for one in words}  # they come by time
        last = [one for one in words if one.judgement.when == latest[one.judgement.person]]
        if any(not _agree(one, other) for one, other in combinations(last, 2)):
            conflicts.append({one.judgement.id for one in last})
            continue
        splits = [one for one in last if one.judgement.verdict is Verdict.SPLIT]
        for one in splits or last:
            kept[one.judgement.id].add(claim)
    return [
        _Told(one, frozenset(kept[one.judgement.id]), frozenset().union(*one.sides) - kept[one.judgement.id])
        for one in every
        if kept.get(one.judgement.id)
    ]


def _agree(one: PlacedLink, other: PlacedLink) -> bool:
    """Whether two that name one claim can both hold for it."""
    verdicts = {one.judgement.verdict, other.judgement.verdict}
    if verdicts == {Verdict.SPLIT}:
        return one.named.isdisjoint(other.sides[0]) and other.named.isdisjoint(one.sides[0])
    first, second = (
        link.named if link.judgement.verdict is Verdict.SPLIT else frozenset().union(*link.sides)
        for link in (one, other)
    )
    if verdicts == {Verdict.MOVE} and not first and not second:
        return True
    return 2 * len(first & second) > min(len(first), len(second))


def _of_incidents(told: Sequence[_Told], conflicts: list[set[str]]) -> list[_Told]:
    """Without merges that splits contradict, or the other way round; by time."""
    splits = [one for one in told if one.verdict is Verdict.SPLIT]
    merges = [one for one in told if one.verdict is Verdict.MERGE]
    out: set[_Told] = set()
    parted: dict[_Told, set[str]] = defaultdict(set)
    for merge in merges:
        for split in splits:
            side = _against(merge, split)
            if side is None:
                continue
            one, other = merge.link.judgement, split.link.judgement
            if one.person != other.person or one.when == other.when:
                conflicts.append({one.id, other.id})
                out |= {merge, split}
            elif one.when > other.when:
                parted[split] |= side
            else:
                out.add(merge)
    left = [replace(one, others=one.others - parted[one]) if one in parted else one for one in told if one not in out]
    return [one for one in left if one.others or one.verdict is Verdict.MOVE]


def _against(merge: _Told, split: _Told) -> frozenset[str] | None:
    """The incident of the two merged that a split leaves, having taken the other from it; `None` where it does not."""
    sides = (merge.claims, merge.others)
    ways = [len(side & split.claims) - len(side & split.others) for side in sides]
    if min(ways) >= 0 or max(ways) <= 0:
        return None
    return sides[ways.index(min(ways))]


def _consistent(told: Sequence[_Told], conflicts: list[set[str]]) -> list[_Told]:
    """Without those of which it only follows that they contradict each other; each merge with the claims that nobody
    has set apart from it, or moved.
    """
    left = list(told)
    while True:
        moved = {claim for one in left if one.verdict is Verdict.MOVE for claim in one.claims}
        splits = [_without(one, moved) for one in left if one.verdict is Verdict.SPLIT]
        sides = _sides(splits)
        staying = [_without(one, moved) for one in left if one.verdict is Verdict.MERGE]
        merges = [_together(one, sides) for one in staying if one.claims and one.others]
        wrong = _contradictions(splits, merges, sides)
        if not wrong:
            moves = [one for one in left if one.verdict is Verdict.MOVE]
            return [one for one in (*moves, *splits, *merges) if one.claims]
        conflicts += wrong
        every = set().union(*wrong)
        left = [one for one in left if one.link.judgement.id not in every or one.verdict is Verdict.MOVE]


def _without(one: _Told, claims: AbstractSet[str]) -> _Told:
    return replace(one, claims=one.claims - claims, others=one.others - claims)


def _sides(splits: Sequence[_Told]) -> dict[str, frozenset[int]]:
    """On which side of which split a claim is: twice the split's number, and one more on the side that it left."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, one in enumerate(splits):
        for side, claims in enumerate((one.claims, one.others)):
            for claim in claims:
                found[claim].add(2 * number + side)
    return {claim: frozenset(own) for claim, own in found.items()}


def _together(merge: _Told, sides: Mapping[str, frozenset[int]]) -> _Told:
    """What of two merged incidents stays together: the first part of the one, and all that no split sets apart."""
    held: set[int] = set()
    parts: list[set[str]] = [set(), set()]
    own = [_by_part(claims, sides) for claims in (merge.claims, merge.others)]
    for at, claims in [(0, own[0][:1]), (1, own[1]), (0, own[0][1:])]:
        for part in claims:
            if marks := sides.get(part[0], frozenset()):
                if any(mark ^ 1 in held for mark in marks):
                    continue
                held |= marks
            parts[at] |= set(part)
    return replace(merge, claims=frozenset(parts[0]), others=frozenset(parts[1]))


def _by_part(claims: Iterable[str], sides: Mapping[str, frozenset[int]]) -> list[list[str]]:
    """Claims by the sides that they are on: first what splits left of an incident, then what they took; by size."""
    found: dict[frozenset[int], list[str]] = defaultdict(list)
    for claim in sorted(claims):
        found[sides.get(claim, frozenset())].append(claim)
    taken = {sides_: sum(not side % 2 for side in sides_) for sides_ in found}
    return [found[one] for one in sorted(found, key=lambda one: (taken[one], -len(found[one]), found[one][0]))]


def _contradictions(
    splits: Sequence[_Told], merges: Sequence[_Told], sides: Mapping[str, frozenset[int]]
) -> list[set[str]]:
    """The judgements, by id, that cannot all hold: merges of which splits leave one side nothing, and splits whose
    two sides others join.
    """
    names = [one.link.judgement.id for one in splits]
    found = []
    for one in merges:
        if bool(one.claims) != bool(one.others):
            marks = Counter(mark for side in one.link.sides for claim in side for mark in sides.get(claim, ()))
            found.append({one.link.judgement.id} | {names[mark // 2] for mark in marks if mark ^ 1 in marks})
    if found:
        return found
    root = knots([*(one.claims for one in splits), *(one.claims | one.others for one in merges)])
    for number, one in enumerate(splits):
        both = {root[claim] for claim in one.claims if claim in root} & {root.get(c, c) for c in one.others}
        if both:
            others = [other for other in (*splits, *merges) if root.get(min(other.claims, default="")) in both]
            found.append({other.link.judgement.id for other in others} | {names[number]})
    return found


def _bond(one: _Told) -> Bond:
    said = one.link.judgement
    claims, others = tuple(sorted(one.claims)), tuple(sorted(one.others - one.claims))
    return Bond(said.verdict, claims, others, said.id, said.by, said.when, said.reason)


def _grouped(conflicts: Iterable[set[str]]) -> list[list[str]]:
    """Conflicts that share a judgement are one."""
    root = knots(conflicts)
    found: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(root):
        found[root[id_]].append(id_)
    return [found[head] for head in sorted(found)]
