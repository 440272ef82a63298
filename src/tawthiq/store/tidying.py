"""A case is left as its register says: what an erasure is to remove goes, and what killed commands left.

For one who is alone with the case (`Hold`), or where nobody can tell. It can be killed at any moment; the next one
goes on.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Protocol

from tawthiq.store.archive import INCOMING
from tawthiq.store.derived import discard
from tawthiq.store.files import sync_folder, write_whole
from tawthiq.store.search_index import SEARCH

_PARTS = [f"{beside}.*.part" for beside in ("", "output/", "output/*/", "gazetteers/", "timestamps/")]
_HALF = (f"{INCOMING}*", *_PARTS)
"""What a killed command leaves: copies not kept yet, files not whole yet. The archive, which can be large, has none."""


class Erased(Protocol):
    """What a register says of erasures, and how it forgets."""

    def removed(self) -> Collection[str]:
        """The files that it had and is to have no more."""

    def scrub(self) -> bool:
        """Leave nothing in the database's file of what was deleted from it; False where others hold it open."""


def tidy(folder: Path, register: Erased, *, is_alone: bool) -> None:
    """Complete an erasure that was not completed, and remove what killed commands left half written.

    The latter only where one `is_alone`, for it may be another's who is still at it.
    """
    for pattern in _HALF if is_alone else ():
        for path in folder.glob(pattern):
            path.unlink(missing_ok=True)
    if unfinished(folder, register):
        complete(folder, register)


def unfinished(folder: Path, register: Erased) -> list[Path]:
    """The files whose erasure is in the log and is not completed."""
    removed = register.removed()
    return [path for name in sorted(removed) if (path := folder / "archive" / name).exists()] if removed else []


def mark(folder: Path, name: str) -> None:
    """See to it that a file which is to go is there until all else of it has gone, even if its bytes were lost."""
    path = folder / "archive" / name
    if not path.exists():
        write_whole(path, [])


def complete(folder: Path, register: Erased) -> bool:
    """Remove all that holds words of what was erased; False where others read the database, so that it goes later.

    The bytes go first. A file without any stays in their place until nothing else is left, so that who opens the case
    after a crash knows of it.
    """
    marks = unfinished(folder, register)
    for path in marks:
        write_whole(path, [])
    discard(folder / "derived.db")
    discard(folder / SEARCH)
    _empty(folder / "output")
    for path in (folder / "archive").glob(".*"):  # as earlier versions left them when they were killed
        path.unlink(missing_ok=True)
    sync_folder(folder / "archive")
    sync_folder(folder)
    if not register.scrub():
        return False
    for path in marks:
        path.unlink(missing_ok=True)
    sync_folder(folder / "archive")
    return True


def _empty(folder: Path) -> None:
    """Delete all that is in the output folder, which is built anew."""
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    sync_folder(folder)
