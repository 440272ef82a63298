"""Files into a case: evidence first, then the register of its reports."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path

from tawthiq import lang
from tawthiq.documents import Kind, Metadata, Reading, Skipped, check_size, display, find_files, kind_of, read_file
from tawthiq.errors import InputError
from tawthiq.pipeline.progress import Progress
from tawthiq.store import Case, Entry, Received


@dataclass(slots=True)
class AddResult:
    """The ids of the reports that came in, notes on what was there already, and what was left out."""

    added: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def new_case(folder: Path, name: str) -> None:
    """Make an empty case that reads every language there is. Raises CaseError where there is something already."""
    Case.create(folder, name, lang.available()).close()


def add_paths(folder: Path, paths: Iterable[Path], metadata: Metadata, progress: Progress) -> AddResult:
    """Keep files as evidence and register their reports; `metadata` is about the plain text files."""
    result = AddResult()
    with Case.open(folder) as case:
        found = list(find_files(paths, leave_out=folder))
        seen = dict(case.places())
        for done, item in enumerate(found):
            progress(done, len(found))
            if isinstance(item, Skipped):
                result.skipped.append(item)
            else:
                _add_file(case, item, metadata, seen, result)
        progress(len(found), len(found))
    return result


def _add_file(case: Case, path: Path, metadata: Metadata, seen: MutableMapping[str, str], result: AddResult) -> None:
    name = display(path)
    try:
        if kind_of(name) is Kind.PLAIN_TEXT:
            check_size(path, name)
        with path.open("rb") as stream, case.receive(stream, name) as received:
            if case.holds(received.sha256):
                ids = [entry.doc_id for entry in case.entries(received.sha256)]
                result.notes.append(f"{name}: in the case already ({_few(ids)}); nothing was changed")
                return
            entries = []
            for item in read_file(received.path, name, metadata, seen):
                if isinstance(item, Skipped):
                    result.skipped.append(item)
                else:
                    entries.append(_entry(item, received))
            if entries:
                case.keep(received, entries)
                result.added += [entry.doc_id for entry in entries]
    except InputError as error:
        result.skipped.append(Skipped.because(error))
    except OSError as error:
        result.skipped.append(Skipped(name, f"cannot be read: {error.strerror}", "check the file and its permissions"))


def _few(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _entry(reading: Reading, received: Received) -> Entry:
    stated = reading.stated
    return Entry(
        doc_id=reading.document.doc_id,
        sha256=received.sha256,
        line=reading.line,
        title=stated.title,
        published=stated.published.isoformat() if stated.published else None,
        language=stated.language,
        outlet=stated.outlet,
        url=stated.url,
    )
