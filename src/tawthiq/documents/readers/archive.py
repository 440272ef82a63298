"""Archives of files (.zip, .tar and the packed forms of it), one member after the other, within limits.

Nothing is written under a name that the archive gives: each member is copied to the same place, and the copy goes when
the next one comes.
"""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath

from tawthiq.documents.disk_faults import is_of_the_disk
from tawthiq.documents.findings import Fault, Member
from tawthiq.documents.limits import EXPANDED_BYTES, MEMBERS, LimitError, megabytes
from tawthiq.documents.readers.unpacking import Bounded, bounded_to, open_member, open_zip
from tawthiq.errors import InputError

_CHUNK = 1 << 20
_LEADS_OUT = "its name leads out of the archive"
_LINK = "a link, not a file"
_UNPACK = "unpack it, and add what it leads to"
_LEAVE_OUT = "it may be made to do harm; leave it out"


def read(path: Path, folder: str, most: int = EXPANDED_BYTES) -> Iterator[Member | Fault]:
    """The files in an archive, copied to `folder`; no more than `most` bytes of them together."""
    unpacking = _Unpacking(Path(folder) / "member", most)
    try:
        yield from unpacking.zip(path) if zipfile.is_zipfile(path) else unpacking.tar(path)
    finally:
        unpacking.copy.unlink(missing_ok=True)
    if not unpacking.number:
        raise InputError("", "an archive without files", "check the file")


class _Unpacking:
    """One archive on its way: where the copies go, how many bytes are still allowed, how many members there were."""

    def __init__(self, copy: Path, most: int) -> None:
        self.copy, self.left, self.number = copy, most, 0

    def zip(self, path: Path) -> Iterator[Member | Fault]:
        """The members of a zip file, in the order of its directory."""
        with open_zip(path) as packed:
            if len(packed.infolist()) > MEMBERS:
                raise LimitError("", f"more than {MEMBERS} members", _LEAVE_OUT)
            for info in packed.infolist():
                if info.is_dir() or self._is_passed_over(info.filename):
                    continue
                problem = _LEADS_OUT if _leads_out(info.filename) else _LINK if _is_link(info) else None
                if problem:
                    yield Fault(self.number, problem, _UNPACK, place=info.filename)
                    continue
                try:
                    with open_member(packed, info, self.left) as stream:
                        self._take(stream)
                except LimitError:
                    raise
                except (InputError, zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
                    if is_of_the_disk(error):
                        raise
                    problem = error.problem if isinstance(error, InputError) else f"broken: {error}"
                    yield Fault(self.number, problem, "unpack it, and add what is in it", place=info.filename)
                    continue
                yield Member(self.number, info.filename, str(self.copy))

    def tar(self, path: Path) -> Iterator[Member | Fault]:
        """The members of a tar file, packed or not, in its order."""
        size = max(path.stat().st_size, 1)
        try:
            with closing(tarfile.open(path, "r|*")) as packed:
                for info in packed:
                    packed.members = []  # type: ignore[attr-defined]  # or it keeps every one
                    if info.isdir() or self._is_passed_over(info.name):
                        continue
                    problem = _LEADS_OUT if _leads_out(info.name) else None if info.isreg() else _LINK
                    stream = None if problem else packed.extractfile(info)
                    if stream is None:
                        yield Fault(self.number, problem or _LINK, _UNPACK, place=info.name)
                        continue
                    bounded_to(info.size, size, self.left)
                    self._take(Bounded(stream, size, self.left))
                    yield Member(self.number, info.name, str(self.copy))
        except (tarfile.TarError, EOFError) as error:
            raise InputError("", f"a broken archive: {error}", "fetch the file again") from error

    def _is_passed_over(self, name: str) -> bool:
        """Count a member; hidden ones, and what one system adds to archives, are passed over as in folders."""
        self.number += 1
        if self.number > MEMBERS:
            raise LimitError("", f"more than {MEMBERS} members", _LEAVE_OUT)
        parts = [part for part in PurePosixPath(name).parts if part not in {".", ".."}]
        return not _leads_out(name) and any(part.startswith(".") or part == "__MACOSX" for part in parts)

    def _take(self, stream: Bounded) -> None:
        with self.copy.open("wb") as copy:
            while chunk := stream.read(_CHUNK):
                copy.write(chunk)
        self.left -= stream.done
        if self.left < 0:
            raise LimitError("", f"unpacks to more than {megabytes(EXPANDED_BYTES)}", _LEAVE_OUT)


def _leads_out(name: str) -> bool:
    """Whether the name is absolute, or goes up."""
    plain = name.replace("\\", "/")
    return plain.startswith("/") or ".." in plain.split("/") or plain[1:2] == ":"


def _is_link(info: zipfile.ZipInfo) -> bool:
    """Whether a member of a zip file made on Unix is a link or a device."""
    kind = info.external_attr >> 28
    return info.create_system == 3 and kind not in {0, 8}
