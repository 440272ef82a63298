"""Incidents of a built case into a format of other programs, with the report of what that format cannot say."""

from __future__ import annotations

import datetime
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tawthiq.errors import CaseError
from tawthiq.exports.formats import FORMATS, Event, Format
from tawthiq.exports.formats.coarsening import COARSENINGS
from tawthiq.exports.formats.loss_report import LossReport, by_size
from tawthiq.exports.formats.notes import Events, Notes
from tawthiq.exports.formats.redaction import Numbering
from tawthiq.exports.formats.vagueness import load_vagueness
from tawthiq.exports.formats.validation import check_site
from tawthiq.pipeline.collecting import collecting_seldom
from tawthiq.pipeline.export_events import MANY, Made, Recipe, made_by_several, made_here
from tawthiq.pipeline.filtering import Wanted
from tawthiq.pipeline.place_tables import place_tables
from tawthiq.pipeline.progress import Progress
from tawthiq.pipeline.regrading import regraded
from tawthiq.settings import Settings
from tawthiq.store import INCIDENTS, UNSTATED, Action, Case, Output, User, outgoing, output_folder

LOSSES = ".losses.json"
"""What the name of a loss report adds to that of its export."""

_WORDS = ("place", "party")


@dataclass(frozen=True, slots=True)
class Export:
    """What is asked for: a format, where to, which incidents, as of which day, graded by which rules (those of the
    case, where none are named). With a `reason` nothing is redacted.
    """

    format: str
    out: Path | None = None
    wanted: Wanted = field(default=Wanted())
    as_of: datetime.date | None = None
    rule_set: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """What came of it: the two files, how many rows of how many incidents, and how often what was lost (the
    most often first) or withheld."""

    path: Path
    losses: Path
    rows: int
    incidents: int
    left_out: Mapping[str, int]
    lost: Mapping[str, int]
    withheld: Mapping[str, int]
    small: int
    faults: int


def export_case(
    folder: Path, asked: Export, progress: Progress, user: User = UNSTATED, *, processes: int = 1
) -> Exported:
    """Write the export and its loss report, and an entry in the log that has their hashes.

    Of very many incidents so many `processes` beside this one make the rows; what is written is the same.
    Raises CaseError where the case was not built, or InputError where a library is missing.
    """
    form = FORMATS[asked.format]
    if asked.rule_set and asked.as_of:
        raise CaseError("an earlier day is graded when it is built: write rule_set in case.toml, and build it again")
    with Case.open(folder, user) as case:
        path = asked.out or folder / "output" / "exports" / f"{form.name}.{form.ending}"
        with (
            collecting_seldom(),
            outgoing(path) as file,
            outgoing(path.with_name(path.name + LOSSES)) as beside,
            tempfile.TemporaryFile("w+", encoding="utf-8", dir=path.parent) as lines,
        ):
            source = _Source(case, asked, processes, progress)
            report = LossReport(form.carries, case.settings.small_cells, lines)
            form.write(file.stream, source.into(report))
            lines.seek(0)
            for piece in report.pieces(_head(case.settings, asked, form), lines):
                beside.stream.write(piece.encode())
            hashes = {"export": file.sha256(), "losses": beside.sha256()}
            case.record(Action.EXPORT, _logged(asked, form, report, hashes))
            file.put_in_place()
            beside.put_in_place()
    return _exported(path, report)


class _Source:
    """The incidents that are asked for, as events without what must not be seen, as often as a format wants them."""

    def __init__(self, case: Case, asked: Export, processes: int, progress: Progress) -> None:
        self._output, settings = Output(case.folder, asked.as_of), case.settings
        self._case, self._rules, self._progress = case, asked.rule_set or settings.rule_set, progress
        self._recipe = Recipe(
            *(case.folder, asked.as_of, asked.wanted, place_tables(case)),
            *(settings.coordinates, settings.vague_counts),
            is_redacted=asked.reason is None,
        )
        next(self._output.incident_lines(), None)  # it is there, or that is told
        with (output_folder(case.folder, asked.as_of) / INCIDENTS).open("rb") as stream:
            self._total = sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b""))
        self._processes = processes if self._total > MANY else 1

    def into(self, report: LossReport) -> Events:
        """Gives events as formats ask for them; the first time round, the report takes what is noted of each."""
        rounds = iter((True,))

        def events() -> Iterator[tuple[Event, Notes]]:
            is_first = next(rounds, False)
            for event, withheld in self._events():
                notes = Notes()
                yield event, notes
                if is_first:
                    notes.faults += check_site(event.site)
                    report.take(event, notes, withheld)

        return events

    def _events(self) -> Iterator[Made]:
        numbering = Numbering()
        for done, made in enumerate(self._made(), 1):
            if done % 100 == 0:
                self._progress(done, self._total)
            if made is not None:
                event, withheld = made
                yield (numbering.apply(event) if self._recipe.is_redacted else event), withheld

    def _made(self) -> Iterator[Made | None]:
        if self._rules != self._case.settings.rule_set:
            return made_here(self._recipe, regraded(self._case, self._rules))
        if self._processes > 1:
            return made_by_several(self._recipe, self._processes)
        return made_here(self._recipe, self._output.incidents())


def _head(settings: Settings, asked: Export, form: Format) -> dict[str, Any]:
    """What the loss report begins with."""
    is_redacted = asked.reason is None
    return {
        "format": form.name,
        "about": form.about,
        "is_redacted": is_redacted,
        "filters": _filters(asked.wanted, is_redacted),
        "as_of": asked.as_of.isoformat() if asked.as_of else None,
        "rule_set": asked.rule_set or settings.rule_set,
        "conventions": [
            *form.conventions,
            f"vague_counts = {settings.vague_counts!r}: {load_vagueness(settings.vague_counts).about}",
            *([f"coordinates = {settings.coordinates!r}: {COARSENINGS[settings.coordinates]}"] if is_redacted else []),
        ],
    }


def _filters(wanted: Wanted, is_redacted: bool) -> dict[str, Any]:
    """Which incidents were asked for; words by which someone looked may be names, and stay out of what is redacted."""
    given = {name: value for name, value in asdict(wanted).items() if value}
    return {name: "(words)" if is_redacted and name in _WORDS else value for name, value in given.items()}


def _logged(asked: Export, form: Format, report: LossReport, hashes: Mapping[str, str]) -> dict[str, Any]:
    return {
        "as": form.name,
        "files": dict(hashes),
        "incidents": report.seen,
        "rows": report.rows,
        "as_of": asked.as_of.isoformat() if asked.as_of else None,
        "filters": asked.wanted.names,
        "rule_set": asked.rule_set,
        "redacted": asked.reason is None,
        "reason": asked.reason,
    }


def _exported(path: Path, report: LossReport) -> Exported:
    kinds: Counter[str] = Counter()
    for (kind, _), number in report.withheld.items():
        kinds[kind] += number
    return Exported(
        path=path,
        losses=path.with_name(path.name + LOSSES),
        rows=report.rows,
        incidents=report.seen,
        left_out=dict(report.left_out),
        lost=dict(sorted(report.lost.items(), key=by_size)),
        withheld={kind: number for kind, number in sorted(kinds.items()) if number},
        small=report.small_rows,
        faults=report.faults,
    )
