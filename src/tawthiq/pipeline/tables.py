"""Tables of other recorders: into a case as evidence, and out of it again as reports."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from tawthiq import lang
from tawthiq.documents import Skipped, display
from tawthiq.errors import CaseError, InputError
from tawthiq.lang import PlaceTable
from tawthiq.lang.actors import load as load_actors
from tawthiq.model import Report
from tawthiq.pipeline.adding import AddResult
from tawthiq.pipeline.progress import Progress
from tawthiq.pipeline.table_intake import TableIntake
from tawthiq.recorders import Reporter, read_mapping, read_table, shipped, shipped_text
from tawthiq.store import UNSAID, Case, Delivery, Entry, Evidence, Form, Received

RECORDERS = shipped()
"""The recorders whose tables can be read without a mapping file."""

_NEW_ID = "give every row an id of its own and add it again"


def add_tables(
    folder: Path,
    paths: Iterable[Path],
    recorder: str,
    progress: Progress,
    delivery: Delivery = UNSAID,
) -> AddResult:
    """Keep CSV files as evidence and register a report for each of their rows.

    `recorder` is one of RECORDERS, or the path of a mapping file, whose bytes are then kept as evidence too, so that
    the case can be built without it. Raises InputError where the mapping is wrong or a file is no such table.
    """
    with Case.open(folder, delivery.user) as case:
        mapping = _Mapping.of(recorder)
        adding = _Adding(TableIntake(case, delivery), mapping, mapping.reporter(()), progress)
        for path in paths:
            adding.take(path)
    return adding.intake.result


class TableReader:
    """Reads the tables of one case; `tables` are places beside those of the program."""

    def __init__(self, case: Case, tables: tuple[PlaceTable, ...]) -> None:
        """Nothing is loaded before the first table."""
        self._case, self._tables = case, tables
        self._reporters: dict[str, Reporter] = {}

    def read(self, evidence: Evidence, entries: Iterable[Entry]) -> Iterator[Report | Skipped]:
        """The registered rows of a table as reports, and what stands in it but is not among `entries`."""
        lines = {entry.line for entry in entries}
        try:
            reporter = self._reporter(evidence.mapping or "")
            for item in read_table(self._case.bytes_of(evidence.sha256), evidence.name, reporter, evidence.sha256):
                if isinstance(item, Skipped):
                    yield item
                elif item.line in lines:
                    yield item.report
                else:
                    problem = f"doc_id {item.report.document.doc_id!r} was taken when this file was added"
                    yield Skipped(item.where, problem, _NEW_ID)
        except InputError as error:
            yield Skipped.because(error)

    def _reporter(self, mapping: str) -> Reporter:
        if mapping not in self._reporters:
            self._reporters[mapping] = _Mapping.kept(self._case, mapping).reporter(self._tables)
        return self._reporters[mapping]


def lost_mapping(case: Case, evidence: Evidence) -> Skipped | None:
    """What is said of a table whose mapping file is gone from the archive or changed; `None` of all other evidence."""
    mapping = evidence.mapping
    if mapping is None or mapping in RECORDERS or case.is_intact(mapping):
        return None
    problem = f"its mapping file (archive/{mapping}) is missing or changed"
    return Skipped(evidence.name, problem, "put the file back as it was added")


@dataclass(frozen=True, slots=True)
class _Mapping:
    """A mapping's text, and what the register calls it; `file` is where one that a user wrote is."""

    text: str
    where: str
    key: str
    file: Path | None = None

    @classmethod
    def of(cls, recorder: str) -> _Mapping:
        """The mapping that comes with the program under that name, or the one in that file."""
        if recorder in RECORDERS:
            return cls(shipped_text(recorder), f"{recorder}.toml", recorder)
        path = Path(recorder)
        try:
            data = path.read_bytes()
            return cls(data.decode("utf-8"), display(path), hashlib.sha256(data).hexdigest(), path)
        except OSError as error:
            remedy = f"the recorders known are {', '.join(RECORDERS)}; for others write a mapping file"
            raise InputError(display(path), f"cannot be read: {error.strerror}", remedy) from error
        except UnicodeDecodeError as error:
            raise InputError(display(path), f"not UTF-8 at byte {error.start + 1}", "save it as UTF-8") from error

    @classmethod
    def kept(cls, case: Case, key: str) -> _Mapping:
        """The mapping that a case's register names. See `lost_mapping`."""
        if key in RECORDERS:
            return cls.of(key)
        name = next((one.name for one in case.evidence() if one.sha256 == key), key)
        return cls(case.bytes_of(key).read_text(encoding="utf-8"), name, key)

    def reporter(self, tables: tuple[PlaceTable, ...]) -> Reporter:
        """What makes reports of rows. Raises InputError where the mapping is wrong."""
        actors = load_actors()
        return Reporter(read_mapping(self.text, self.where, actors.entries), lang.load_places(tables), actors)


@dataclass(frozen=True, slots=True)
class _Adding:
    """Tables of one recorder on their way in."""

    intake: TableIntake
    mapping: _Mapping
    reporter: Reporter
    progress: Progress

    def take(self, path: Path) -> None:
        """Keep a file unless its bytes are there already or no row of it can be read."""
        try:
            self.intake.take(path, self._keep)
        except InputError as error:
            self.intake.result.skipped.append(Skipped.because(error))

    def _keep(self, received: Received) -> None:
        case, result, said = self.intake.case, self.intake.result, self.intake.said
        entries = self._entries(received)
        first = next(entries, None)
        if first is None:
            return
        if self.mapping.file is not None and not case.holds(self.mapping.key):
            with self.mapping.file.open("rb") as stream, case.receive(stream, self.mapping.where) as own:
                if own.sha256 != self.mapping.key:
                    raise CaseError(f"{self.mapping.where}: changed while it was being read; run the command again")
                case.keep(own, (), Form.MAPPING, said=said)
        before = len(result.added) - 1
        case.keep(received, chain([first], entries), Form.TABLE, self.mapping.key, said)
        result.took[received.name] = len(result.added) - before

    def _entries(self, received: Received) -> Iterator[Entry]:
        """The rows that can be registered, one at a time; what cannot is put among the skipped."""
        case, result, total = self.intake.case, self.intake.result, _count_lines(received.path)
        for item in read_table(received.path, received.name, self.reporter):
            if isinstance(item, Skipped):
                result.skipped.append(item)
                continue
            document = item.report.document
            taken = case.place_of(document.doc_id)
            if taken:
                problem = f"doc_id {document.doc_id!r} is taken by {taken}"
                result.skipped.append(Skipped(item.where, problem, _NEW_ID))
                continue
            self.progress(min(item.line, total), total)
            result.added.append(document.doc_id)
            published = document.published.isoformat() if document.published else None
            yield Entry(
                document.doc_id,
                received.sha256,
                item.line,
                document.title,
                published,
                document.language,
                url=document.url,
            )


def _count_lines(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b"")) + 1
