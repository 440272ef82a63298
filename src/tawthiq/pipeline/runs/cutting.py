"""An archive cut into batches, which a process takes at a time, and into parts, which a run finishes or does again."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tawthiq.documents import Reading
from tawthiq.pipeline.runs.inputs import Place
from tawthiq.pipeline.runs.items import Item, Line, Row

PART_ITEMS = 10_000
PART_BYTES = 64_000_000
"""The most of each in a part: some minutes of one core, and what is held in memory until a part is written."""

BATCH_ITEMS = 50
_BATCH_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Taken:
    """A batch that was taken: the place after it, how many items it has, and whether a part ends with it."""

    place: Place
    items: int
    is_end: bool


@dataclass(slots=True)
class Cut:
    """Items with the place after each, cut into batches. `after` has what is after each batch that was taken; the same
    items are always cut at the same places.
    """

    items: Iterable[tuple[Item, Place]]
    after: deque[Taken] = field(default_factory=deque)

    def batches(self) -> Iterator[list[Item]]:
        """All items in their order; no batch goes over the end of a part."""
        batch: list[Item] = []
        items = size = whole = 0
        place = Place()
        for item, place in self.items:
            batch.append(item)
            bytes_ = _size(item)
            items, size, whole = items + 1, size + bytes_, whole + bytes_
            is_end = items >= PART_ITEMS or whole >= PART_BYTES
            if is_end or len(batch) >= BATCH_ITEMS or size >= _BATCH_BYTES:
                self.after.append(Taken(place, len(batch), is_end))
                yield batch
                batch, size = [], 0
                if is_end:
                    items = whole = 0
        if batch:
            self.after.append(Taken(place, len(batch), is_end=True))
            yield batch


def _size(item: Item) -> int:
    if isinstance(item, Line):
        return len(item.data or b"")
    if isinstance(item, Row):
        return sum(len(value) for value in item.values.values() if isinstance(value, str | bytes))
    return len(item.document.text) if isinstance(item, Reading) else len(item.problem)
