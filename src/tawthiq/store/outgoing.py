"""Files that leave a case: written beside their place, hashed, and put there only once the log has them."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedRandom
from pathlib import Path

from tawthiq.store.files import sync_folder


@dataclass(slots=True)
class Outgoing:
    """A file on its way out: `stream` is written to, read from and sought in; `path` is where it will be."""

    path: Path
    beside: Path
    stream: BufferedRandom

    def sha256(self) -> str:
        """The hash of what was written, which is then on the disk."""
        self.stream.flush()
        os.fsync(self.stream.fileno())
        self.stream.seek(0)
        return hashlib.file_digest(self.stream, "sha256").hexdigest()

    def put_in_place(self) -> None:
        """Give it its name."""
        self.stream.close()
        self.beside.replace(self.path)
        sync_folder(self.path.parent)


@contextlib.contextmanager
def outgoing(path: Path) -> Iterator[Outgoing]:
    """A file that has its name only if it was put in place; otherwise nothing stays of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("w+b") as stream:
            yield Outgoing(path, beside, stream)
    finally:
        beside.unlink(missing_ok=True)
