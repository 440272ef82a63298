"""How an incident stood by the end of one day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from tawthiq.model import Incident


@dataclass(frozen=True, slots=True)
class Moment:
    """The incident as the claims published by `day` give it; `None` stands for reports that state no day.

    `reports` (ids) are those of the day, which changed something.
    """

    day: datetime.date | None
    reports: tuple[str, ...]
    incident: Incident
