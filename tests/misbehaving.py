"""What goes wrong over some reports, for tests of engines, in a module of its own that other processes load."""

from __future__ import annotations

import os
import signal
import time

HANGS, CRASHES = "hangs", "crashes"
"""Ids of the reports over which a process does."""


def misbehave(doc_id: str | None) -> None:
    """Never come back, or die, over the reports with these ids; over others do nothing."""
    while doc_id == HANGS:
        time.sleep(60)
    if doc_id == CRASHES:
        os.kill(os.getpid(), signal.SIGKILL)
