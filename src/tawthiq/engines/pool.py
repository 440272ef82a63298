"""The engine `pool`: several guarded processes, as a rule one for each core."""

from __future__ import annotations

import itertools
import queue
from collections import deque
from collections.abc import Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from tawthiq.engines.guarded import Guarded
from tawthiq.engines.limits import Limits
from tawthiq.engines.local import Local
from tawthiq.engines.work import Item, Packed, Result, Work, cores

_IN_FLIGHT = 4  # batches a process: enough that none waits while the one that asks is at something else


@dataclass(frozen=True, slots=True)
class Pool:
    """An item over which a process hangs or dies is lost, and said to be; the others are done all the same."""

    processes: int = field(default_factory=cores)
    limits: Limits = field(default_factory=Limits)
    few: int = 0
    """Of no more items than this there is nothing to gain: they are done in this process, without a guard."""

    def run(self, work: Work[Item, Result, Packed], batches: Iterable[Sequence[Item]]) -> Generator[Packed, None, None]:
        """What came of each batch, in order; no process is started where there is none."""
        rest = iter(batches)
        first: list[Sequence[Item]] = []
        for batch in rest:
            first.append(batch)
            if sum(map(len, first)) > self.few:
                break
        else:
            yield from Local().run(work, first)
            return
        crew = Crew(work, self.processes, self.limits)
        try:
            yield from crew.run(itertools.chain(first, rest))
        finally:
            crew.stop()


class Crew:
    """Processes for one kind of work, which stay from one run to the next until they are told to `stop`."""

    def __init__(self, work: Work[Any, Any, Any], processes: int, limits: Limits) -> None:
        """Start the processes."""
        self._all = [Guarded(work, limits) for _ in range(processes)]
        self._idle: queue.SimpleQueue[Guarded] = queue.SimpleQueue()
        for one in self._all:
            one.begin()
            self._idle.put(one)

    def run(self, batches: Iterable[Sequence[Any]]) -> Generator[Any, None, None]:
        """What came of each batch, in order; at most some batches a process are in memory."""
        waiting: deque[Future[Any]] = deque()
        threads = ThreadPoolExecutor(len(self._all), "tawthiq-pool")  # they only wait: one for each process
        try:
            for batch in batches:
                waiting.append(threads.submit(self._do, batch))
                if len(waiting) >= _IN_FLIGHT * len(self._all):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BaseException:
            self.stop()  # what is being done is not waited for
            raise
        finally:
            threads.shutdown(cancel_futures=True)

    @property
    def is_over(self) -> bool:
        """Whether it was told to stop."""
        return any(one.is_over for one in self._all)

    def stop(self) -> None:
        """End the processes, whatever they do."""
        for one in self._all:
            one.stop()

    def _do(self, batch: Sequence[Any]) -> Any:
        one = self._idle.get()
        try:
            return one.do(batch)
        finally:
            self._idle.put(one)
