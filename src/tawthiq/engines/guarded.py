"""One process that does work for another, watched: an item over which it hangs or dies is found, and only that is lost.

The process says in shared memory which item it is at, which costs nothing; it is asked only when the process is dead
or has given no sign for too long. Neither `concurrent.futures` nor loky can tell which item that was, and both throw
away a pool in which one process has died.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from tawthiq.engines.limits import Limits
from tawthiq.engines.serving import NOWHERE, Failed, serve
from tawthiq.engines.work import Work
from tawthiq.errors import EngineError

_CHANCES = 2  # a process that somebody has killed says nothing against the item that it was at
_CONTEXT = multiprocessing.get_context("spawn")  # a fork would take along what other threads hold


@dataclass(slots=True)
class Guarded:
    """A process for one kind of work; `stop` it. It is started anew where it has ended."""

    work: Work[Any, Any, Any]
    limits: Limits
    is_over: bool = False
    _process: Any = None
    _way: Connection | None = None
    _at: Any = None

    def do(self, items: Sequence[Any]) -> Any:
        """What came of a batch. Raises EngineError where the process ends again and again, and over no item."""
        lost: dict[int, str] = {}
        deaths: Counter[int] = Counter()
        while True:
            answer = self._ask(items, lost)
            if isinstance(answer, Failed):
                raise EngineError(f"a process that does the work failed:\n{answer.trace}")
            if not isinstance(answer, _Ended):
                return answer
            deaths[answer.at] += 1
            if answer.at != NOWHERE and (answer.is_hung or deaths[answer.at] >= _CHANCES):
                lost[answer.at] = answer.why
            elif self.is_over or deaths[answer.at] > _CHANCES:
                raise EngineError(f"a process that does the work ended, and over no item: {answer.why}")

    def begin(self) -> None:
        """Start the process, which loads what it needs while others do too."""
        self._at = _CONTEXT.RawValue("q", NOWHERE)
        self._way, other = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=serve, args=(other, self._at, self.work, self.limits), daemon=True)
        process.start()
        other.close()
        self._process = process
        if self.is_over:
            self._end()

    def stop(self) -> None:
        """End the process for good, whatever it does."""
        self.is_over = True
        self._end()

    def _end(self) -> None:
        process, way, self._process, self._way = self._process, self._way, None, None
        if process is not None:
            with contextlib.suppress(OSError, ValueError):
                process.kill()
                process.join()
        if way is not None:
            way.close()

    def _ask(self, items: Sequence[Any], lost: Mapping[int, str]) -> Any:
        """The answer of the process to a batch, or how it ended."""
        if self._process is None and not self.is_over:
            self.begin()
        way, process = self._way, self._process
        if way is None or process is None:
            return _Ended(NOWHERE, "it was told to", is_hung=False)
        try:
            way.send((items, lost))
            before, ticks = NOWHERE, 0
            while not wait([way, process.sentinel], self.limits.tick):
                # Ticks while this process is awake, not time: a machine that slept, or a process that was stopped,
                # is no item's fault.
                at = self._at.value
                ticks = ticks + 1 if at == before else 0
                before = at
                if ticks >= self.limits.ticks(is_at_item=at != NOWHERE):
                    return self._ended(f"no end after {self.limits.seconds:g} s", is_hung=True)
            return way.recv()
        except (EOFError, OSError):
            return self._ended(None)

    def _ended(self, why: str | None, *, is_hung: bool = False) -> _Ended:
        at, process = self._at.value, self._process
        if why is None and process is not None:
            process.join(1)
            why = f"the process that did it ended ({_name(process.exitcode)})"
        self._end()
        return _Ended(at, why or "it was told to", is_hung)


@dataclass(frozen=True, slots=True)
class _Ended:
    """How a process ended, and at which item of its batch."""

    at: int
    why: str
    is_hung: bool


def _name(code: int | None) -> str:
    if code is None:
        return "it does not answer"
    return signal.Signals(-code).name if code < 0 else f"exit status {code}"
