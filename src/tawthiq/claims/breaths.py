"""Breaths: the parts of a clause that tell of one thing each, between a "meanwhile" or a "but" and the next."""

from __future__ import annotations

from collections.abc import Iterable

from tawthiq.claims.attacks import ATTACKS
from tawthiq.mentions import Item, Passage, Stretch

_BEGINS = frozenset({"MEANWHILE", "BUT", "SEMICOLON", "COMES_WITH", "IN_REPLY"})
_SUBJECTS = ATTACKS | {"PARTY", "STATE"}
_SUBJECT = 4  # items after such a word up to where the subject of a verb stands


def breath_of(anchor: int, passage: Passage, stretch: Stretch) -> Stretch:
    """The part of a stretch around an item, up to where something else begins."""
    cuts = [i for i in range(*stretch) if _begins_something_else(passage, i)]
    start = max((i for i in cuts if i <= anchor), default=stretch[0])
    return start, min((i for i in cuts if i > anchor), default=stretch[1])


def _begins_something_else(passage: Passage, index: int) -> bool:
    """Whether something else is told from an item on: not where one who has been named goes on ("and also struck")."""
    if not passage.items[index].classes & _BEGINS or "SAME_BREATH" in passage.items[index].classes:
        return False
    then = passage.items[index + 1 : index + _SUBJECT]
    return not then or "STRUCK" not in then[0].classes or any(item.classes & _SUBJECTS for item in then[1:])


def tells_of_attack(items: Iterable[Item]) -> bool:
    """Whether some items tell of an attack that was not told of before."""
    return any(item.classes & ATTACKS and not item.definite for item in items)
