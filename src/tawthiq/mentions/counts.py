"""How many of whom: quantities with their nouns, read from items by the language's `count` rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from tawthiq.lang import Language
from tawthiq.mentions.items import Item
from tawthiq.mentions.matching import RuleMatch, find_longest
from tawthiq.model import OPEN, Count, Outcome, Population, exactly

_SUFFERED = frozenset({"VICTIM", "CASES", "MASSACRE"})
_VERBS = frozenset({"CALL"})
_NUMBERED = _SUFFERED | {"PERSON", "OTHERS", "STRIKE"}
_ARMED = frozenset({"GROUP", "ARMED"})
_ACTING = frozenset({"ARMED", "DEMONYM", "FORCE", "FIGHTERS"})  # before a noun of strikes: whose they are
_BY_NUMBER = {"s": exactly(1), "d": exactly(2)}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count of people before its outcome is known.

    `who` is `None` where only a number stands ("wounded 43"); `outcome` is set where the noun carries it ("43 dead");
    `others` marks "16 others", whose noun stands before; `bare` a noun without a number.
    """

    count: Count
    who: Population | None
    outcome: Outcome | None
    others: bool
    bare: bool
    definite: bool
    rule: str


@dataclass(frozen=True, slots=True)
class StrikeCount:
    """How many strikes, raids or shells; `bare` where only the noun says so ("a raid", "raids").

    `words` stand between the number and the noun, and may say whose they are ("three Russian raids").
    """

    count: Count
    bare: bool
    rule: str
    words: tuple[Item, ...] = ()


def join_counts(items: Sequence[Item], language: Language) -> list[Item]:
    """The items with each quantity joined into one item of class COUNT; its value is a Quantity."""
    joined: list[Item] = []
    position = 0
    for match in find_longest(language.rules.get("count", ()), items):
        item = _read(match, items)
        if item is not None:
            joined.extend(items[position : match.start])
            joined.append(item)
            position = match.end
    joined.extend(items[position:])
    return joined


def _read(match: RuleMatch, items: Sequence[Item]) -> Item | None:
    inside = items[match.start : match.end]
    core = items[slice(*match.parts["core"])] if "core" in match.parts else inside
    number = _number(match, items, core)
    if number is None or any("PERCENT" in item.classes for item in inside):
        return None
    if match.rule.values.get("of") == "strikes":
        return _strikes(match, _bounded(number, inside), inside, core)
    others = any("OTHERS" in item.classes for item in core)
    outcomes = [item.feature("outcome") for item in core if item.classes & _SUFFERED]
    bare = "number" not in match.parts
    if bare and core[0].classes & _VERBS:
        return None  # "demanded" and "student" are one word in Arabic
    if bare and len(core) == 1 and core[0].actor() is not None:
        return None  # "the Houthis" are a party, not so many of them
    definite = "one" not in match.rule.values and any(item.definite or item.possessed for item in core[:1])
    quantity = Quantity(
        count=_bounded(number, inside),
        who=_population(core),
        outcome=Outcome(outcomes[0]) if outcomes and outcomes[0] else None,
        others=others,
        bare=bare,
        definite=definite,
        rule=match.rule.id,
    )
    norm = " ".join(item.norm for item in inside)
    classes = {*_classes(quantity), *_kept(inside)}
    if any("OF_THEM" in item.classes for item in inside):
        classes = {"COUNT", "COUNT_PART"}
    if any("MASSACRE" in item.classes for item in core):
        classes = {"COUNT", "COUNT_MASSACRE", "ATTACK"} | ({"COUNT_KNOWN"} if definite else set())
    nationality = inside[0].meanings if len(inside) == 1 and "DEMONYM" in inside[0].classes else ()
    if nationality:
        classes.add("COUNT_NATIONALITY")
    possessed = core[-1].possessed
    return Item(frozenset(classes), inside[0].start, inside[-1].end, norm, nationality, definite, possessed, quantity)


def _kept(inside: Sequence[Item]) -> Iterator[str]:
    """What the words go on to tell rules: who speaks, an attack among them ("the raid caused no dead"), an origin."""
    yield from inside[0].classes & {"SOURCE"}
    yield from {name for item in inside for name in item.classes} & {"ATTACK"}
    yield from inside[-1].classes & {"BASED"}


