"""Puts what people say about an incident with it: denials, responsibility, findings, calls, attacks over an area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

from tawthiq.incidents.comparison import compare, figures_of
from tawthiq.incidents.facts import Fact
from tawthiq.incidents.grouping import Group, Offer, choose
from tawthiq.incidents.places import is_precise
from tawthiq.incidents.scoring import LinkRule
from tawthiq.model import Actor
from tawthiq.model.identity import bodies, is_state, name_key, name_keys, same_party


def attach(positions: Sequence[Fact], groups: Sequence[Group], rules: Sequence[LinkRule]) -> None:
    """Add to each group the positions that are about it, in place.

    The rules are tried one after the other, each on what the earlier ones left: place first, then the report, then
    the party, then the report once more, so that the rest of a statement follows its first sentence. Within a rule
    every position is judged against the groups as they were before it, so that the order does not matter. A position
    that fits several groups equally joins none.
    """
    waiting = list(positions)
    if not waiting:
        return
    numbers = {id(group): number for number, group in enumerate(groups)}
    in_report = [rule for rule in rules if rule.same_report]
    told = _told(groups, {fact.claim.doc_id for fact in waiting})
    for rule in [*rules, *in_report]:
        near = (
            told if rule.same_report else _index(groups, rule, {key for fact in waiting for key in _keys(fact, rule)})
        )
        chosen = []
        for fact in waiting:
            candidates = sorted({position for key in _keys(fact, rule) for position in near.get(key, ())})
            if offer := _offer(fact, [groups[i] for i in candidates], rule, own_report=fact.claim.doc_id in told):
                chosen.append((fact, offer))
        for fact, (anchor, _, group) in chosen:
            group.facts.append(fact)
            group.reasons.append(rule.reason(fact, anchor))
            told.setdefault(fact.claim.doc_id, set()).add(numbers[id(group)])
        taken = {fact.id for fact, _ in chosen}
        waiting = [fact for fact in waiting if fact.id not in taken]


def _told(groups: Sequence[Group], reports: set[str]) -> dict[Hashable, set[int]]:
    """In which groups each of the reports tells something."""
    found: dict[Hashable, set[int]] = {}
    for position, group in enumerate(groups):
        for fact in group.facts:
            if fact.claim.doc_id in reports:
                found.setdefault(fact.claim.doc_id, set()).add(position)
    return found


def _index(groups: Sequence[Group], rule: LinkRule, wanted: set[Hashable]) -> Mapping[Hashable, Collection[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for position, group in enumerate(groups):
        for key in {key for fact in group.facts for key in _keys(fact, rule)} & wanted:
            found[key].append(position)
    return found


def _keys(fact: Fact, rule: LinkRule) -> Iterator[Hashable]:
    """What a position and the claims of its incident have in common under a rule: the report; or a day together with
    a word of the place, or with a party or a figure.
    """
    if rule.same_report:
        yield fact.claim.doc_id
        return
    tokens = set(_place_words(fact) if rule.precise else _party_words(fact))
    for day in fact.window.days() if fact.window else ():
        for token in tokens:
            yield (day.toordinal(), token)


def _place_words(fact: Fact) -> Iterator[Hashable]:
    place = fact.claim.place
    if place and is_precise(place):
        yield from name_key(place.name)
        if place.id:
            yield place.id
        if place.lat is not None and place.lon is not None:
            yield from ((round(place.lat * 4 + up), round(place.lon * 4 + right)) for up in (0, 1) for right in (0, 1))


def _party_words(fact: Fact) -> Iterator[Hashable]:
    for actor in (fact.claim.belligerent, fact.claim.speaker):
        if actor:
            yield from _names(actor)
    for key, counts in figures_of(fact.claim).items():
        yield from ((key, count) for count in counts)


def _names(actor: Actor) -> Iterable[Hashable]:
    known: set[Hashable] = {("id", value) for value in bodies(actor)}
    if actor.side and is_state(actor):
        known.add(("side", actor.side))
    words: set[Hashable] = {word for key in name_keys(actor) for word in key}
    return known or words


def _offer(fact: Fact, groups: Sequence[Group], rule: LinkRule, *, own_report: bool) -> Offer | None:
    if rule.precise and not is_precise(fact.claim.place):
        return None
    offers: list[Offer] = []
    for group in groups:
        if (anchor := _anchor(fact, group, rule)) and group.admits([fact]):
            offers.append((anchor, rule, group))
        if len(offers) > 1 and not own_report:
            return None  # two that fit equally, and no report that could decide between them
    return choose(fact, offers) if offers else None


def _anchor(fact: Fact, group: Group, rule: LinkRule) -> Fact | None:
    speaks = _speaks_for_party(fact, group)
    compared = ((own, compare(fact, own)) for own in group.facts)
    held = [own for own, comparison in compared if comparison and rule.holds(comparison, speaks=speaks)]
    return min(held, key=lambda own: own.key, default=None)


def _speaks_for_party(fact: Fact, group: Group) -> bool:
    """Whether the speaker is a party named in the group, or one who vouches for a claim there and rebuts another."""
    speaker = fact.claim.speaker
    if speaker is None:
        return False
    named = [own.claim.belligerent for own in group.facts] + [own.claim.speaker for own in group.facts]
    return any(same_party(speaker, actor) for actor in named if actor)
