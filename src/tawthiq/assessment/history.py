"""How what was known of an incident moved, day by day of publication."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.assessment.assessing import assess
from tawthiq.assessment.rule_sets import DEFAULT
from tawthiq.model import Cluster, Incident, Report
from tawthiq.model.harm import alleges_harm

_UNDATED = datetime.date.max

_State = Mapping[str, tuple[object, Sequence[str]]]
"""Field -> its value, and the claims that it rests on (none: all of them)."""


@dataclass(frozen=True, slots=True)
class Step:
    """An incident by the end of a day on which something of it changed; `day` is `None` for reports without a day.

    `reports` are those of the day that speak of it (ids). `changed` leads from what is new or different
    (`killed.civilians`, `injured.people`, `grade`, `strike_status`, `position.PARTY` with the accused party's id or
    name) to those of the day's reports that it rests on.
    """

    day: datetime.date | None
    reports: tuple[str, ...]
    incident: Incident
    changed: Mapping[str, tuple[str, ...]]


def trace_history(cluster: Cluster, reports: Sequence[Report], rule_set: str = DEFAULT) -> tuple[Step, ...]:
    """The steps by which an incident became what it is, the earliest first.

    Each day's figures, grade and positions are those of the claims published by then. Which claims are about the
    incident, its place and its days are as known today. The first step is the first day on which harm is alleged.
    Reports without a day of publication come last, since they could be of any. `reports` must hold those of all
    claims, else KeyError.
    """
    report_of = {claim.id: report for report in reports for claim in report.claims}
    own = {claim: report_of[claim] for claim in cluster.claims}
    steps: list[Step] = []
    for day in sorted({_day(report) for report in own.values()}):
        known = tuple(claim for claim, report in own.items() if _day(report) <= day)
        if not _harm_alleged(known, own):
            continue
        incident = assess(dataclasses.replace(cluster, claims=known), reports, rule_set)
        new = {report.document.doc_id for report in own.values() if _day(report) == day}
        earlier = _state(steps[-1].incident) if steps else {}
        changed = dict(_changes(earlier, _state(incident), own, new))
        if changed:
            steps.append(Step(None if day == _UNDATED else day, tuple(sorted(new)), incident, changed))
    return tuple(steps)


def _day(report: Report) -> datetime.date:
    return report.document.published or _UNDATED


def _harm_alleged(known: Collection[str], own: Mapping[str, Report]) -> bool:
    return any(claim.id in known and alleges_harm(claim) for key in known for claim in own[key].claims)


def _state(incident: Incident) -> _State:
    state: dict[str, tuple[object, Sequence[str]]] = {}
    for outcome, ranges in (("killed", incident.killed), ("injured", incident.injured)):
        for who, value in ranges.items():
            state[f"{outcome}.{who}"] = ((value.minimum, value.maximum), value.claims)
    state["grade"] = (incident.grade, ())
    state["strike_status"] = (incident.strike_status, ())
    for accused in incident.belligerents:
        position = accused.position
        key = f"position.{accused.actor.id or accused.actor.name}"
        state[key] = ((position.answer, position.kinds), position.claims or accused.claims)
    return state


def _changes(
    earlier: _State, state: _State, own: Mapping[str, Report], new: Collection[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is new or different, or gone, with the new reports behind it: all of them where no claim of theirs is."""
    for field in dict.fromkeys([*state, *earlier]):
        value, claims = state.get(field, (None, ()))
        before, _ = earlier.get(field, (None, ()))
        if value != before:
            behind = {own[claim].document.doc_id for claim in claims} & set(new)
            yield field, tuple(sorted(behind or new))
