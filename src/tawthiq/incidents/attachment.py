"""Puts what people say about an incident with it: denials, responsibility, findings, calls, attacks over an area."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.incidents.blocking import day_blocks, index
from tawthiq.incidents.clustering import Group, Offer, choose
from tawthiq.incidents.comparison import Comparison, compare
from tawthiq.incidents.facts import Fact
from tawthiq.incidents.scoring import LinkRule
from tawthiq.model.identity import same_party


def attach(positions: Sequence[Fact], groups: Sequence[Group], rules: Sequence[LinkRule]) -> None:
    """Add to each group the positions that are about it, in place.

    The rules are tried one after the other, each on what the earlier ones left: place first, then the report, then
    the party, then the report once more, so that the rest of a statement follows its first sentence. Within a rule
    every position is judged against the groups as they were before it, so that the order does not matter. A position
    that fits several groups equally joins none.
    """
    waiting = list(positions)
    in_report = [rule for rule in rules if rule.same_report]
    for rule in [*rules, *in_report]:
        near = index([group.facts for group in groups])
        chosen = []
        for fact in waiting:
            candidates = sorted({position for key in day_blocks(fact) for position in near.get(key, ())})
            if offer := _offer(fact, [groups[position] for position in candidates], rule):
                chosen.append((fact, offer))
        for fact, (anchor, _, group) in chosen:
            group.facts.append(fact)
            group.reasons.append(rule.reason(fact, anchor))
        taken = {fact.claim.id for fact, _ in chosen}
        waiting = [fact for fact in waiting if fact.claim.id not in taken]


def _offer(fact: Fact, groups: Sequence[Group], rule: LinkRule) -> Offer | None:
    offers = []
    for group in groups:
        comparisons = [(own, compare(fact, own)) for own in group.facts]
        if any(comparison.apart for _, comparison in comparisons):
            continue
        speaks = _speaks_for_party(fact, group)
        anchor = _anchor(comparisons, rule, speaks=speaks)
        if anchor:
            offers.append((anchor, rule, group))
    return choose(fact, offers) if offers else None


def _anchor(comparisons: Sequence[tuple[Fact, Comparison]], rule: LinkRule, *, speaks: bool) -> Fact | None:
    held = [own for own, comparison in comparisons if rule.holds(comparison, speaks=speaks)]
    return min(held, key=lambda own: own.key, default=None)


def _speaks_for_party(fact: Fact, group: Group) -> bool:
    """Whether the speaker is a party named in the group, or one who vouches for a claim there and rebuts another."""
    speaker = fact.claim.speaker
    if speaker is None:
        return False
    named = [own.claim.belligerent for own in group.facts] + [own.claim.speaker for own in group.facts]
    return any(same_party(speaker, actor) for actor in named if actor)
