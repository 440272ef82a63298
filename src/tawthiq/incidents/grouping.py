"""What one report tells of one event: its claims in groups, under what can never be one event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tawthiq.incidents.bonds import NO_BONDS, Bonds
from tawthiq.incidents.comparison import apart
from tawthiq.incidents.facts import Fact
from tawthiq.incidents.places import is_precise
from tawthiq.incidents.scoring import LinkRule, link_rules, score
from tawthiq.model import ClaimType
from tawthiq.model.harm import alleges_harm

REACH = 300  # claims: further apart than this in one report, two are not compared


@dataclass(slots=True)
class Group:
    """The claims of one event while it is being put together, why each was joined, and what people said of claims.

    `is_forced` says that people put together in it what excludes itself.
    """

    facts: list[Fact]
    reasons: list[Mapping[str, str]] = field(default_factory=list)
    bonds: Bonds = NO_BONDS
    is_forced: bool = False

    def admits(self, facts: Sequence[Fact]) -> bool:
        """Whether no claim here is apart from any of `facts`, by the rules or by people: one contradiction keeps two
        groups apart, so that a chain of likeness never joins what excludes itself. Where people put together what
        does, it is enough to go with one of the claims of harm at a settlement.
        """
        if self.bonds.part(self.facts, facts):
            return False
        if self.is_forced and (sites := [own for own in self.facts if _is_site(own)]):
            return all(any(not apart(own, other) for own in sites) for other in facts)
        return not any(apart(own, other) for other in facts for own in self.facts)

    def put(self, fact: Fact) -> None:
        """Add a claim because people say so, whatever it excludes."""
        self.is_forced = self.is_forced or not self.admits([fact])
        self.facts.append(fact)


def is_event(group: Group, facts: Mapping[str, Sequence[Fact]]) -> bool:
    """Whether harm is alleged, at a place; harm at no place is an event only where its report tells of no other, or
    where people say so.
    """
    harm = [fact for fact in group.facts if alleges_harm(fact.claim) and fact.id not in group.bonds.homes]
    if any(fact.claim.place for fact in harm) or group.bonds.knots_of(harm):
        return True
    own = {fact.id for fact in harm}
    others = (f for f in harm for f in facts[f.claim.doc_id] if f.id not in own)
    return bool(harm) and not any(alleges_harm(other.claim) for other in others)


@dataclass(frozen=True, slots=True)
class _Join:
    rule: LinkRule
    first: int
    second: int

    def order(self, facts: Sequence[Fact]) -> tuple[object, ...]:
        return (self.rule.rank, facts[self.first].key, facts[self.second].key)


def _is_site(fact: Fact) -> bool:
    return is_precise(fact.claim.place) and alleges_harm(fact.claim)


def report_groups(facts: Sequence[Fact], bonds: Bonds = NO_BONDS) -> list[Group]:
    """What one report tells of each event, from its facts: figures of harm, and attacks at a place.

    Claims that people set apart are in no group together, and those that they moved in none.
    """
    seeds = [fact for fact in facts if _is_seed(fact) and fact.id not in bonds.homes]
    return group_report(seeds, link_rules(), bonds) if seeds else []


def _is_seed(fact: Fact) -> bool:
    located_attack = fact.claim.type is ClaimType.ATTACK and is_precise(fact.claim.place)
    return located_attack or alleges_harm(fact.claim)


def group_report(facts: Sequence[Fact], rules: Sequence[LinkRule], bonds: Bonds = NO_BONDS) -> list[Group]:
    """The groups that the claims of one report form: those placed precisely first, then those that know only an area
    or no place.

    A claim of the second kind joins the one group for which it has the strongest rule. Where several groups have it
    equally, the report's own order decides (the claim that precedes it closest); where that does not, it joins none
    and forms no event of its own, since it is surely about one of them.
    """
    if len(facts) == 1:
        return [Group(list(facts), bonds=bonds)]
    placed = [fact for fact in facts if is_precise(fact.claim.place)]
    loose = [fact for fact in facts if not is_precise(fact.claim.place)]
    groups = _merge(placed, rules, bonds)
    left = _attach(loose, groups, rules)
    return groups + _merge(left, rules, bonds)


def _merge(facts: Sequence[Fact], rules: Sequence[LinkRule], bonds: Bonds) -> list[Group]:
    joins = []
    for first in range(len(facts)):
        for second in range(first + 1, min(len(facts), first + REACH)):
            rule = score(facts[first], facts[second], rules)
            if rule:
                joins.append(_Join(rule, first, second))
    group_of = {position: Group([fact], bonds=bonds) for position, fact in enumerate(facts)}
    for join in sorted(joins, key=lambda join: join.order(facts)):
        group, other = group_of[join.first], group_of[join.second]
        if group is other or not group.admits(other.facts):
            continue
        group.reasons += [*other.reasons, join.rule.reason(facts[join.second], facts[join.first])]
        group.facts += other.facts
        for position, owner in group_of.items():
            if owner is other:
                group_of[position] = group
    return list({id(group): group for group in group_of.values()}.values())


def _attach(loose: Sequence[Fact], groups: Sequence[Group], rules: Sequence[LinkRule]) -> list[Fact]:
    choices: list[tuple[Fact, Fact, LinkRule, Group]] = []
    left = []
    for fact in loose:
        offers = [offer for group in groups if (offer := _offer(fact, group, rules))]
        if not offers:
            left.append(fact)
        elif chosen := choose(fact, offers):
            choices.append((fact, *chosen))
    for fact, anchor, rule, group in sorted(choices, key=lambda choice: (choice[2].rank, choice[0].key)):
        if group.admits([fact]):
            group.facts.append(fact)
            group.reasons.append(rule.reason(fact, anchor))
    return left


Offer = tuple[Fact, LinkRule, Group]


def _offer(fact: Fact, group: Group, rules: Sequence[LinkRule]) -> Offer | None:
    if not group.admits([fact]):
        return None
    ties = [(rule.rank, own.key, own, rule) for own in group.facts if (rule := score(fact, own, rules))]
    if not ties:
        return None
    _, _, own, rule = min(ties, key=lambda tie: tie[:2])
    return own, rule, group


def choose(fact: Fact, offers: Sequence[Offer]) -> Offer | None:
    """The strongest offer; among equals the group whose claim precedes `fact` closest in its report; else `None`."""
    strongest = min(rule.rank for _, rule, _ in offers)
    best = [offer for offer in offers if offer[1].rank == strongest]
    if len(best) == 1:
        return best[0]
    preceding = [(start, offer) for offer in best if (start := last_start_before(fact, offer[2].facts)) is not None]
    return max(preceding, key=lambda pair: pair[0])[1] if preceding else None


def last_start_before(fact: Fact, facts: Iterable[Fact]) -> int | None:
    """Where the last of `facts` that precedes `fact` in its own report begins, or `None`."""
    claim = fact.claim
    starts = [
        other.claim.span.start
        for other in facts
        if other.claim.doc_id == claim.doc_id and other.claim.span.start <= claim.span.start and other is not fact
    ]
    return max(starts, default=None)
