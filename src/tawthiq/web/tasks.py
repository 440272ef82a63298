"""What jobs do: calls of the pipeline with what can go from process to process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tawthiq.documents import Metadata, Skipped
from tawthiq.pipeline import (
    FEW_REPORTS,
    AddResult,
    EngineChoice,
    Export,
    Exported,
    add_paths,
    add_tables,
    build_case,
    export_case,
    index_words,
)
from tawthiq.store import Delivery, User
from tawthiq.web.jobs import Tell

_MOST_SKIPPED = 500  # inputs that a page names


@dataclass(frozen=True, slots=True)
class Delivered:
    """Files in a folder on their way in; `names` are paths within it, `recorder` whose tables they are, if so."""

    folder: Path
    names: Sequence[str]
    metadata: Metadata
    source: str | None = None
    recorder: str | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of it: the names as they were sent, in order, and what `add` says."""

    names: Sequence[str]
    added: AddResult


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made; `skipped` are the first that could not be read, of `all_skipped`."""

    reports: int
    claims: int
    incidents: int
    skipped: Sequence[Skipped]
    all_skipped: int
    kept: int
    misfits: int
    conflicts: int


def import_files(tell: Tell, case: Path, files: Delivered, user: User) -> Imported:
    """Take files in, with names as they were sent: paths within their folder, which is gone afterwards."""
    case = case.resolve()
    os.chdir(files.folder)
    delivery, paths = Delivery(user, files.source, files.again), [Path(name) for name in files.names]

    def watch(done: int, total: int) -> None:
        tell("adding", done, total)

    try:
        if files.recorder is None:
            added = add_paths(case, paths, files.metadata, watch, delivery)
        else:
            added = add_tables(case, paths, files.recorder, watch, delivery)
    finally:
        os.chdir(case)
        shutil.rmtree(files.folder, ignore_errors=True)
    if added.added:
        tell("indexing", 0, 0)
        index_words(case)
    return Imported(files.names, added)


def build(tell: Tell, case: Path, user: User) -> Built:
    """Build the case as it is now, many new reports by a process for each core."""
    step, engine = ["reading"], EngineChoice().engine(FEW_REPORTS)

    def stage(name: str) -> None:
        step[0] = name
        tell(name, 0, 0)

    result = build_case(case, lambda done, total: tell(step[0], done, total), stage=stage, user=user, engine=engine)
    return Built(
        reports=len(result.reports),
        claims=result.claims,
        incidents=len(result.incidents),
        skipped=result.skipped[:_MOST_SKIPPED],
        all_skipped=len(result.skipped),
        kept=result.kept.reports,
        misfits=len(result.judgements.misfits),
        conflicts=len(result.judgements.conflicts),
    )


def export(tell: Tell, case: Path, asked: Export, user: User) -> Exported:
    """Write an export."""
    return export_case(case, asked, lambda done, total: tell("exporting", done, total), user)
