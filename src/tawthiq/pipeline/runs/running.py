"""An archive on this machine into claims by month, by an engine that works here, part after part."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa

from tawthiq.engines import Engine
from tawthiq.pipeline.runs.cutting import PART_BYTES, PART_ITEMS, Cut
from tawthiq.pipeline.runs.folders import local_folder
from tawthiq.pipeline.runs.inputs import File, Place, find_inputs
from tawthiq.pipeline.runs.item_reading import read_items
from tawthiq.pipeline.runs.order import Order, recipe
from tawthiq.pipeline.runs.record import REJECTED, Finished, Record
from tawthiq.pipeline.runs.summary import Standing, Summary, Watch
from tawthiq.pipeline.runs.work import Extraction
from tawthiq.pipeline.runs.writing import write_part


def run_here(order: Order, engine: Engine, watch: Watch, clock: Callable[[], float]) -> Summary:
    """Do what is not done yet of a run, and sum all of it up. Raises InputError where that cannot be.

    `watch` is told how far it is, `clock` gives seconds.
    """
    folder = local_folder(order.output)
    files = find_inputs([Path(one) for one in order.inputs], folder.places(REJECTED))
    record = Record(folder, recipe(order, [(file.name, file.size) for file in files], (PART_ITEMS, PART_BYTES)))
    finished = record.begin(fresh=order.fresh)
    run = _Run(record, folder.path, files, finished, watch, clock)
    run.go(engine, Extraction(order.languages, order.filtered))
    return record.summary(run.finished, run.taken_over)


class _Run:
    """A run on its way; `finished` are the parts that are done, of which some were `taken_over` from an earlier one."""

    def __init__(  # noqa: PLR0913, PLR0917  # what is done, and for whom
        self,
        record: Record,
        folder: Path,
        files: list[File],
        finished: list[Finished],
        watch: Watch,
        clock: Callable[[], float],
    ) -> None:
        self._record, self._folder, self._files, self.finished = record, folder, files, finished
        self._watch, self._clock, self._since = watch, clock, clock()
        self.taken_over = sum(part.tally.items for part in finished)

    def go(self, engine: Engine, work: Extraction) -> None:
        """Do the parts that are not done."""
        start = Place.from_json(self.finished[-1].next) if self.finished else Place()
        cut = Cut(read_items(self._files, start))
        total, items = sum(file.size for file in self._files), self.taken_over
        done: list[pa.RecordBatch] = []
        place = start
        self._watch(Standing(start.passed, total, items, items, start.passed))
        with contextlib.closing(engine.run(work, cut.batches())) as results:
            for batch in results:
                done.append(batch)
                taken = cut.after.popleft()
                place, items = taken.place, items + taken.items
                self._watch(Standing(place.passed, total, items, self.taken_over, start.passed))
                if taken.is_end:
                    self._finish(done, place)
                    done = []
        if done:
            self._finish(done, place)

    def _finish(self, batches: list[pa.RecordBatch], place: Place) -> None:
        number, now = len(self.finished), self._clock()
        rejected, tally = write_part(self._folder, number, batches)
        part = Finished(number, tally, now - self._since, dataclasses.asdict(place))
        self._record.finish(part, rejected)
        self.finished.append(part)
        self._since = now
