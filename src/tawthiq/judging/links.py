"""Merges, splits and moves: the claims that they are about, found again in what is read now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.judging.misfit import Misfit
from tawthiq.model import NOWHERE, Claim, Judgement, Verdict


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A merge, split or move with the claims (ids of now) that it is about.

    `named` are those that it names: all but a merge names some. `sides` are the claims of the incidents that it is
    about, as far as they are read now: of a merge those of each, of a split what was left of the incident, of a move
    those of the incident moved to, none where there is none.
    """

    judgement: Judgement
    named: frozenset[str]
    sides: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """Claims by the ids that they had: as they are read now, or why there is none; and the words they had."""

    there: Mapping[str, Claim | str]
    words: Mapping[str, str]

    def now(self, ids: Iterable[str]) -> frozenset[str]:
        return frozenset(one.id for id_ in ids if isinstance(one := self.there.get(id_), Claim))


def place_link(
    one: Judgement, there: Mapping[str, Claim | str], words: Mapping[str, str]
) -> tuple[PlacedLink | None, list[Misfit]]:
    """Where a merge, split or move stands now, and what of it does not fit. `there` has, by the id that a claim had,
    the claim or why there is none; `words` what it said.
    """
    found = _Found(there, words)
    misfits = _misfits(one, found)
    if one.verdict is Verdict.MERGE:
        sides = tuple(found.now(one.seen[id_]) for id_ in dict.fromkeys(one.about))
        return (PlacedLink(one, frozenset(), sides) if all(sides) else None), misfits
    named = found.now(one.about)
    rest = found.now(_rest(one)) - named
    if one.value == NOWHERE:
        return (PlacedLink(one, named, ()) if named else None), misfits
    return (PlacedLink(one, named, (rest,)) if named and rest else None), misfits


def unmet(link: PlacedLink, holder: Mapping[str, str], effective: Iterable[str]) -> Misfit | None:
    """What of a merge, split or move in effect the linking could not do, as where claims no longer allege any harm.

    `holder` has the incident of each claim; `effective` are the claims of `link` that it decides.
    """
    one, claims = link.judgement, sorted(effective)
    homes = {holder.get(claim, "") for claim in claims}
    votes = Counter(holder[claim] for side in link.sides for claim in side if claim in holder)
    if one.verdict is Verdict.MOVE:
        most = votes.most_common(1)[0][0] if votes else ""
        fits = homes <= {most}
    elif one.verdict is Verdict.SPLIT:
        fits = homes - {""} != set() and homes.isdisjoint(votes)
    else:
        sides = [{holder[claim] for claim in side if claim in holder} for side in link.sides]
        fits = bool(set.intersection(*sides)) if all(sides) else False
    if fits:
        return None
    now = tuple(f"{id_}: {number} of these claims" for id_, number in sorted((votes + _votes(claims, holder)).items()))
    return Misfit(one, " ".join(one.about), _then(one), "its claims cannot be put so now", now)


def _votes(claims: Iterable[str], holder: Mapping[str, str]) -> Counter[str]:
    return Counter(holder[claim] for claim in claims if claim in holder)


def _rest(one: Judgement) -> Sequence[str]:
    """The claims of the incident that a split takes from, or that a move leads to."""
    if one.verdict is Verdict.MOVE:
        return one.seen.get(one.value, ())
    return next(claims for claims in one.seen.values() if set(one.about) < set(claims))


def _misfits(one: Judgement, found: _Found) -> list[Misfit]:
    if one.verdict is Verdict.MERGE:
        lost = [id_ for id_ in dict.fromkeys(one.about) if not found.now(one.seen[id_])]
        return [Misfit(one, id_, _sized(one.seen[id_]), "none of its claims is read now") for id_ in lost]
    misfits = []
    for id_ in dict.fromkeys(one.about):
        why = found.there.get(id_, "it does not say which words it is about")
        if isinstance(why, str):
            misfits.append(Misfit(one, id_, found.words.get(id_, ""), why))
    if one.value != NOWHERE and not found.now(_rest(one)) - found.now(one.about):
        misfits.append(Misfit(one, " ".join(one.about), _then(one), "no other claim of the incident is read now"))
    return misfits


def _then(one: Judgement) -> str:
    return "; ".join(f"{id_}: {_sized(claims)}" for id_, claims in one.seen.items())


def _sized(claims: Sequence[str]) -> str:
    return f"an incident of {len(claims)} claims"
