"""What every engine does with each item of an archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyarrow as pa

from tawthiq.documents import Skipped
from tawthiq.pipeline.claim_lines import LOST
from tawthiq.pipeline.extraction import ReportReader
from tawthiq.pipeline.runs.items import Item, id_of, reading_of
from tawthiq.pipeline.runs.rows import Result, pack, rejection_of, result_of


@dataclass(frozen=True, slots=True)
class Extraction:
    """Items to the rows of their reports; `languages` are those that are read, all there are where it is `None`.

    `filtered`: a report that is not relevant gives no row.
    """

    languages: tuple[str, ...] | None = None
    filtered: bool = True

    def start(self) -> Callable[[Item], Result]:
        """What reads one item."""
        pa.set_memory_pool(pa.system_memory_pool())  # Arrow's own keeps ever more of what small tables took
        reader = ReportReader(self.languages)
        reader.load()

        def read(item: Item) -> Result:
            reading = reading_of(item)
            if reading is None:
                return Result(is_item=False)
            if self.filtered and not reader.is_relevant(reading):
                return Result()
            outcome = reader.read(reading)
            if outcome.skipped:
                return rejection_of(outcome.skipped, id_of(item))
            return result_of(outcome.report) if outcome.report else Result()

        return read

    def lost(self, item: Item, reason: str) -> Result:
        """What is said of an item over which a process hung or died."""
        return rejection_of(Skipped(item.where, reason, LOST), id_of(item))

    def pack(self, results: Sequence[Result]) -> pa.RecordBatch:
        """A batch of rows."""
        return pack(results)
