"""Folders and files wherever Spark reaches them: hdfs, s3a, or this machine, by Spark's own settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from tawthiq.errors import InputError
from tawthiq.pipeline.runs.folders import no_place_beside

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


class Hadoop:
    """The file systems of a session."""

    def __init__(self, session: SparkSession) -> None:
        """Through the Java of the session."""
        context: Any = session.sparkContext
        self._java, self._settings = context._jvm, context._jsc.hadoopConfiguration()

    def path(self, address: str) -> Any:
        """A path of Java, with its file system and whole."""
        path = self._java.org.apache.hadoop.fs.Path(address)
        return self.system(path).makeQualified(path)

    def system(self, path: Any) -> Any:
        """The file system of a path."""
        return path.getFileSystem(self._settings)

    def files(self, address: str) -> Iterator[tuple[str, int]]:
        """Each file at an address or in the folder there, whole, with its size, in the order of names; those that begin
        with `.` or `_` are passed over. `*` and the like stand for others where nothing has them in its name. Raises
        InputError where there is nothing.
        """
        path = self.path(address)
        system = self.system(path)
        paths = [path] if system.exists(path) else [one.getPath() for one in system.globStatus(path) or ()]
        if not paths:
            raise InputError(address, "no such file", "check the address, and the settings of Spark for it")
        return iter(sorted(file for one in paths for file in self._below(system, one)))

    @staticmethod
    def _below(system: Any, path: Any) -> Iterator[tuple[str, int]]:
        above = len(path.toString())
        listed = system.listFiles(path, True)
        while listed.hasNext():
            one = listed.next()
            name = one.getPath().toString()
            if not any(part.startswith((".", "_")) for part in name[above:].split("/")):
                yield name, int(one.getLen())

    def bytes_of(self, path: Any) -> bytes:
        """All that is in a file."""
        stream = self.system(path).open(path)
        try:
            return bytes(self._java.org.apache.commons.io.IOUtils.toByteArray(stream))
        finally:
            stream.close()


class HadoopFolder:
    """The folder that a run writes; a file is written beside its name first."""

    def __init__(self, hadoop: Hadoop, address: str) -> None:
        """Nothing is made yet. Raises InputError where a run can write no folder."""
        self._hadoop, self._path = hadoop, hadoop.path(address.rstrip("/") or "/")
        self._system = hadoop.system(self._path)
        if self._path.isRoot() or not self._path.getName():
            raise no_place_beside(address)

    @property
    def name(self) -> str:
        """The folder, whole."""
        return str(self._path.toString())

    def beside(self, ending: str) -> str:
        """The name of the file that stands beside the folder."""
        return self.name + ending

    def places(self, ending: str) -> tuple[str, str]:
        """The folder and the file that stands beside it, whole."""
        return self.name, self.beside(ending)

    def read(self, name: str) -> bytes | None:
        """A file; `None` where there is none."""
        path = self._inner(name)
        return self._hadoop.bytes_of(path) if self._system.exists(path) else None

    def write(self, name: str, data: bytes) -> None:
        """A file, in one step where the file system can."""
        self._write(self._inner(name), [data])

    def write_beside(self, ending: str, pieces: Iterable[bytes]) -> None:
        """The file that stands beside the folder."""
        self._write(self._hadoop.path(self.beside(ending)), pieces)

    def names(self, folder: str = "") -> list[str]:
        """The names in a folder within it, sorted; those that are hidden by `.crc` are not told."""
        path = self._inner(folder)
        if not self._system.exists(path):
            return []
        names = (str(one.getPath().getName()) for one in self._system.listStatus(path))
        return sorted(name for name in names if not name.endswith(".crc"))

    def delete(self, name: str) -> None:
        """A file, or a folder with all that is in it."""
        self._system.delete(self._inner(name), True)

    def move(self, name: str, to: str) -> None:
        """A file to another name within the folder, over what is there."""
        goal = self._inner(to)
        self._system.mkdirs(goal.getParent())
        self._system.delete(goal, False)
        if not self._system.rename(self._inner(name), goal):
            raise InputError(str(goal.toString()), "a file could not be moved there", "check the permissions")

    def _inner(self, name: str) -> Any:
        return self._hadoop.path(f"{self.name}/{name}" if name else self.name)

    def _write(self, path: Any, pieces: Iterable[bytes]) -> None:
        beside = self._hadoop.path(f"{path.getParent().toString()}/.{path.getName()}.part")
        stream = self._system.create(beside, True)
        try:
            for piece in pieces:
                stream.write(bytearray(piece))
        finally:
            stream.close()
        self._system.delete(path, False)
        if not self._system.rename(beside, path):
            raise InputError(str(path.toString()), "a file could not be written there", "check the permissions")
