"""Puts what people say about an incident with it: denials, responsibility, findings, calls, attacks over an area."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.incidents.blocking import day_blocks, index
from tawthiq.incidents.clustering import Group, Offer, choose
from tawthiq.incidents.comparison import apart, compare
from tawthiq.incidents.facts import Fact
from tawthiq.incidents.places import is_precise
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
            keys = [fact.claim.doc_id] if rule.same_report else day_blocks(fact)
            candidates = sorted({position for key in keys for position in near.get(key, ())})
            if offer := _offer(fact, [groups[position] for position in candidates], rule):
                chosen.append((fact, offer))
        for fact, (anchor, _, group) in chosen:
            group.facts.append(fact)
            group.reasons.append(rule.reason(fact, anchor))
        taken = {fact.claim.id for fact, _ in chosen}
        waiting = [fact for fact in waiting if fact.claim.id not in taken]


def _offer(fact: Fact, groups: Sequence[Group], rule: LinkRule) -> Offer | None:
    if rule.precise and not is_precise(fact.claim.place):
        return None
    own_report = any(own.claim.doc_id == fact.claim.doc_id for group in groups for own in group.facts)
    offers: list[Offer] = []
    for group in groups:
        if (anchor := _anchor(fact, group, rule)) and group.admits([fact]):
            offers.append((anchor, rule, group))
        if len(offers) > 1 and not own_report:
            return None  # two that fit equally, and no report that could decide between them
    return choose(fact, offers) if offers else None


def _anchor(fact: Fact, group: Group, rule: LinkRule) -> Fact | None:
    speaks = _speaks_for_party(fact, group)
    near = (own for own in group.facts if not apart(fact, own))
    held = [own for own in near if rule.holds(compare(fact, own), speaks=speaks)]
    return min(held, key=lambda own: own.key, default=None)


def _speaks_for_party(fact: Fact, group: Group) -> bool:
    """Whether the speaker is a party named in the group, or one who vouches for a claim there and rebuts another."""
    speaker = fact.claim.speaker
    if speaker is None:
        return False
    named = [own.claim.belligerent for own in group.facts] + [own.claim.speaker for own in group.facts]
    return any(same_party(speaker, actor) for actor in named if actor)
