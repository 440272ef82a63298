"""A case's log, as programs and people read it, and the check that everything is as it says."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tawthiq.errors import CaseError
from tawthiq.pipeline.progress import Progress
from tawthiq.store import Case, Head, LogEntry, Row, Verification


@dataclass(frozen=True, slots=True)
class Logged:
    """An entry of a log with its hash as it stands there, and the `name` of the evidence that it is about, if one.

    `reason` is that of an erasure.
    """

    entry: LogEntry
    hash: str
    name: str | None = None
    reason: str | None = None


def verify(folder: Path, progress: Progress, head: str | None = None) -> Verification:
    """Hash everything in a case again. `head` is a hash that its log is known to have had. Changes nothing."""
    return Case.verify(folder, progress, head)


def head_of(folder: Path) -> Head:
    """The number and the hash of the last entry of a case's log. Raises CaseError where there is none."""
    with Case.open(folder, read_only=True) as case:
        return case.head()


def log_of(folder: Path, since: int = 1) -> Iterator[Logged]:
    """The entries of a case's log from number `since`, in order. Raises CaseError at one that cannot be read."""
    with Case.open(folder, read_only=True) as case:
        names = {evidence.sha256: evidence.name for evidence in case.evidence()}
        reasons = {erasure.seq: erasure.reason for erasure in case.erasures()}
        for row in case.log(since):
            entry = _entry(case, row)
            about = [one["sha256"] for one in evidence_in(entry)]
            name = names.get(about[0]) if len(about) == 1 else None
            yield Logged(entry, row.hash, name, reasons.get(entry.seq))


def log_page(folder: Path, first: int, last: int) -> list[Logged]:
    """The entries of a case's log from one number to another, in order, without looking at all of its evidence.

    Raises CaseError at one that cannot be read.
    """
    with Case.open(folder, read_only=True) as case:
        rows = list(itertools.takewhile(lambda row: row.seq <= last, case.log(max(1, first))))
        entries = [(row, _entry(case, row)) for row in rows]
        about = {row.seq: [one["sha256"] for one in evidence_in(entry)] for row, entry in entries}
        names = case.names([hashes[0] for hashes in about.values() if len(hashes) == 1])
        reasons = {erasure.seq: erasure.reason for erasure in case.erasures()}
    return [
        Logged(entry, row.hash, names.get(about[row.seq][0]) if about[row.seq] else None, reasons.get(row.seq))
        for row, entry in entries
    ]


def _entry(case: Case, row: Row) -> LogEntry:
    try:
        return row.entry()
    except ValueError as error:
        problem = f"{case.register}: log entry {row.seq} was changed: {error}"
        raise CaseError(f"{problem}; see: tawthiq verify {case.folder}") from error


def evidence_in(entry: LogEntry) -> list[dict[str, Any]]:
    """What an entry says of evidence; the first version that logged had one file an entry, and no list."""
    found = entry.what.get("evidence", [])
    return [found] if isinstance(found, dict) else list(found)


def logged_to_json(logged: Logged) -> dict[str, Any]:
    """An entry for programs: the seven columns of the log, and the `reason` of an erasure."""
    entry = logged.entry
    reason = {"reason": logged.reason} if logged.reason is not None else {}
    return {
        "seq": entry.seq,
        "time": entry.time,
        "who": entry.who,
        "action": entry.action,
        "what": entry.what,
        "previous": entry.previous,
        "hash": logged.hash,
        **reason,
    }


def verification_to_json(found: Verification) -> dict[str, Any]:
    """What was found, for programs: `whole`, how much there is, `faults`, `notes`, and what was `erased`."""
    return {
        "whole": not found.faults,
        "head": found.head,
        "entries": found.entries,
        "evidence": found.evidence,
        "bytes": found.bytes,
        "reports": found.reports,
        "faults": [{"where": one.where, "problem": one.problem, "remedy": one.remedy} for one in found.faults],
        "notes": list(found.notes),
        "erased": [asdict(one) for one in found.erased],
    }
