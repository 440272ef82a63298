"""Which files hold reports, and how each is to be read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from tawthiq.documents.reading import Skipped


class Kind(StrEnum):
    """How a file is read."""

    PLAIN_TEXT = "plain text"
    JSON_LINES = "JSON Lines"


_KINDS = {".txt": Kind.PLAIN_TEXT, ".md": Kind.PLAIN_TEXT, ".jsonl": Kind.JSON_LINES}
_TABLES = frozenset({".csv", ".tsv"})
SUFFIXES = ", ".join(sorted(_KINDS))


def kind_of(name: str) -> Kind | None:
    """The kind of file that a name's ending promises."""
    return _KINDS.get(Path(name).suffix.lower())


def find_files(paths: Iterable[Path], leave_out: Path | None = None) -> Iterator[Path | Skipped]:
    """Every file that is named or lies in a named folder, each folder in the order of names.

    Hidden files in folders, and the folder `leave_out`, are passed over; other files of unknown kind are reported.
    """
    hidden = leave_out.resolve() if leave_out else None
    for path in paths:
        for found in _walk(path, hidden) if path.is_dir() else [path]:
            yield _checked(found)


def _walk(folder: Path, leave_out: Path | None) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        place = Path(here)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and (place / name).resolve() != leave_out
        )
        yield from (place / name for name in sorted(files) if not name.startswith("."))


def _checked(path: Path) -> Path | Skipped:
    if path.suffix.lower() in _TABLES:
        return Skipped(display(path), "a table, which is no report", "say whose table it is with --as")
    if kind_of(path.name) is None:
        return Skipped(display(path), "not a kind of file that can be read", f"the kinds are {SUFFIXES}")
    if not path.exists():
        return Skipped(display(path), "no such file", "check the name")
    if not path.is_file():
        return Skipped(display(path), "not an ordinary file", f"the kinds are {SUFFIXES}")
    return path


def display(path: Path) -> str:
    """A path on one line that can be printed and stored, whatever bytes its name has."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii")
        for letter in os.fspath(path)
    )