def _strikes(match: RuleMatch, count: Count, inside: Sequence[Item], core: Sequence[Item]) -> Item:
    bare = "number" not in match.parts
    words = tuple(takewhile(lambda item: "STRIKE" not in item.classes, core))
    classes = {"STRIKE", "ATTACK", "STRIKES_BARE" if bare and count != exactly(2) else "STRIKES_NUMBER"}
    value = StrikeCount(count, bare, match.rule.id, words)
    classes |= {"STRIKES_OF"} if any(item.classes & _ACTING for item in words) else set()
    classes |= {"AT_LARGE"} & {name for item in inside for name in item.classes}
    norm = " ".join(item.norm for item in inside)
    definite = any(item.definite for item in inside)
    return Item(frozenset(classes), inside[0].start, inside[-1].end, norm, value=value, definite=definite)


def _number(match: RuleMatch, items: Sequence[Item], core: Sequence[Item]) -> Count | None:
    """The count before its bounds are read; `None` where the numeral is no whole number of people."""
    if "number" in match.parts:
        return _numeral(match, items, core)
    if "one" in match.rule.values:
        return exactly(1)
    if any("TWO" in item.classes for item in core):
        return exactly(2)
    nouns = [item.feature("num") for item in core if item.classes & _NUMBERED]
    return _BY_NUMBER.get(nouns[0] or "", OPEN) if nouns else OPEN


def _numeral(match: RuleMatch, items: Sequence[Item], core: Sequence[Item]) -> Count | None:
    first = items[match.parts["number"][0]]
    if first.possessed and core[0].classes & _ARMED:
        return None  # "claimed some of them the group did": the number belongs to what was named before
    if "zero" in match.rule.values:  # "without casualties", of an indefinite plural only
        return None if core[0].definite or core[0].feature("num") != "p" else exactly(0)
    if "VAGUE" in first.classes:
        return None if first.possessed else OPEN
    high = items[match.parts["high"][0]].value if "high" in match.parts else first.value
    if isinstance(first.value, int) and isinstance(high, int) and first.value <= high:
        return Count(first.value, high)
    return None


def _bounded(count: Count, inside: Sequence[Item]) -> Count:
    classes = {name for item in inside for name in item.classes}
    if not count.is_exact or count.minimum is None:
        return count
    if classes & {"ATLEAST", "ATLEAST_POST"}:
        return Count(count.minimum, None)
    if "ATMOST" in classes:
        return Count(None, count.maximum)
    return count


def _population(core: Sequence[Item]) -> Population | None:
    """The first noun that says more than "people" decides; a body's members are combatants unless it saves lives."""
    found = [who for item in core for who in [_who(item)] if who]
    if not found:
        return None
    return next((who for who in found if who is not Population.PEOPLE), Population.PEOPLE)


def _who(item: Item) -> Population | None:
    named = item.feature("who")
    if named and item.classes & {"PERSON", "BODY"}:
        return Population(named)
    if item.classes & _SUFFERED:
        return Population.PEOPLE
    if item.classes & {"GROUP", "ARMED"}:
        return Population.COMBATANTS
    if item.classes & {"BODY", "ACTOR_RESCUE", "ACTOR_MEDICAL"}:
        return Population.OTHER
    if item.classes & {"DEMONYM"}:
        return Population.PEOPLE
    return None


def _classes(quantity: Quantity) -> Iterator[str]:
    yield "COUNT"
    if quantity.outcome:
        yield "COUNT_VICTIM"
    elif quantity.who is None and not quantity.others:
        yield "COUNT_HEADLESS"
    else:
        yield "COUNT_NOUN"
    if quantity.bare:
        yield "COUNT_BARE"
        yield "COUNT_KNOWN" if quantity.definite else "COUNT_NEW"
        if quantity.count == exactly(1):
            yield "COUNT_ONE"
    else:
        yield "COUNT_NUMBER"
        if quantity.who and not quantity.outcome:
            yield "COUNT_GROUP"
    if quantity.count == exactly(0):
        yield "COUNT_NONE"
    if quantity.outcome:
        if not quantity.bare or (quantity.count == exactly(2) and not quantity.definite):
            yield "COUNT_VICTIMS_NUMBER"
        elif quantity.count.is_open:
            yield "COUNT_VICTIMS_SOME"
