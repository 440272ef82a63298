"""One incident of a built case by its id or the beginning of it, with the reports it is of."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawthiq.errors import CaseError
from tawthiq.store import Case, Output

_PREFIX = "i-"
_NEAR = 5  # ids to name where none or several fit


@dataclass(frozen=True, slots=True)
class FoundIncident:
    """An incident as `incidents.jsonl` has it, and by id the reports of its claims as `claims.jsonl` has them."""

    incident: dict[str, Any]
    reports: dict[str, dict[str, Any]]


def built_output(folder: Path, as_of: datetime.date | None = None) -> Output:
    """What was built of a case. Raises CaseError where there is no case; whether it was built shows on reading."""
    Case.check(folder)
    return Output(folder, as_of)


def find_incident(folder: Path, name: str, as_of: datetime.date | None = None) -> FoundIncident:
    """The incident that `name` is the id of, or an unambiguous beginning, with or without `i-`. Raises CaseError."""
    output = built_output(folder, as_of)
    found = output.incident(full_id(name, output.incident_ids(), folder)) or {}
    return FoundIncident(found, output.reports(frozenset(found["reports"])))


def full_id(name: str, ids: Sequence[str], folder: Path) -> str:
    """The one id that begins with `name`. Raises CaseError that lists near ids where none or several do."""
    wanted = name if name.startswith(_PREFIX) else _PREFIX + name
    fitting = [id_ for id_ in ids if id_.startswith(wanted)]
    if wanted in fitting:
        return wanted
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise CaseError(f"{name!r} is the beginning of {len(fitting)} incidents: {_listed(fitting)}; write more of it")
    near = difflib.get_close_matches(wanted, ids, n=_NEAR, cutoff=0.5)
    remedy = f"near it: {_listed(near)}; all of them: tawthiq incidents {folder}" if near else ""
    raise CaseError(f"no incident of {folder} has the id {name!r}; {remedy or f'see: tawthiq incidents {folder}'}")


def _listed(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - _NEAR} more" if len(ids) > _NEAR else ""
    return ", ".join(ids[:_NEAR]) + more
