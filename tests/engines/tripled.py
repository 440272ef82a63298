"""Work for tests of engines, in a module of its own that other processes load fast."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Tripled:
    """Triples numbers; words say what is to go wrong."""

    marks: str = ""

    def start(self) -> Callable[[object], object]:
        return self.do

    def do(self, item: object) -> object:
        if item == "hang":
            while True:
                time.sleep(60)
        if item == "spin":
            while True:
                pass
        if item == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if item == "kill once":
            mark = Path(self.marks, "killed")
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            return "lived"
        if item == "eat":
            return len(bytearray(3_000_000_000))
        if item == "fault":
            raise ValueError("a fault of the work")
        return item * 3 if isinstance(item, int) else item

    def lost(self, item: object, reason: str) -> object:
        return f"lost {item}: {reason}"

    def pack(self, results: Sequence[object]) -> tuple[object, ...]:
        return tuple(results)
