"""Who is counted by a figure whose own words say only "people", or give a number alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawthiq.claims.counted import Figure, quantity_at
from tawthiq.mentions import Item, Quantity
from tawthiq.model import Population

_JOINTS = frozenset({"AND", "COMMA"})
_SIDES = frozenset({"PARTY", "GROUP", "ARMED", "FORCE"})
_RANKS = _SIDES | {"OWN_FORCE"}  # among whom victims may be
_OTHER_SIDES = frozenset({"ACTOR_RESCUE", "ACTOR_MEDICAL", "ACTOR_STATE", "PLACE"})
_TOLL_ENDS = frozenset({"THAT", "OUTCOME", "EDGE", "SAY"})  # what a toll's number does not stand behind
_AMONG = frozenset({"AMONG", "RANKS"})
_NEAR = 4  # items


def settle_populations(figures: Sequence[Figure], items: Sequence[Item]) -> list[Figure]:
    """The figures, with the population that other words of the sentence give them.

    Numbers without a noun, and "others", take the population of the figure they stand beside; "21 of them" and "20 of
    its men" that of whom they point to; what a toll has reached, that of the toll ("the number of dead civilians rose
    to 60"); "nine of the dead are civilians", what they are said to be.
    """
    settled: list[Figure] = []
    for position, figure in enumerate(figures):
        who = _population(figure, figures[position + 1 :], settled, items)
        settled.append(replace(figure, who=who))
    return settled


def _population(figure: Figure, after: Sequence[Figure], before: Sequence[Figure], items: Sequence[Item]) -> Population:
    quantity = quantity_at(figure.item, items)
    if quantity is None or (figure.who is not Population.PEOPLE and quantity.who is not None):
        return figure.who
    if quantity.who is None:
        return _told(figure, items) or _beside(figure, quantity, after, before, items)
    if quantity.outcome:
        return _of_victims(figure, items) or _coordinated(figure, after, items)
    own = items[figure.item].possessed and not quantity.bare  # "20 of its men"
    return Population.COMBATANTS if own and _pointed_to(figure, items) is Population.COMBATANTS else figure.who


def _of_victims(figure: Figure, items: Sequence[Item]) -> Population | None:
    return _said_to_be(figure, items) or _among(figure, items) or _told(figure, items)


def _among(figure: Figure, items: Sequence[Item]) -> Population | None:
    """ "Dead among its men", "in the ranks of the forces": the population of those among whom the victims are."""
    if not items[figure.item + 1].classes & _AMONG:
        return None
    whose = items[figure.item + 2]
    if isinstance(whose.value, Quantity):
        return whose.value.who if whose.value.bare and not whose.value.outcome else None
    return Population.COMBATANTS if whose.classes & _RANKS else None


def _told(figure: Figure, items: Sequence[Item]) -> Population | None:
    """Whom "of them" points to, or the toll counts that has reached this number."""
    if "FROM" in items[figure.item + 1].classes and "OWN_FORCE" in items[figure.item + 2].classes:
        return Population.COMBATANTS  # "four of its men"
    points = "OF_THEM" in items[figure.item + 1].classes and figure.part_of is None
    return _pointed_to(figure, items) if points else _reached(figure, items)


def _pointed_to(figure: Figure, items: Sequence[Item]) -> Population | None:
    """The population of the nearest people or armed side named before."""
    for item in reversed(items[: figure.item]):
        if isinstance(item.value, Quantity):
            return item.value.who
        if item.classes & _SIDES and not item.classes & _OTHER_SIDES:
            return Population.COMBATANTS
    return None


def _reached(figure: Figure, items: Sequence[Item]) -> Population | None:
    """The population of the noun behind a word for a toll, where the toll is said to have come to this figure."""
    rose = False
    for index in range(figure.item - 1, 0, -1):
        classes = items[index].classes
        if "TOLL" in classes:
            counted = quantity_at(index + 1, items)
            return counted.who if rose and counted and counted.bare and counted.who is not Population.PEOPLE else None
        if classes & _TOLL_ENDS:
            return None
        rose = rose or "ROSE" in classes
    return None


def _said_to_be(figure: Figure, items: Sequence[Item]) -> Population | None:
    """ "Nine of the dead are civilians": what victims are said to be."""
    following = items[figure.item + 1 : figure.item + _NEAR]
    if not following or "ARE" not in following[0].classes:
        return None
    quantity = next((item.value for item in following if isinstance(item.value, Quantity)), None)
    return quantity.who if quantity and quantity.bare and not quantity.outcome else None


def _beside(
    figure: Figure, quantity: Quantity, after: Sequence[Figure], before: Sequence[Figure], items: Sequence[Item]
) -> Population:
    """That of the figure before, or close behind; a part without a noun keeps its own."""
    ahead = None if quantity.others else _headless(figure, after, items)
    part = figure.part_of is not None and not quantity.others
    return ahead or (figure.who if part else _others(figure, before))


def _others(figure: Figure, before: Sequence[Figure]) -> Population:
    """The population of the last whole figure before; people where that one mixes several, or is one woman."""
    wholes = [f for f in before if f.part_of is None and f.item != figure.item]
    if not wholes:
        return Population.PEOPLE
    last = wholes[-1]
    if last.who is Population.WOMEN and last.count.maximum == 1:
        return Population.PEOPLE  # what one victim is tells nothing of the next
    chain = {f.who for f in wholes if f.outcome is last.outcome}
    return last.who if len(chain) == 1 else Population.PEOPLE


def _coordinated(figure: Figure, after: Sequence[Figure], items: Sequence[Item]) -> Population:
    """ "Martyrs and wounded civilians": victims joined by "and" share what is said of the last of them."""
    following = next((f for f in after if f.item > figure.item), None)
    if following is None or any(not items[i].classes & _JOINTS for i in range(figure.item + 1, following.item)):
        return figure.who
    quantity = quantity_at(following.item, items)
    if quantity is None or not quantity.outcome:
        return figure.who
    return following.who if following.who is not Population.PEOPLE else _of_victims(following, items) or figure.who


def _headless(figure: Figure, after: Sequence[Figure], items: Sequence[Item]) -> Population | None:
    """ "13 were killed and 85 of the militia wounded": the noun may stand with the next figure, close behind."""
    following = next((f for f in after if f.item != figure.item and f.part_of is None), None)
    if following is None or following.item - figure.item > _NEAR:
        return None
    quantity = quantity_at(following.item, items)
    shared = quantity is not None and quantity.who is Population.COMBATANTS
    return following.who if shared and following.outcome is not figure.outcome else None
