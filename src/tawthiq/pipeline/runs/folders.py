"""The folder that a run writes, on this machine: small files whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tawthiq.documents import display
from tawthiq.errors import InputError
from tawthiq.store.files import write_whole


class Folder(Protocol):
    """Files by their names within it, such as `.run/run.json`, wherever it is."""

    @property
    def name(self) -> str:
        """The folder, for people."""
        ...

    def beside(self, ending: str) -> str:
        """The name, for people, of the file that stands beside the folder and has its name with this ending."""
        ...

    def read(self, name: str) -> bytes | None:
        """A file; `None` where there is none."""
        ...

    def write(self, name: str, data: bytes) -> None:
        """A file, in one step."""
        ...

    def write_beside(self, ending: str, pieces: Iterable[bytes]) -> None:
        """The file that stands beside the folder."""
        ...

    def names(self, folder: str = "") -> list[str]:
        """The names in a folder within it, sorted; none where there is no such folder."""
        ...

    def delete(self, name: str) -> None:
        """A file, or a folder with all that is in it; nothing where there is neither."""
        ...


def no_place_beside(name: str) -> InputError:
    """What is said of an output that is all of a file system."""
    return InputError(name, "it has no folder above it, for the file that stands beside it", "name a folder in it")


def local_folder(name: str) -> LocalFolder:
    """The folder of this name on this machine. Raises InputError where a run can write none."""
    path = Path(name)
    if not path.resolve().name:
        raise no_place_beside(name)
    if path.exists() and not path.is_dir():
        raise InputError(display(path), "it is a file, not a folder", "name another --output")
    return LocalFolder(path)


@dataclass(frozen=True, slots=True)
class LocalFolder:
    """One on this machine."""

    path: Path

    @property
    def name(self) -> str:
        """The folder, for people."""
        return display(self.path)

    def beside(self, ending: str) -> str:
        """The name of the file that stands beside the folder."""
        return display(self._beside(ending))

    def read(self, name: str) -> bytes | None:
        """A file; `None` where there is none."""
        try:
            return self.path.joinpath(name).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, name: str, data: bytes) -> None:
        """A file, in one step."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, [data])

    def write_beside(self, ending: str, pieces: Iterable[bytes]) -> None:
        """The file that stands beside the folder."""
        write_whole(self._beside(ending), pieces)

    def names(self, folder: str = "") -> list[str]:
        """The names in a folder within it, sorted."""
        path = self.path / folder
        return sorted(one.name for one in path.iterdir()) if path.is_dir() else []

    def delete(self, name: str) -> None:
        """A file, or a folder with all that is in it."""
        path = self.path / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

    def places(self, ending: str) -> tuple[Path, Path]:
        """The folder and the file that stands beside it, whole, without links on the way."""
        return self.path.resolve(), self._beside(ending).resolve()

    def _beside(self, ending: str) -> Path:
        path = self.path if self.path.name not in {"", ".."} else self.path.resolve()
        return path.with_name(path.name + ending)
