"""Files into a case: evidence first, then the register of its reports."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tawthiq import lang
from tawthiq.documents import (
    Kind,
    Metadata,
    Reading,
    Refused,
    Skipped,
    Unread,
    check_size,
    display,
    find_files,
    kind_of,
    read_file,
    untold,
)
from tawthiq.errors import InputError
from tawthiq.pipeline.forms import FORMS
from tawthiq.pipeline.progress import Progress
from tawthiq.store import UNSAID, UNSTATED, Addition, Case, Circumstances, Delivery, Entry, Received, User

FILES_AT_ONCE, REPORTS_AT_ONCE = 200, 2000
"""How many files, or reports in them, are registered in one transaction and one entry of the log."""


@dataclass(slots=True)
class AddResult:
    """The ids of the reports that came in, the files that were there already, and what was left out.

    `unread` is what is kept but holds no text: pictures, sound, video. `took` has for each file that was kept how many
    reports of it came in.
    """

    added: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    took: dict[str, int] = field(default_factory=dict)


def new_case(folder: Path, name: str, *, user: User = UNSTATED, store: str | None = None) -> None:
    """Make an empty case that reads every language there is. Raises CaseError where there is something already.

    `store` is the URL of the server that is to have its register; without it that is in the folder.
    """
    Case.create(folder, name, lang.available(), user, store).close()


def add_paths(
    folder: Path,
    paths: Iterable[Path],
    metadata: Metadata,
    progress: Progress,
    delivery: Delivery = UNSAID,
) -> AddResult:
    """Keep files as evidence and register their reports; `metadata` is about files that are one report each.

    `delivery` says who adds them and where they come from. Bytes that are in the case already are registered as
    received once more. Files are registered up to FILES_AT_ONCE together, each time with one entry in the log.
    """
    with Case.open(folder, delivery.user) as case:
        found = list(find_files(paths, leave_out=folder))
        adding = _Adding(case, metadata, delivery, dict(case.places()))
        for done, item in enumerate(found):
            progress(done, len(found))
            if isinstance(item, Skipped):
                adding.result.skipped.append(item)
            else:
                adding.take(item)
        adding.register()
        adding.take_again()
        progress(len(found), len(found))
    return adding.result


@dataclass(slots=True)
class _Adding:
    """One run: the case, what the user states, the ids that are taken and where, what came of it.

    `batch` is put into the archive and not registered yet, with the ids that are `waiting` for it.
    """

    case: Case
    metadata: Metadata
    delivery: Delivery
    seen: dict[str, str]
    result: AddResult = field(default_factory=AddResult)
    batch: list[Addition] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    again: dict[bool, list[tuple[str, str]]] = field(default_factory=lambda: {True: [], False: []})

    def take(self, path: Path) -> None:
        """Keep one file unless its bytes are there already or no report in it can be read."""
        name = display(path)
        try:
            if kind_of(name) is Kind.PLAIN_TEXT:
                check_size(path, name)
            with path.open("rb") as stream:
                sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        except InputError as error:
            self.result.skipped.append(Skipped.because(error))
        except OSError as error:
            self.result.skipped.append(Skipped.unreadable(name, error))
        else:
            if self.case.holds(sha256) or any(sha256 == one.evidence.sha256 for one in self.batch):
                self.result.known.append(name)
                self.again[_is_one(name)].append((sha256, name))
            elif refused := erased(self.case, sha256, name, self.delivery):
                self.result.skipped.append(refused)
            else:
                self._keep(path, name)

    def register(self) -> None:
        """Register the files that were put into the archive: only then are their reports in the case."""
        if self.batch:
            self.case.register_all(self.batch)
        self.result.added += self.waiting
        self.batch, self.waiting = [], []

    def take_again(self) -> None:
        """Register the files whose bytes were there already as received once more."""
        for is_one, names in self.again.items():
            if names:
                self.case.receive_again(names, self._said(is_one=is_one))

    def _said(self, *, is_one: bool) -> Circumstances:
        stated = self.metadata if is_one else Metadata()
        published = stated.published.isoformat() if stated.published else None
        return Circumstances(self.delivery.source, stated.url, stated.outlet, published)

    def _keep(self, path: Path, name: str) -> None:
        kind, result, is_refused = kind_of(name), self.result, False
        entries: list[Entry] = []
        unread: list[Unread] = []
        with path.open("rb") as stream, self.case.receive(stream, name) as received:
            for item in read_file(received.path, name, self.metadata, self.seen, untold):  # the build tells languages
                if isinstance(item, Reading):
                    entries.append(entry_of(item, received))
                elif isinstance(item, Unread):
                    unread.append(item)
                else:
                    result.skipped.append(item)
                    is_refused |= isinstance(item, Refused)
            if kind is None or is_refused:
                for entry in entries:
                    del self.seen[entry.doc_id]
            elif entries or unread:
                self.batch.append(self.case.put(received, entries, FORMS[kind], said=self._said(is_one=_is_one(name))))
                self.waiting += [entry.doc_id for entry in entries]
                result.unread += unread
                result.took[name] = len(entries)
        if len(self.batch) >= FILES_AT_ONCE or len(self.waiting) >= REPORTS_AT_ONCE:
            self.register()


def erased(case: Case, sha256: str, name: str, delivery: Delivery) -> Skipped | None:
    """What is said of bytes that were erased from the case, unless they are to come in again."""
    erasure = None if delivery.again else case.erasure_of(sha256)
    if erasure is None:
        return None
    problem = f"{erasure} (sha256 {sha256[:12]})"
    return Skipped(name, problem, "it is not taken in again; where the law now allows it: tawthiq add --again")


def _is_one(name: str) -> bool:
    """Whether the file is one report, so that what the user states is about it."""
    kind = kind_of(name)
    return kind is not None and (kind.is_one_report or kind is Kind.UNREAD)


def entry_of(reading: Reading, received: Received) -> Entry:
    """The row of the register that a report gets."""
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
