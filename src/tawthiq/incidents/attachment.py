"""Puts what people say about an incident with it: denials, responsibility, findings, calls, attacks over an area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tawthiq.incidents.bonds import NO_BONDS, Bonds, are_parted
from tawthiq.incidents.comparison import compare
from tawthiq.incidents.facts import Fact
from tawthiq.incidents.figures import figures_of
from tawthiq.incidents.grouping import Group, Offer, choose
from tawthiq.incidents.places import is_precise
from tawthiq.incidents.scoring import LinkRule
from tawthiq.model import Actor
from tawthiq.model.identity import bodies, is_state, name_key, name_keys, same_party

_Dated = tuple[int, Hashable]


@dataclass(frozen=True, slots=True)
class Attached:
    """A position, the pass of `attach` that put it with a group, and the group's place in the list."""

    fact: Fact
    turn: int
    group: int


def turns(rules: Sequence[LinkRule]) -> list[LinkRule]:
    """The rules in the order in which `attach` tries them: those within a report twice."""
    return [*rules, *(rule for rule in rules if rule.same_report)]


def attach(
    positions: Sequence[Fact],
    groups: Sequence[Group],
    rules: Sequence[LinkRule],
    settled: Sequence[Attached] = (),
    bonds: Bonds = NO_BONDS,
) -> list[Attached]:
    """Add to each group the positions that are about it, in place, and say which went where.

    The rules are tried one after the other, each on what the earlier ones left: place first, then the report, then
    the party, then the report once more, so that the rest of a statement follows its first sentence. Within a rule
    every position is judged against the groups as they were before it, so that the order does not matter. A position
    that fits several groups equally joins none. What is `settled` is added at its turn without being judged, and
    without a reason. Before all rules a position joins the group that people tied it to, and no other; one that
    they moved is none.
    """
    waiting = [fact for fact in positions if fact.id not in bonds.homes]
    found = _tied(waiting, groups, bonds)
    waiting = [fact for fact in waiting if fact.id not in bonds.knots]
    if not waiting:
        return found
    told = _told(groups, {fact.claim.doc_id for fact in waiting})
    numbers = {id(group): number for number, group in enumerate(groups)}
    for turn, rule in enumerate(turns(rules)):
        near = told if rule.same_report else _index(groups, rule, waiting)
        chosen = []
        for fact in waiting:
            candidates = sorted({position for key in _keys(fact, rule) for position in near.get(key, ())})
            if offer := _offer(fact, [groups[i] for i in candidates], rule, own_report=fact.claim.doc_id in told):
                chosen.append((fact, offer))
        chosen = _unparted(chosen, bonds)
        now = [Attached(fact, turn, numbers[id(group)]) for fact, (_, _, group) in chosen]
        for fact, (anchor, _, group) in chosen:
            group.reasons.append(rule.reason(fact, anchor))
        for one in [*now, *(one for one in settled if one.turn == turn)]:
            groups[one.group].facts.append(one.fact)
            told.setdefault(one.fact.claim.doc_id, set()).add(one.group)
        taken = {fact.id for fact, _ in chosen}
        waiting = [fact for fact in waiting if fact.id not in taken]
        found += now
    return found


def _tied(positions: Sequence[Fact], groups: Sequence[Group], bonds: Bonds) -> list[Attached]:
    """Put with their group the positions that people tied to claims in it."""
    if not bonds.knots:
        return []
    homes = {knot: number for number, group in enumerate(groups) for knot in bonds.knots_of(group.facts)}
    known = [(fact, homes.get(bonds.knots.get(fact.id, ""))) for fact in positions]
    found = [Attached(fact, 0, number) for fact, number in known if number is not None]
    for one in found:
        groups[one.group].put(one.fact)
    return found


