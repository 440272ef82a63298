"""The log of judgements replayed to what holds now; the order in which they came in does not count.

Merges, splits and moves are resolved in `bonds`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tawthiq.model import Judgement, Verdict

STANDING, GRADE = "standing", "grade"
"""What a judgement can be about beside a field: whether a claim or an incident counts, and an incident's grade."""


class Status(StrEnum):
    """What has become of a judgement."""

    HOLDS = "holds"
    PROPOSED = "proposed"
    CONFLICT = "conflict"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    UNFIT = "unfit"


@dataclass(frozen=True, slots=True)
class Placed:
    """A judgement with the ids that its claims or incident have now, and the name that its field has now."""

    judgement: Judgement
    about: tuple[str, ...]
    field: str | None

    @classmethod
    def as_made(cls, judgement: Judgement) -> Placed:
        """Under the ids it was made with."""
        return cls(judgement, judgement.about, judgement.field)


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided of one thing: the value, and the judgements that say so, by time. A grade that one person has
    set alone is not yet `in_effect`.
    """

    value: Any
    judgements: tuple[Judgement, ...]
    in_effect: bool = True


@dataclass(frozen=True, slots=True)
class State:
    """What holds: decisions by id and what of it is decided, notes by id, the status of each judgement by its id, and
    judgements that contradict each other, of which none takes effect.
    """

    decided: Mapping[str, Mapping[str, Decided]] = field(default_factory=dict)
    notes: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    status: Mapping[str, Status] = field(default_factory=dict)
    conflicts: tuple[tuple[Judgement, ...], ...] = ()


def replay(placed: Iterable[Placed]) -> State:
    """The state that judgements leave. Those that are not placed in the present case are not to be given."""
    by_id = {one.judgement.id: one for one in placed}
    every = sorted(by_id.values(), key=lambda one: (one.judgement.when, one.judgement.id))
    withdrawn = withdrawn_by(every)
    status = dict.fromkeys(by_id, Status.HOLDS) | dict.fromkeys(withdrawn & by_id.keys(), Status.WITHDRAWN)
    standing = [one for one in every if one.judgement.id not in withdrawn]
    confirmed: dict[str, list[Judgement]] = defaultdict(list)
    for one in standing:
        if one.judgement.verdict is Verdict.CONFIRM:
            for id_ in one.judgement.about:
                confirmed[id_].append(one.judgement)
    decided: dict[str, dict[str, Decided]] = defaultdict(dict)
    conflicts: dict[tuple[str, ...], tuple[Judgement, ...]] = {}
    for (about, aspect), said in sorted(_by_thing(standing).items()):
        last = _last_of_each(said)
        status |= dict.fromkeys((one.id for one in said if one not in last), Status.REPLACED)
        if len({_value(one) for one in last}) > 1:
            status |= dict.fromkeys((one.id for one in last), Status.CONFLICT)
            conflicts[tuple(one.id for one in last)] = tuple(last)
            continue
        decided[about][aspect] = decision = _decide(last, aspect, confirmed)
        if not decision.in_effect:
            status |= dict.fromkeys((one.id for one in last), Status.PROPOSED)
    return State(dict(decided), _notes(standing), status, tuple(conflicts.values()))


def withdrawn_by(placed: Iterable[Placed]) -> set[str]:
    """The ids of the judgements that are withdrawn; a withdrawal is not."""
    withdrawals = [one.judgement for one in placed if one.judgement.verdict is Verdict.WITHDRAW]
    return {id_ for one in withdrawals for id_ in one.about} - {one.id for one in withdrawals}


def aspect_of(one: Placed) -> str | None:
    """What of its claim or incident a judgement decides, `None` where it decides nothing."""
    fixed = {Verdict.ACCEPT: STANDING, Verdict.REJECT: STANDING, Verdict.GRADE: GRADE, Verdict.CORRECT: one.field}
    return fixed.get(one.judgement.verdict)


def contradicts(one: Placed, other: Placed) -> bool:
    """Whether two judgements say different things of one claim or incident, merges, splits and moves not counted."""
    aspect = aspect_of(one)
    is_of_one_thing = aspect is not None and aspect == aspect_of(other) and not set(one.about).isdisjoint(other.about)
    return is_of_one_thing and _value(one.judgement) != _value(other.judgement)


def _by_thing(standing: Iterable[Placed]) -> dict[tuple[str, str], list[Judgement]]:
    things: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for one in standing:
        aspect = aspect_of(one)
        if aspect is not None:
            for about in dict.fromkeys(one.about):
                things[about, aspect].append(one.judgement)
    return things


def _last_of_each(said: Sequence[Judgement]) -> list[Judgement]:
    """What each person said last: a later word of one's own replaces the earlier, two at one time both stand."""
    latest: dict[str, str] = {}
    for one in said:
        latest[one.person] = max(one.when, latest.get(one.person, ""))
    return [one for one in said if one.when == latest[one.person]]


def _decide(said: Sequence[Judgement], aspect: str, confirmed: Mapping[str, Sequence[Judgement]]) -> Decided:
    value = _meaning(said[0])
    if aspect != GRADE:
        return Decided(value, tuple(said))
    everyone = {one.id: one for one in said}
    everyone |= {one.id: one for by in said for one in confirmed.get(by.id, ())}
    signed = sorted(everyone.values(), key=lambda one: (one.when, one.id))
    return Decided(value, tuple(signed), in_effect=len({one.person for one in signed}) > 1)


def _meaning(judgement: Judgement) -> Any:
    return judgement.verdict.value if judgement.value is None else judgement.value


def _value(judgement: Judgement) -> str:
    return json.dumps(_meaning(judgement), ensure_ascii=True, sort_keys=True)


def _notes(standing: Iterable[Placed]) -> dict[str, tuple[Judgement, ...]]:
    notes: dict[str, tuple[Judgement, ...]] = {}
    for one in standing:
        if one.judgement.verdict is Verdict.NOTE:
            for about in dict.fromkeys(one.about):
                notes[about] = (*notes.get(about, ()), one.judgement)
    return notes
