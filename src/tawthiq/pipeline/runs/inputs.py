"""The files of an archive: how each is read, which there are here, and what is said of those that cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tawthiq.documents import Skipped, display, files_within
from tawthiq.errors import InputError

LINES, PACKED_LINES, TABLE, PAGES = "JSON Lines", "JSON Lines in gzip", "Parquet", "archive of web pages"
_FORMS = {
    ".jsonl": LINES,
    ".jsonl.gz": PACKED_LINES,
    ".parquet": TABLE,
    ".warc": PAGES,
    ".warc.gz": PAGES,
}
FORMS = tuple(dict.fromkeys(_FORMS.values()))
_KINDS = ".jsonl, .jsonl.gz, .parquet, .warc and .warc.gz"


def form_of(name: str) -> str | None:
    """How a file of this name is read; `None` where it is not."""
    return next((form for ending, form in _FORMS.items() if name.lower().endswith(ending)), None)


@dataclass(frozen=True, slots=True)
class File:
    """A file of an archive: its name, as people call it, and its size in bytes."""

    name: str
    size: int
    path: Path


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an archive: in which file, how many items of it are before, and where its next byte is, where known.

    `passed` are the bytes of the archive before it, to tell how far a run is.
    """

    file: int = 0
    items: int = 0
    offset: int = 0
    passed: int = 0

    @classmethod
    def from_json(cls, value: Mapping[str, int]) -> Place:
        """What `dataclasses.asdict` gives, back."""
        return cls(**value)


def broken(name: str, form: str, why: str = "") -> Skipped:
    """What is said of a file that cannot be read to its end; without a reason, of one that is cut short."""
    kind = "gzip" if form == PACKED_LINES else form
    problem = f"broken {kind}: {' '.join(why.split())[:200] or 'it is cut short'}"
    return Skipped(name, problem, "what follows there is not read: fetch the file again")


def cannot_be_read(name: str, why: str) -> InputError:
    """What is said of a file that cannot be read for now: it stops a run, which goes on there."""
    remedy = "mend that and give the command again: without --fresh a run goes on where it stopped"
    return InputError(name, f"it cannot be read: {why}", remedy)


def no_files(names: Iterable[str]) -> InputError:
    """What is said where there is nothing to read at any of these names."""
    problem = "no file of a kind that is read with --output"
    return InputError(", ".join(names), problem, f"it reads {_KINDS}, and nothing that stands in the output itself")


def find_inputs(paths: Sequence[Path], left_out: Sequence[Path] = ()) -> list[File]:
    """The files of an archive, in the order of names within each folder (`documents.files_within`), but for what is in
    places that are `left_out`, which are whole. Raises InputError where there is none, and for a file that is named
    and is not of a kind that is read in bulk.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += files_within(path, lambda name: form_of(name) is not None)
        elif not path.exists():
            raise InputError(display(path), "no such file", "check the name")
        elif not form_of(path.name):
            remedy = f"it reads {_KINDS}; for others leave --output out"
            raise InputError(display(path), "not a kind of file that is read with --output", remedy)
        else:
            found.append(path)
    files = [_file(path) for path in found if not _is_within(path, left_out)]
    if not files:
        raise no_files(map(display, paths))
    return files


def _is_within(path: Path, places: Sequence[Path]) -> bool:
    return bool(places) and any(path.resolve().is_relative_to(one) for one in places)


def _file(path: Path) -> File:
    return File(display(path), path.stat().st_size, path)
