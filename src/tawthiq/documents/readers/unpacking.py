"""Packed bytes unpacked no further than is allowed, whatever the file says about their size."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tawthiq.documents.limits import EXPANSION, EXPANSION_FREE, LimitError, megabytes
from tawthiq.errors import InputError

_LEAVE_OUT = "it may be made to do harm; leave it out"


@dataclass(slots=True)
class Bounded:
    """A stream of unpacked bytes that ends with LimitError beyond `most` of them, or `EXPANSION` times the packed."""

    stream: IO[bytes]
    packed: int
    most: int
    done: int = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, all of them where no size is given."""
        if size < 0:
            return b"".join(iter(lambda: self.read(1 << 16), b""))
        data = self.stream.read(size)
        self.done += len(data)
        bounded_to(self.done, self.packed, self.most)
        return data

    def tell(self) -> int:
        """How many bytes were read."""
        return self.done


def bounded_to(size: int, packed: int, most: int) -> None:
    """Raise LimitError where that many unpacked bytes are too many, of that many packed ones."""
    if size > most:
        raise LimitError("", f"unpacks to more than {megabytes(most)}", _LEAVE_OUT)
    if size > EXPANSION_FREE and size > EXPANSION * max(packed, 1):
        problem = f"unpacks to more than {EXPANSION} times its size, as no file of words or pictures does"
        raise LimitError("", problem, _LEAVE_OUT)


@contextmanager
def open_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """A zip file, for a `with` statement. Raises InputError where it is none."""
    try:
        with zipfile.ZipFile(path) as packed:
            yield packed
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise InputError("", f"a broken archive: {error}", "fetch the file again") from error


@contextmanager
def open_member(packed: zipfile.ZipFile, name: str | zipfile.ZipInfo, most: int) -> Iterator[Bounded]:
    """A member of a zip file within limits. Raises InputError where it is not there or locked."""
    try:
        info = packed.getinfo(name) if isinstance(name, str) else name
    except KeyError as error:
        raise InputError("", f"it has no {name}", "check that the file is what its name says") from error
    if info.flag_bits & 1:
        raise InputError("", "locked with a password", "unpack it, and add what is in it")
    bounded_to(info.file_size, info.compress_size, most)
    with packed.open(info) as stream:
        yield Bounded(stream, info.compress_size, most)
