"""Which files hold reports, and how each is to be read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from tawthiq.documents.reading import Skipped


class Kind(StrEnum):
    """How a file is read."""

    PLAIN_TEXT = "plain text"
    JSON_LINES = "JSON Lines"
    WEB_PAGE = "web page"
    PDF = "PDF"
    WORD = "word-processor document"
    MAIL = "e-mail"
    MAILBOX = "mailbox"
    FEED = "feed"
    TELEGRAM = "Telegram export"
    WEB_ARCHIVE = "archive of web pages"
    TABLE = "table"
    PARQUET = "Parquet"
    ARCHIVE = "archive"
    UNREAD = "picture, sound or video"

    @property
    def is_one_report(self) -> bool:
        """Whether such a file is one report, about which the user can state what it does not."""
        return self in _ONE_REPORT


_ONE_REPORT = frozenset({Kind.PLAIN_TEXT, Kind.WEB_PAGE, Kind.PDF, Kind.WORD, Kind.MAIL})
_KINDS = {
    ".txt": Kind.PLAIN_TEXT,
    ".md": Kind.PLAIN_TEXT,
    ".jsonl": Kind.JSON_LINES,
    ".htm": Kind.WEB_PAGE,
    ".html": Kind.WEB_PAGE,
    ".xhtml": Kind.WEB_PAGE,
    ".pdf": Kind.PDF,
    ".docx": Kind.WORD,
    ".eml": Kind.MAIL,
    ".mbox": Kind.MAILBOX,
    ".atom": Kind.FEED,
    ".rss": Kind.FEED,
    ".xml": Kind.FEED,
    ".json": Kind.TELEGRAM,
    ".warc": Kind.WEB_ARCHIVE,
    ".warc.gz": Kind.WEB_ARCHIVE,
    ".wacz": Kind.WEB_ARCHIVE,
    ".csv": Kind.TABLE,
    ".tsv": Kind.TABLE,
    ".xlsx": Kind.TABLE,
    ".parquet": Kind.PARQUET,
    ".zip": Kind.ARCHIVE,
    ".tar": Kind.ARCHIVE,
    ".tar.bz2": Kind.ARCHIVE,
    ".tar.gz": Kind.ARCHIVE,
    ".tar.xz": Kind.ARCHIVE,
    ".tgz": Kind.ARCHIVE,
}
_UNREAD = (
    ".3gp .aac .avi .bmp .flac .gif .heic .ico .jpeg .jpg .m4a .m4v .mkv .mov .mp3 .mp4 .mpeg .mpg .oga .ogg .ogv "
    ".opus .png .svg .tif .tiff .wav .webm .webp .wma .wmv"
)
SUFFIXES = ", ".join(sorted(_KINDS))
_BY_SUFFIX = _KINDS | dict.fromkeys(_UNREAD.split(), Kind.UNREAD)


def kind_of(name: str) -> Kind | None:
    """The kind of file that a name's ending promises."""
    suffixes = [suffix.lower() for suffix in Path(name).suffixes[-2:]]
    return _BY_SUFFIX.get("".join(suffixes)) or _BY_SUFFIX.get(suffixes[-1] if suffixes else "")


def find_files(paths: Iterable[Path], leave_out: Path | None = None) -> Iterator[Path | Skipped]:
    """Every file that is named or lies in a named folder, each folder in the order of names.

    Hidden files in folders, and the folder `leave_out`, are passed over; other files of unknown kind are reported.
    """
    hidden = leave_out.resolve() if leave_out else None
    for path in paths:
        for found in _walk(path, hidden) if path.is_dir() else [path]:
            yield _checked(found)


def files_within(folder: Path, is_wanted: Callable[[str], bool]) -> list[Path]:
    """The files of an archive in a folder, those whose names are wanted, by name; hidden ones and those that begin
    with `_` are passed over, as Spark does.
    """
    inner = (one for one in sorted(folder.rglob("*")) if one.is_file() and is_wanted(one.name))
    return [one for one in inner if not any(part.startswith((".", "_")) for part in one.relative_to(folder).parts)]


def _walk(folder: Path, leave_out: Path | None) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        place = Path(here)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and (place / name).resolve() != leave_out
        )
        yield from (place / name for name in sorted(files) if not name.startswith("."))


def _checked(path: Path) -> Path | Skipped:
    if kind_of(path.name) is None:
        return unknown(display(path))
    if not path.exists():
        return Skipped(display(path), "no such file", "check the name")
    if not path.is_file():
        return Skipped(display(path), "not an ordinary file", f"the kinds are {SUFFIXES}")
    return path


def stem_of(name: str) -> str:
    """The name of a file without its folders and the ending that `kind_of` knows it by."""
    path = Path(name)
    longer = "".join(path.suffixes[-2:])
    ending = longer if longer.lower() in _BY_SUFFIX else path.suffix
    return path.name.removesuffix(ending) if ending else path.name


def unknown(where: str) -> Skipped:
    """What is said of a file whose name promises nothing that can be read."""
    return Skipped(where, "not a kind of file that can be read", f"the kinds are {SUFFIXES}")


def display(path: Path) -> str:
    """A path on one line that can be printed and stored, whatever bytes its name has."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii")
        for letter in os.fspath(path)
    )
