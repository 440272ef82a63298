"""Which times of a clause are those of its event: each belongs to the word of doing or saying that it stands with."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from tawthiq.claims.clauses import Clause
from tawthiq.mentions import Item, TimeMention

_SAYING = frozenset(
    {"SAY", "SAID", "SAID_SO", "GO_ON", "RELAY", "ACCORDING", "CITING", "CITED", "AS_SAYING", "STATEMENT"}
)
_POSITION = frozenset({"CLAIM_IT", "ADMIT", "BLAME", "DENY", "CALL", "INQUIRY"})
_SPEAKING = _SAYING | _POSITION
_ELSE = frozenset({"OTHER_DEED"})
_EVENT = frozenset(
    {
        *("OUTCOME", "AFTER", "AFTER_MANY", "AFTER_ONE", "ATTACK", "STRIKE", "STRUCK", "HAPPENED", "DONE", "CAUSE"),
        *("VICTIM", "COUNT", "MASSACRE", "LAQIYA", "FALL", "LEFT", "CLAIMED"),
    }
)
_LEAD = 4  # items: a comma this close before a time has closed a relative clause
_LIMITS = frozenset({"EDGE", "COLON", "SEMICOLON", "MEANWHILE", "SAYING_ABOUT", "DOT"})


class Role(IntEnum):
    """What a time tells the day of: the event, somebody's words, the report, or something else."""

    EVENT = 1
    SPOKEN = 2
    REPORT = 3
    ASIDE = 4


def event_times(clause: Clause) -> list[TimeMention]:
    """The times of the event."""
    return _of_role(clause, Role.EVENT)


def spoken_times(clause: Clause) -> list[TimeMention]:
    """The days on which somebody spoke of it, which may stand in where it has no day of its own."""
    return [time for time in _of_role(clause, Role.SPOKEN) if not time.cumulative]


def _of_role(clause: Clause, role: Role) -> list[TimeMention]:
    found = []
    for index in range(*clause.stretch):
        value = clause.passage.items[index].value
        if isinstance(value, TimeMention) and role_of(clause, index) is role:
            found.append(value)
    return found


def role_of(clause: Clause, index: int) -> Role:
    """The role of the time, or of the words for a total, at an item."""
    items = clause.passage.items
    value = items[index].value
    if isinstance(value, TimeMention) and value.dateline:
        return Role.REPORT
    if clause.introduces(index):
        return Role.SPOKEN
    before = _host_before(items, index)
    if before is not Role.EVENT and _leads(items[index + 1]) and not _opens(items, index):
        return _of(items[index + 1])  # "the group on Monday claimed"
    return before or _host_after(items, index) or Role.EVENT


def _of(item: Item) -> Role:
    if item.classes & _EVENT and not item.classes & _POSITION:
        return Role.EVENT
    return Role.SPOKEN if item.classes & _SPEAKING else Role.ASIDE


def _leads(item: Item) -> bool:
    """Whether a word right behind a time has it as its own."""
    return bool(item.classes & (_SPEAKING | _ELSE)) and "ACCORDING" not in item.classes


def _opens(items: Sequence[Item], index: int) -> bool:
    """Whether nothing stands before it: then it may belong to the whole sentence."""
    return "EDGE" in items[index - 1].classes


def _host_before(items: Sequence[Item], index: int) -> Role | None:
    """The role that the nearest word before gives; a relative clause ("who live there since") keeps its own time."""
    for before in range(index - 1, 0, -1):
        classes = items[before].classes
        if classes & (_EVENT | _SPEAKING | _ELSE):
            return _of(items[before])
        if "WHO_REL" in classes:
            closed = any("COMMA" in item.classes for item in items[max(before, index - _LEAD) : index])
            return None if closed or _opens_count(items, index + 1) else Role.ASIDE
        if classes & _LIMITS or "THAT" in classes:
            return None
    return None


def _opens_count(items: Sequence[Item], index: int) -> bool:
    """Whether a count begins at an item, or right behind the fight that a time names ("since the battle began 400")."""
    fight = "ATTACK" in items[index].classes and index + 1 < len(items)
    return _counts(items[index]) or (fight and _counts(items[index + 1]))


def _counts(item: Item) -> bool:
    return not item.classes.isdisjoint({"COUNT", "STRIKE"})


def _host_after(items: Sequence[Item], index: int) -> Role | None:
    for item in items[index + 1 :]:
        if item.classes & (_EVENT | _SPEAKING | _ELSE):
            return _of(item)
        if item.classes & _LIMITS:
            return None
    return None
