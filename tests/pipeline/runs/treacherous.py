"""Work that hangs or dies over some reports, in a module of its own that other processes load."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

from tawthiq.pipeline.runs.items import Item, id_of
from tawthiq.pipeline.runs.rows import Result
from tawthiq.pipeline.runs.work import Extraction

HANGS, CRASHES = "hangs", "crashes"
"""Ids of the reports over which a process does."""


@dataclass(frozen=True, slots=True)
class Treacherous(Extraction):
    """Reads reports, but for these."""

    def start(self) -> Callable[[Item], Result]:
        read = Extraction.start(self)

        def try_to(item: Item) -> Result:
            match id_of(item):
                case "hangs":
                    while True:
                        time.sleep(60)
                case "crashes":
                    os.kill(os.getpid(), signal.SIGKILL)
            return read(item)

        return try_to
