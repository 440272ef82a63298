"""The engine `local`: all work in this process, one item after the other, without a guard."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass

from tawthiq.engines.work import Item, Packed, Result, Work


@dataclass(frozen=True, slots=True)
class Local:
    """An item that hangs or crashes takes this process with it; the other engines isolate it."""

    def run(self, work: Work[Item, Result, Packed], batches: Iterable[Sequence[Item]]) -> Generator[Packed, None, None]:
        """What came of each batch, in order; nothing is loaded where there is none."""
        do = None
        for batch in batches:
            do = do or work.start()
            yield work.pack([do(item) for item in batch])
