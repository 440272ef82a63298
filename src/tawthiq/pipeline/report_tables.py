"""Tables of reports whose columns the user names, into a case: the mapping file is evidence too."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
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
from tawthiq.pipeline.adding import AddResult, entry_of, erased
from tawthiq.pipeline.progress import Progress
from tawthiq.store import UNSAID, Case, Circumstances, Delivery, Form

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
        adding = _Adding(case, Path(mapping), _layout(mapping), delivery, dict(case.places()))
        todo = list(paths)
        for done, path in enumerate(todo):
            progress(done, len(todo))
            adding.take(path)
        progress(len(todo), len(todo))
    return adding.result


def _layout(mapping: str) -> Layout:
    return read_layout(Path(mapping).read_text(encoding="utf-8"), display(Path(mapping)))


def _fault(path: Path) -> Skipped | None:
    if path.is_file() and path.suffix.lower() in _ENDINGS:
        return None
    return Skipped(display(path), "no table that can be read", f"the kinds are {', '.join(_ENDINGS)}")


@dataclass(slots=True)
class _Adding:
    """One run: the case, the mapping, who brings the files, the ids that are taken, what came of it."""

    case: Case
    mapping: Path
    layout: Layout
    delivery: Delivery
    seen: dict[str, str]
    result: AddResult = field(default_factory=AddResult)

    @property
    def _said(self) -> Circumstances:
        return Circumstances(self.delivery.source)

    def take(self, path: Path) -> None:
        """Keep one table unless its bytes are there already or no row of it can be read."""
        name, fault = display(path), _fault(path)
        if fault:
            self.result.skipped.append(fault)
            return
        try:
            with path.open("rb") as stream:
                sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            if self.case.holds(sha256):
                self.result.known.append(name)
                self.case.receive_again([(sha256, name)], self._said)
            elif refused := erased(self.case, sha256, name, self.delivery):
                self.result.skipped.append(refused)
            else:
                self._keep(path, name)
        except OSError as error:
            self.result.skipped.append(Skipped.unreadable(name, error))

    def _keep(self, path: Path, name: str) -> None:
        with path.open("rb") as stream, self.case.receive(stream, name) as received:
            found = list(read_laid_out(received.path, name, self.layout, Metadata(), self.seen))
            entries = [entry_of(item, received) for item in found if isinstance(item, Reading)]
            self.result.skipped += [one for one in found if isinstance(one, Skipped) and not isinstance(one, Unread)]
            if any(isinstance(item, Refused) for item in found):
                for entry in entries:
                    del self.seen[entry.doc_id]
            elif entries:
                self.case.keep(received, entries, Form.REPORTS, self._kept_mapping(), self._said)
                self.result.added += [entry.doc_id for entry in entries]

    def _kept_mapping(self) -> str:
        """The hash of the mapping file, which is evidence from now on."""
        with self.mapping.open("rb") as stream, self.case.receive(stream, display(self.mapping)) as received:
            if not self.case.holds(received.sha256):
                self.case.keep(received, (), Form.MAPPING, said=self._said)
            return received.sha256
