"""What an engine is given to do, and what every engine promises."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Packed = TypeVar("Packed")
Item_contra = TypeVar("Item_contra", contravariant=True)
Packed_co = TypeVar("Packed_co", covariant=True)


class Work(Protocol[Item_contra, Result, Packed_co]):
    """What is done with each item. It goes to other processes: it holds settings, and loads what it needs at `start`.

    The same item gives the same result in every process, and no item has an effect on another.
    """

    def start(self) -> Callable[[Item_contra], Result]:
        """What does the work, loaded once in each process. It raises nothing that one item is to blame for."""
        ...

    def lost(self, item: Item_contra, reason: str) -> Result:
        """What stands for an item whose process hung or died over it."""
        ...

    def pack(self, results: Sequence[Result]) -> Packed_co:
        """The results of a batch in the form in which they are handed over."""
        ...


class Engine(Protocol):
    """Does work on batches of items, and gives what came of each batch in the order in which they came.

    Batches are taken as they are needed, so that what is in memory does not grow with how many there are. Close the
    iterator (`contextlib.closing`) where it is left before its end.
    """

    def run(self, work: Work[Item, Result, Packed], batches: Iterable[Sequence[Item]]) -> Generator[Packed, None, None]:
        """What came of each batch."""
        ...


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
