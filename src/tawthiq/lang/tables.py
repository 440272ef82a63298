"""Reads the TSV tables of names and nationalities: `#` lines, a header, then one row a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable

from tawthiq.errors import LanguageError


def rows(file: Traversable, header: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Where each row stands (`file:line`) and its cells; raises LanguageError on another header or a short row."""
    return rows_in(file.read_text(encoding="utf-8"), file.name, header)


def rows_in(text: str, name: str, header: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The same of a table's text; `name` is the file that it is from."""
    expected = "\t".join(header)
    started = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        if not started:
            if line != expected:
                raise LanguageError(f"{name}:{number}: the header must be {' '.join(header)}")
            started = True
            continue
        cells = line.split("\t")
        if len(cells) != len(header):
            raise LanguageError(f"{name}:{number}: {len(cells)} cells, not {len(header)}: {line!r}")
        yield f"{name}:{number}", cells


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that are separated by `|`."""
    return tuple(cell.split("|")) if cell else ()


def names_by_language(arabic: str, english: str, aliases_ar: str, aliases_en: str) -> Mapping[str, tuple[str, ...]]:
    """Language code -> names, the main one first; a language without any name is left out."""
    found = {
        "ar": (arabic, *listed(aliases_ar)) if arabic else (),
        "en": (english, *listed(aliases_en)) if english else (),
    }
    return {language: names for language, names in found.items() if names}
