"""What people said of claims, as linking goes by it: it wins over what the rules hold for impossible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from tawthiq.incidents.facts import Fact
from tawthiq.incidents.scoring import linking_data
from tawthiq.model import Bond, Verdict
from tawthiq.model.knots import knots

_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Bonds:
    """Bonds made ready to be asked claim by claim (ids).

    `knots` has the knot of each claim that is tied to others: the least id of all that are one incident. `sides` says
    on which sides of splits a claim stands, and with it all of its knot: twice the split's number for those that were
    taken out, one more for those that were left. `homes` has the bond of each claim that was moved.
    """

    said: tuple[Bond, ...] = ()
    knots: Mapping[str, str] = field(default_factory=dict)
    sides: Mapping[str, frozenset[int]] = field(default_factory=dict)
    homes: Mapping[str, Bond] = field(default_factory=dict)

    @classmethod
    def of(cls, said: Iterable[Bond]) -> Bonds:
        """These bonds, which must not contradict each other; their order makes no difference."""
        every = tuple(sorted(said, key=lambda one: (one.when, one.judgement, one.claims)))
        tied = _knots(every)
        sides: dict[str, set[int]] = defaultdict(set)
        splits = [one for one in every if one.verdict is Verdict.SPLIT]
        for number, one in enumerate(splits):
            for side, claims in enumerate((one.claims, one.others)):
                for claim in claims:
                    sides[tied.get(claim, claim)].add(2 * number + side)
        known = {claim: frozenset(sides[head]) for claim, head in tied.items() if head in sides}
        known |= {claim: frozenset(own) for claim, own in sides.items()}
        homes = {claim: one for one in every if one.verdict is Verdict.MOVE for claim in one.claims}
        return cls(every, tied, known, homes)

    @property
    def claims(self) -> frozenset[str]:
        """All claims of which something is said."""
        return frozenset(claim for one in self.said for claim in (*one.claims, *one.others))

    def knots_of(self, facts: Iterable[Fact]) -> frozenset[str]:
        """The knots that these claims are tied in."""
        return frozenset(self.knots[fact.id] for fact in facts if fact.id in self.knots) if self.knots else frozenset()

    def sides_of(self, facts: Iterable[Fact]) -> frozenset[int]:
        """On which sides of splits these claims stand."""
        if not self.sides:
            return _NONE
        return _NONE.union(*(self.sides[fact.id] for fact in facts if fact.id in self.sides))

    def part(self, facts: Iterable[Fact], others: Iterable[Fact]) -> bool:
        """Whether a split has one of these on one side and one of the others on the other."""
        return bool(self.sides) and are_parted(self.sides_of(facts), self.sides_of(others))

    def reasons(self, facts: Sequence[Fact]) -> Iterator[Mapping[str, str]]:
        """What people said of the claims of one incident, in words by language, as reasons of links are."""
        own = {fact.id for fact in facts}
        for one in self.said:
            for verdict, claims in _told(one, own):
                wording = linking_data()["people"][verdict]
                values = {"by": one.by, "day": one.when[:10], "reason": one.reason}
                words = {language: wording[language].format(**values) for language in wording}
                yield {**words, "rule": f"people.{verdict}", "claims": claims, "judgement": one.judgement}


NO_BONDS = Bonds()


def are_parted(sides: AbstractSet[int], others: AbstractSet[int]) -> bool:
    """Whether one split has the one on one side and the other on the other."""
    return any(side ^ 1 in others for side in sides)


def _told(one: Bond, own: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    """What a bond says of an incident that has these claims: by the name of its wording, with the claims it is of."""
    claims, others = (next((claim for claim in side if claim in own), "") for side in (one.claims, one.others))
    if one.verdict is Verdict.MERGE:
        if claims and others:
            yield "merge", f"{others} {claims}"
    elif one.verdict is Verdict.SPLIT:
        if claims or others:
            yield ("split", claims) if claims else ("left", others)
    else:
        yield from (("move", claim) for claim in one.claims if claim in own)


def _knots(said: Iterable[Bond]) -> dict[str, str]:
    """The least of all claims that are tied together, by claim."""
    tying = (one for one in said if one.verdict in {Verdict.MERGE, Verdict.SPLIT})
    return knots(one.claims if one.verdict is Verdict.SPLIT else one.claims + one.others for one in tying)
