"""Python's garbage collector while a whole case is held in memory."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

_SELDOM = (100_000, 50, 100)  # new objects before the youngest, then the middle, then all are looked through


@contextlib.contextmanager
def collecting_seldom() -> Iterator[None]:
    """Look for garbage seldom: nearly all that a build makes lasts to its end, and to look through it again and again
    took half the time of loading a case. Garbage without cycles goes at once, as ever.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
