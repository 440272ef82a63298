"""Work that hangs or dies over some reports, in a module of its own that other processes load."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.misbehaving import misbehave

from tawthiq.pipeline.runs.items import Item, id_of
from tawthiq.pipeline.runs.rows import Result
from tawthiq.pipeline.runs.work import Extraction


@dataclass(frozen=True, slots=True)
class Treacherous(Extraction):
    """Reads reports, but for those that go wrong."""

    def start(self) -> Callable[[Item], Result]:
        read = Extraction.start(self)

        def try_to(item: Item) -> Result:
            misbehave(id_of(item))
            return read(item)

        return try_to
