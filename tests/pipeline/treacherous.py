"""The reading of a case that hangs or dies over some reports, in a module of its own that other processes load."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

from tawthiq import lang
from tawthiq.documents import Reading, Skipped
from tawthiq.pipeline.claim_lines import LineWork, ReadLine

HANGS, CRASHES = "hangs", "crashes"
"""Ids of the reports over which a process does."""


@dataclass(frozen=True, slots=True)
class TreacherousLines(LineWork):
    """Reads reports, but for these."""

    def start(self) -> Callable[[Reading | Skipped | None], ReadLine]:
        read = LineWork.start(self)
        lang.load("ar", self.tables)  # so that no report is blamed for it on a busy machine

        def try_to(item: Reading | Skipped | None) -> ReadLine:
            doc_id = item.document.doc_id if isinstance(item, Reading) else ""
            while doc_id == HANGS:
                time.sleep(60)
            if doc_id == CRASHES:
                os.kill(os.getpid(), signal.SIGKILL)
            return read(item)

        return try_to
