"""The history of an incident as lines for the terminal: a day, its reports, and what changed from what to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tawthiq.assessment import Step
from tawthiq.cli.messages import counted
from tawthiq.cli.wording import apart, code_words, padded, range_words
from tawthiq.model import Incident
from tawthiq.pipeline import IncidentHistory

_LABEL = 20  # columns
_ARROW = "\u2192"


def history_lines(found: IncidentHistory) -> Iterator[str]:
    """One block a step."""
    last = found.steps[-1].incident if found.steps else None
    place = f" {apart(last.place.name)}," if last and last.place else ""
    yield f"{found.id}:{place} {counted(len(found.steps), 'step')}"
    before: Mapping[str, str] = {}
    for step in found.steps:
        yield ""
        yield f"{step.day or 'day of publication not stated'}"
        for doc_id in step.reports:
            outlet = found.documents[doc_id].outlet
            yield f"  report {apart(doc_id)}" + (f", {apart(outlet)}" if outlet else "")
        now = _state(step.incident)
        yield from _changes(step, before, now)
        before = now


def _changes(step: Step, before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    names = {f"position.{a.actor.id or a.actor.name}": a.actor.name for a in step.incident.belligerents}
    for field, behind in step.changed.items():
        kind, _, rest = field.partition(".")
        label = names.get(field, rest) if kind == "position" else f"{code_words(kind)} {rest}".strip()
        was = f"{before[field]} {_ARROW} " if field in before else ""
        by = f"  (by {', '.join(map(apart, behind))})" if set(behind) != set(step.reports) else ""
        yield f"    {padded(label, _LABEL)}  {was}{now.get(field, 'no longer said')}{by}"


def _state(incident: Incident) -> dict[str, str]:
    state = {
        f"{outcome}.{who}": range_words(value.minimum, value.maximum)
        for outcome, ranges in (("killed", incident.killed), ("injured", incident.injured))
        for who, value in ranges.items()
    }
    state |= {"grade": incident.grade.value, "strike_status": code_words(incident.strike_status.value)}
    for accused in incident.belligerents:
        kinds = ", ".join(code_words(kind.value) for kind in accused.position.kinds)
        answer = code_words(accused.position.answer) + (f" ({kinds})" if kinds else "")
        state[f"position.{accused.actor.id or accused.actor.name}"] = answer
    return state
