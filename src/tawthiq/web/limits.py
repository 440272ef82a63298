"""How often somebody may try: kept in memory, for the last minutes only."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

_MOST_KEYS = 10_000  # that are remembered


@dataclass(frozen=True, slots=True)
class Rule:
    """At most `times` in `seconds`."""

    times: int
    seconds: float


ADDRESS, NAME, LINK = Rule(30, 300), Rule(8, 300), Rule(20, 300)
"""Sign-ins that fail from one address; for one name from one address; links that do not work from one address."""

NOTED = Rule(5, 300)
"""Lines of one kind in the audit for one address, so that nobody fills the disk with them."""


@dataclass(slots=True)
class Limits:
    """Counts what failed. `monotonic` is the clock of the machine since it started, in seconds."""

    monotonic: Callable[[], float] = time.monotonic
    _failed: dict[str, deque[float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, key: str, rule: Rule) -> int:
        """How many seconds it is until the next try; 0 where it can be now."""
        with self._lock:
            times, now = self._recent(key, rule), self.monotonic()
            return 0 if len(times) < rule.times else max(1, int(times[0] + rule.seconds - now) + 1)

    def fail(self, key: str, rule: Rule) -> None:
        """Count one that failed."""
        with self._lock:
            self._recent(key, rule).append(self.monotonic())
            while len(self._failed) > _MOST_KEYS:
                del self._failed[next(iter(self._failed))]

    def forget(self, key: str) -> None:
        """It did not fail: begin anew."""
        with self._lock:
            self._failed.pop(key, None)

    def _recent(self, key: str, rule: Rule) -> deque[float]:
        times, now = self._failed.setdefault(key, deque()), self.monotonic()
        while times and times[0] <= now - rule.seconds:
            times.popleft()
        return times
