"""The incidents of a built case as events for exports: read, composed and redacted, very many by several processes."""

from __future__ import annotations

import datetime
import itertools
import multiprocessing
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawthiq import lang
from tawthiq.exports.formats import Event
from tawthiq.exports.formats.coarsening import Coarsening
from tawthiq.exports.formats.composing import compose
from tawthiq.exports.formats.redaction import Redactor
from tawthiq.exports.formats.vagueness import load_vagueness
from tawthiq.lang import PlaceTable
from tawthiq.pipeline.collecting import collecting_seldom
from tawthiq.pipeline.directory import directory_of
from tawthiq.pipeline.filtering import Wanted
from tawthiq.store import Output, ReportIndex, output_folder

MANY = 5000  # incidents: fewer are made here sooner than other processes are started
AT_ONCE = 100  # incidents that are sent to a process at a time

Made = tuple[Event, Counter[tuple[str, str]]]
"""An event, and how often which (kind, field) was withheld of it."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that events are made by, beside the files of the case."""

    folder: Path
    as_of: datetime.date | None
    wanted: Wanted
    tables: Sequence[PlaceTable]
    coordinates: str
    vague_counts: str
    is_redacted: bool


class EventMaker:
    """Makes events of incidents, each by itself; close it."""

    def __init__(self, recipe: Recipe) -> None:
        """Load what names places and bodies. Raises CaseError where the case was not built."""
        self._wanted, self._output = recipe.wanted, Output(recipe.folder, recipe.as_of)
        self._directory = directory_of(lang.load_places(recipe.tables))
        self._vagueness = load_vagueness(recipe.vague_counts)
        coarsening = Coarsening(recipe.coordinates, self._directory)
        self._redactor = Redactor(coarsening) if recipe.is_redacted else None
        self._index = ReportIndex(output_folder(recipe.folder, recipe.as_of))

    def make(self, incident: dict[str, Any]) -> Made | None:
        """The event of an incident as `incidents.jsonl` has it; none where it is not wanted."""
        if not self._wanted.admits(incident):
            return None
        event = compose(incident, self._index.reports(incident["reports"]), self._directory, self._vagueness)
        return self._redactor.redact(event) if self._redactor else (event, Counter())

    def make_all(self, lines: Iterable[str]) -> list[Made | None]:
        """The events of lines of `incidents.jsonl`."""
        return [self.make(self._output.read_incident(line)) for line in lines]

    def close(self) -> None:
        """Close the file of reports."""
        self._index.close()


def made_here(recipe: Recipe, incidents: Iterable[dict[str, Any]]) -> Iterator[Made | None]:
    """What becomes of each incident, in order."""
    maker = EventMaker(recipe)
    try:
        yield from map(maker.make, incidents)
    finally:
        maker.close()


def made_by_several(recipe: Recipe, processes: int) -> Iterator[Made | None]:
    """What becomes of each incident of the case, in order, as `made_here` gives it."""
    lines = Output(recipe.folder, recipe.as_of).incident_lines()
    batches = iter(lambda: list(itertools.islice(lines, AT_ONCE)), [])
    context = multiprocessing.get_context("spawn")  # a fork would take along what other threads hold
    pool = ProcessPoolExecutor(processes, context, _begin, (recipe,))
    try:
        waiting: deque[Future[list[Made | None]]] = deque()
        for batch in batches:
            waiting.append(pool.submit(_make, batch))
            if len(waiting) > 2 * processes:
                yield from waiting.popleft().result()
        for one in waiting:
            yield from one.result()
    finally:
        pool.shutdown(cancel_futures=True)


_maker: EventMaker | None = None  # of a process that makes events for another


def _begin(recipe: Recipe) -> None:
    global _maker  # noqa: PLW0603 (the one way to keep it between the batches of a process)
    _maker = EventMaker(recipe)


def _make(lines: Sequence[str]) -> list[Made | None]:
    assert _maker is not None
    with collecting_seldom():
        return _maker.make_all(lines)
