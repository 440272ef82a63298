"""What the disk does not give for now is told from what is broken, by every reader that looks at bytes itself."""

from __future__ import annotations

import errno
import gzip
import io
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from tests.documents.readers.test_warc import PAGE, record

from tawthiq.documents import Skipped, confinement, is_of_the_disk, read_pages
from tawthiq.documents.readers import archive, warc


@pytest.mark.parametrize(
    ("error", "is_fault"),
    [
        (OSError(errno.EIO, "Input/output error"), True),
        (PermissionError(errno.EACCES, "Permission denied"), True),
        (FileNotFoundError(errno.ENOENT, "No such file or directory"), True),
        (OSError(errno.ESTALE, "Stale file handle"), True),
        (OSError("Corrupt snappy compressed data."), False),
        (OSError(errno.EINVAL, "Invalid argument"), False),
        (gzip.BadGzipFile("CRC check failed"), False),
        (zlib.error("Error -3"), False),
        (EOFError(), False),
    ],
)
def test_what_has_a_number_is_of_the_disk(error: Exception, is_fault: bool) -> None:
    assert is_of_the_disk(error) is is_fault


class _Failing(io.RawIOBase):
    """A file on a disk that gives its first bytes alone."""

    def __init__(self, data: bytes) -> None:
        self.data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self.data.seek(offset, whence)

    def readinto(self, buffer: Any) -> int:
        data = self.data.read(len(buffer))
        if not data:
            raise OSError(errno.EIO, "Input/output error")
        buffer[: len(data)] = data
        return len(data)


class _OnAFailingDisk(type(Path())):  # type: ignore[misc]
    """The path of such a file."""

    def open(self, *_how: Any) -> Any:
        return io.BufferedReader(_Failing(Path(self).read_bytes()))


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
@pytest.mark.parametrize("there", [0.0, 0.5, 0.99])
def test_an_archive_of_the_web_is_not_said_to_be_broken(pack: Any, there: float, tmp_path: Path) -> None:
    data = pack(b"".join(record(number, PAGE) for number in range(9)))
    path = tmp_path / "a.warc"
    path.write_bytes(data[: int(there * len(data))])
    with pytest.raises(OSError, match="Input/output error") as error:
        list(warc.read(_OnAFailingDisk(path)))
    assert is_of_the_disk(error.value)


def test_the_number_comes_over_from_the_process_of_the_reader(tmp_path: Path) -> None:
    confinement._stop_all()
    with pytest.raises(FileNotFoundError) as error:
        list(read_pages(tmp_path / "gone.warc", "a"))
    assert (error.value.errno, error.value.filename) == (errno.ENOENT, str(tmp_path / "gone.warc"))
    (tmp_path / "empty.warc").touch()
    (fault,) = read_pages(tmp_path / "empty.warc", "a")
    assert isinstance(fault, Skipped)


def test_a_member_that_leads_nowhere_is_broken_and_a_full_disk_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.txt", "one")
    whole = path.read_bytes()
    path.write_bytes(whole[10:])  # the directory tells of a place before the beginning
    (fault,) = archive.read(path, str(tmp_path))
    assert fault.to_json()["problem"].startswith("broken: ")
    path.write_bytes(whole)

    def is_full(*_arguments: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(archive._Unpacking, "_take", is_full)
    with pytest.raises(OSError, match="No space left"):
        list(archive.read(path, str(tmp_path)))
