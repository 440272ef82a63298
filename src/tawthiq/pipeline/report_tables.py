"""Tables of reports whose columns the user names, into a case: the mapping file is evidence too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tawthiq.documents import (
    Layout,
    Metadata,
    Reading,
    Refused,
    Skipped,
    Unread,
    display,
    is_layout,
    read_laid_out,
    read_layout,
)
from tawthiq.pipeline.adding import AddResult, entry_of
from tawthiq.pipeline.progress import Progress
from tawthiq.pipeline.table_intake import TableIntake
from tawthiq.store import UNSAID, Case, Delivery, Form, Received

_ENDINGS = (".csv", ".json", ".tsv", ".xlsx")


def names_reports(mapping: str) -> bool:
    """Whether this is the path of a mapping file about reports, not about a recorder's table."""
    try:
        return is_layout(Path(mapping).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False


def read_report_tables(paths: Iterable[Path], mapping: str, metadata: Metadata) -> Iterator[Reading | Skipped]:
    """The reports in tables, without a case. Raises InputError where the mapping file is wrong."""
    layout, seen = _layout(mapping), dict[str, str]()
    for path in paths:
        fault = _fault(path)
        yield from [fault] if fault else read_laid_out(path, display(path), layout, metadata, seen)


def add_report_tables(
    folder: Path, paths: Iterable[Path], mapping: str, progress: Progress, delivery: Delivery = UNSAID
) -> AddResult:
    """Keep tables as evidence and register a report for each row. Raises InputError where the mapping file is wrong.

    The mapping file is kept as evidence beside them, so that the case can be built without it.
    """
    with Case.open(folder, delivery.user) as case:
        adding = _Adding(TableIntake(case, delivery), Path(mapping), _layout(mapping), dict(case.places()))
        todo = list(paths)
        for done, path in enumerate(todo):
            progress(done, len(todo))
            adding.take(path)
        progress(len(todo), len(todo))
    return adding.intake.result


def _layout(mapping: str) -> Layout:
    return read_layout(Path(mapping).read_text(encoding="utf-8"), display(Path(mapping)))


def _fault(path: Path) -> Skipped | None:
    if path.is_file() and path.suffix.lower() in _ENDINGS:
        return None
    return Skipped(display(path), "no table that can be read", f"the kinds are {', '.join(_ENDINGS)}")


@dataclass(frozen=True, slots=True)
class _Adding:
    """One run: where the tables go, the mapping, the ids that are taken."""

    intake: TableIntake
    mapping: Path
    layout: Layout
    seen: dict[str, str]

    def take(self, path: Path) -> None:
        """Keep one table unless its bytes are there already or no row of it can be read."""
        if fault := _fault(path):
            self.intake.result.skipped.append(fault)
        else:
            self.intake.take(path, self._keep)

    def _keep(self, received: Received) -> None:
        case, result = self.intake.case, self.intake.result
        found = list(read_laid_out(received.path, received.name, self.layout, Metadata(), self.seen))
        entries = [entry_of(item, received) for item in found if isinstance(item, Reading)]
        result.skipped += [one for one in found if isinstance(one, Skipped) and not isinstance(one, Unread)]
        if any(isinstance(item, Refused) for item in found):
            for entry in entries:
                del self.seen[entry.doc_id]
        elif entries:
            case.keep(received, entries, Form.REPORTS, self._kept_mapping(), self.intake.said)
            result.added += [entry.doc_id for entry in entries]

    def _kept_mapping(self) -> str:
        """The hash of the mapping file, which is evidence from now on."""
        case = self.intake.case
        with self.mapping.open("rb") as stream, case.receive(stream, display(self.mapping)) as received:
            if not case.holds(received.sha256):
                case.keep(received, (), Form.MAPPING, said=self.intake.said)
            return received.sha256