def _unparted(chosen: list[tuple[Fact, Offer]], bonds: Bonds) -> list[tuple[Fact, Offer]]:
    """Without those that would meet, in one group, another chosen before them that people set apart from them."""
    if not bonds.sides:
        return chosen
    held: dict[int, set[int]] = defaultdict(set)
    found = []
    for fact, offer in sorted(chosen, key=lambda one: one[0].key):
        own, sides = held[id(offer[2])], bonds.sides_of([fact])
        if not are_parted(sides, own):
            own |= sides
            found.append((fact, offer))
    return found


def looked_by(fact: Fact) -> tuple[frozenset[Hashable], frozenset[Hashable]]:
    """What a claim has of a place, and of parties and figures, by which a rule that looks for it finds groups, and
    positions find it, on a day that both can be on.
    """
    return _place_words(fact), _party_words(fact)


def _told(groups: Sequence[Group], reports: set[str]) -> dict[Hashable, set[int]]:
    """In which groups each of the reports tells something."""
    found: dict[Hashable, set[int]] = {}
    for position, group in enumerate(groups):
        for fact in group.facts:
            if fact.claim.doc_id in reports:
                found.setdefault(fact.claim.doc_id, set()).add(position)
    return found


def _index(groups: Sequence[Group], rule: LinkRule, waiting: Iterable[Fact]) -> Mapping[Hashable, Collection[int]]:
    """In which groups each of the keys that the waiting positions look for is found."""
    found: dict[Hashable, set[int]] = defaultdict(set)
    tokens: set[Hashable] = set()
    wanted: set[_Dated] = set()
    for fact in waiting:
        tokens |= (own := _tokens(fact, rule))
        wanted.update(_dated(own, fact))
    for position, group in enumerate(groups):
        for fact in group.facts:
            if not tokens.isdisjoint(own := _tokens(fact, rule)):
                for key in wanted.intersection(_dated(own & tokens, fact)):
                    found[key].add(position)
    return found


def _keys(fact: Fact, rule: LinkRule) -> Iterable[Hashable]:
    """What a position and the claims of its incident have in common under a rule: the report; or a day together with
    a word of the place, or with a party or a figure.
    """
    return [fact.claim.doc_id] if rule.same_report else _dated(_tokens(fact, rule), fact)


def _dated(tokens: Iterable[Hashable], fact: Fact) -> list[_Dated]:
    if fact.window is None:
        return []
    days = [day.toordinal() for day in fact.window.days()]
    return [(day, token) for token in tokens for day in days]


def _tokens(fact: Fact, rule: LinkRule) -> frozenset[Hashable]:
    return _place_words(fact) if rule.precise else _party_words(fact)


def _place_words(fact: Fact) -> frozenset[Hashable]:
    place = fact.claim.place
    return _words_of(place.name, place.id, place.lat, place.lon) if place and is_precise(place) else frozenset()


def _party_words(fact: Fact) -> frozenset[Hashable]:
    actors = [actor for actor in (fact.claim.belligerent, fact.claim.speaker) if actor]
    return frozenset[Hashable](figures_of(fact.claim)).union(*map(_names, actors))


def _names(actor: Actor) -> frozenset[Hashable]:
    return _names_of(bodies(actor), actor.side if is_state(actor) else None, name_keys(actor))


# The same few places and actors are met again and again; what they are found by is remembered.
@lru_cache(maxsize=1 << 17)
def _words_of(name: str, own_id: str | None, lat: float | None, lon: float | None) -> frozenset[Hashable]:
    found: set[Hashable] = set(name_key(name))
    if own_id:
        found.add(own_id)
    if lat is not None and lon is not None:
        found.update((round(lat * 4 + up), round(lon * 4 + right)) for up in (0, 1) for right in (0, 1))
    return frozenset(found)


@lru_cache(maxsize=1 << 15)
def _names_of(ids: frozenset[str], side: str | None, names: frozenset[tuple[str, ...]]) -> frozenset[Hashable]:
    known: set[Hashable] = {("id", value) for value in ids}
    if side:
        known.add(("side", side))
    return frozenset(known or {word for key in names for word in key})


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
