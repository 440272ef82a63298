"""Archives of files: each member is read as the file that it is, archives within archives included."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tawthiq.documents.confined import skipped
from tawthiq.documents.confinement import read_confined
from tawthiq.documents.files import Kind, display, kind_of, unknown
from tawthiq.documents.findings import Fault, Member
from tawthiq.documents.limits import ARCHIVES_DEEP, EXPANDED_BYTES, MEMBERS
from tawthiq.documents.reading import Reading, Refused, Skipped

MemberReader = Callable[[Path, str], Iterator[Reading | Skipped]]
"""Reads a copy of a member under the name that people call it."""

_LEAVE_OUT = "it may be made to do harm; leave it out"


@dataclass(slots=True)
class ArchiveReader:
    """Reads one archive and those in it; `read` is for every other kind of file.

    The limits are on all of them together, so that archives within archives unpack to no more than one may.
    """

    read: MemberReader
    bytes_left: int = EXPANDED_BYTES
    members_left: int = MEMBERS
    number: int = 0

    def reports(self, path: Path, name: str) -> Iterator[Reading | Skipped]:
        """The reports in an archive; the `line` of each is its number among all that is in it, from 1."""
        for item in self._items(path, name, 1):
            self.number += 1
            yield dataclasses.replace(item, line=self.number) if isinstance(item, Reading) else item
            if isinstance(item, Refused):
                return

    def _items(self, path: Path, name: str, depth: int) -> Iterator[Reading | Skipped]:
        if depth > ARCHIVES_DEEP:
            yield Refused(name, f"archives within archives more than {ARCHIVES_DEEP} deep", _LEAVE_OUT)
            return
        with tempfile.TemporaryDirectory(prefix="tawthiq-") as folder:
            options = {"folder": folder, "most": self.bytes_left}
            for finding in read_confined("archive", path, options):
                if isinstance(finding, Member):
                    yield from self._member(finding, name, depth)
                elif isinstance(finding, Fault):
                    place = f"{name}/{_shown(finding.place)}" if finding.place else name
                    yield skipped(dataclasses.replace(finding, number=0), place)

    def _member(self, member: Member, archive: str, depth: int) -> Iterator[Reading | Skipped]:
        copy, name = Path(member.copy), f"{archive}/{_shown(member.name)}"
        self.bytes_left -= copy.stat().st_size
        self.members_left -= 1
        kind = kind_of(member.name)
        if self.bytes_left < 0 or self.members_left < 0:
            yield Refused(name, "it holds more than is allowed, with the archives in it", _LEAVE_OUT)
        elif kind is Kind.ARCHIVE:
            yield from self._items(copy, name, depth + 1)
        elif kind is None:
            yield unknown(name)
        else:
            for item in self.read(copy, name):  # one bad member costs no other
                yield Skipped(item.where, item.problem, item.remedy) if isinstance(item, Refused) else item


def _shown(name: str | None) -> str:
    return display(Path(name or ""))
