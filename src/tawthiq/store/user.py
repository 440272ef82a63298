"""Who changes a case, and what time it is there: both come from the edge of the program."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class User:
    """The one who changes a case. What was not stated, as by a program of one's own, is not made up: it is `None`."""

    name: str | None = None
    clock: Callable[[], datetime.datetime] | None = None

    def now(self) -> str | None:
        """The time in UTC to the second, `2018-11-18T09:30:00Z`. Raises ValueError for a clock without a zone."""
        if self.clock is None:
            return None
        time = self.clock()
        if time.tzinfo is None:
            raise ValueError("the clock gives a time without a zone")
        return time.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


UNSTATED = User()
"""Nobody in particular, at no stated time."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Files on their way into a case: who adds them, and from whom or where they come.

    What was erased from the case is refused, unless it is to come in `again`.
    """

    user: User = UNSTATED
    source: str | None = None
    again: bool = False


UNSAID = Delivery()
"""Nobody says where from."""
