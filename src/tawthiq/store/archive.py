"""Evidence as received: one file for each SHA-256, written once, read-only."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

INCOMING = ".incoming-"
"""How the names of copies begin that are not kept yet; they lie in the case's folder, beside the archive."""

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes on probation: a copy at `path` that goes when it is not kept; `name` is the path as the user gave it."""

    path: Path
    name: str
    sha256: str
    size: int


@contextlib.contextmanager
def receive(folder: Path, stream: BinaryIO, name: str) -> Iterator[Received]:
    """Copy a stream into a case's folder, hashing it; the copy is removed on leaving unless `keep` took it."""
    handle, partial = tempfile.mkstemp(prefix=INCOMING, dir=folder)
    path = Path(partial)
    try:
        digest, size = hashlib.sha256(), 0
        with os.fdopen(handle, "wb") as copy:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                copy.write(chunk)
            copy.flush()
            os.fsync(copy.fileno())
        yield Received(path, name, digest.hexdigest(), size)
    finally:
        path.unlink(missing_ok=True)


def keep(folder: Path, received: Received) -> None:
    """Give the copy its lasting name and make it read-only; bytes that are there already stay as they are.

    The name is on the disk once `sync_folder` says so.
    """
    lasting = folder / received.sha256
    if lasting.exists():
        return
    received.path.chmod(0o444)
    received.path.replace(lasting)


def is_intact(path: Path) -> bool:
    """Whether a file of the archive still has the bytes that its name stands for."""
    try:
        return sha256_of(path) == path.name
    except OSError:
        return False


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, as 64 hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
