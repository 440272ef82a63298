"""The other side of `guarded.py`: the process that does the work, and ends with the one that it works for."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from tawthiq.engines.limits import Limits
from tawthiq.engines.work import Work

try:
    import resource
except ImportError:  # Windows: memory is not bounded there
    resource = None  # type: ignore[assignment]

NOWHERE = -1
"""Said to be at where the process is at no item: it loads, packs or waits."""

_ON_PARENTS_DEATH = 1  # PR_SET_PDEATHSIG of Linux
_COLLECT_AFTER = 50_000  # objects: what the work has loaded is not looked through again and again


@dataclass(frozen=True, slots=True)
class Failed:
    """What the work raised, which is a fault of the program, with where."""

    trace: str


def serve(way: Connection, at: Any, work: Work[Any, Any, Any], limits: Limits) -> None:
    """Load what the work needs and do batches until the other side is gone.

    `at` is the shared number of the item that it is at. What fails to load is said in answer to each batch.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other side hears it, and ends this process
    _end_with_parent()
    _bound(limits.memory)
    do = _started(work)
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)
    with contextlib.suppress(EOFError, OSError):
        while True:
            items, lost = way.recv()
            if isinstance(do, Failed):
                way.send(do)
                continue
            try:
                results = []
                for number, item in enumerate(items):
                    if number in lost:
                        results.append(work.lost(item, lost[number]))
                    else:
                        at.value = number
                        results.append(do(item))
                at.value = NOWHERE
                answer: Any = work.pack(results)
            except Exception:
                answer = Failed(traceback.format_exc())
            at.value = NOWHERE
            way.send(answer)


def _started(work: Work[Any, Any, Any]) -> Callable[[Any], Any] | Failed:
    """What does one item, or why it cannot be had."""
    try:
        return work.start()
    except Exception:
        return Failed(traceback.format_exc())


def _end_with_parent() -> None:
    """Where the system can: also a process that hangs ends with the one that it works for."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_ON_PARENTS_DEATH, signal.SIGKILL)


def _bound(memory: int) -> None:
    if resource is not None and memory:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_DATA, (memory, resource.RLIM_INFINITY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
