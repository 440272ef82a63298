"""Timestamps for a case: a request for the head of its log, and the answer checked and kept."""

from __future__ import annotations

import hashlib
import importlib
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from tawthiq.errors import CaseError
from tawthiq.store import TIMESTAMPS, UNSTATED, Action, Case, Row, User


@dataclass(frozen=True, slots=True)
class Stamped:
    """An answer that was kept: what it is about, when and by whom it was given, and where it is now.

    `is_trusted` says that one of the roots that the user gave vouches for the signer.
    """

    seq: int
    head: str
    time: str
    signer: str
    is_trusted: bool
    path: Path


def request_timestamp(folder: Path) -> Path:
    """Write a request for the head of a case's log, and say where it is. Raises CaseError without the libraries."""
    library = timestamp_library()
    with Case.open(folder, read_only=True) as case:
        (row,) = case.log(case.head().seq)
        path = folder / TIMESTAMPS / f"{_stem(row)}.tsq"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(library.request(row.entry().canonical()))
    return path


def keep_timestamp(folder: Path, answer: Path, roots: Path | None, user: User = UNSTATED) -> Stamped:
    """Check an answer against the log of a case and keep it there. Raises CaseError where it does not fit."""
    library = timestamp_library()
    data, trusted = answer.read_bytes(), roots.read_bytes() if roots else None
    with Case.open(folder, user) as case:
        head = library.imprint(data, str(answer))
        row = case.entry_of(head)
        if row is None:
            problem = f"{answer}: it is about {head}, which is the hash of no entry of the log"
            raise CaseError(f"{problem}; is it another case's, or was the log changed? see: tawthiq verify {folder}")
        stamp = library.check(data, head, trusted, str(answer))
        stem = f"{_stem(row)}-{hashlib.sha256(data + (trusted or b'')).hexdigest()[:8]}"  # another answer, another name
        files = {f"{stem}.tsr": data}
        if trusted is not None:
            files[f"{stem}.pem"] = trusted
        what = {"of": {"seq": row.seq, "hash": head}, "time": stamp.time, "signer": stamp.signer}
        case.keep_proof(Action.TIMESTAMP, files, what)
    return Stamped(row.seq, head, stamp.time, stamp.signer, stamp.is_trusted, folder / TIMESTAMPS / f"{stem}.tsr")


def timestamp_library() -> ModuleType:
    """What reads and writes timestamps. Raises CaseError where its libraries are not installed."""
    try:
        return importlib.import_module("tawthiq.store.timestamps")
    except ModuleNotFoundError as error:
        problem = f"timestamps need a library that is not installed ({error.name})"
        raise CaseError(f"{problem}; install it with: pip install 'tawthiq[proof]'") from error


def _stem(row: Row) -> str:
    return f"{row.seq:06}-{row.hash[:12]}"
