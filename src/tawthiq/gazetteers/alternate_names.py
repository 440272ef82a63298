"""GeoNames' names by language: `alternateNamesV2.txt`, read line by line, for it is large."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from tawthiq.errors import InputError
from tawthiq.gazetteers.lines import lines_of
from tawthiq.gazetteers.row import Read

LANGUAGES = ("ar", "en")
_LEAST = 4  # id of the name, of the place, language, name; then flags, which may be left out
_PREFERRED, _HISTORIC = 4, 7


def read_alternate_names(file: Path, places: Collection[str], found: Read) -> dict[str, dict[str, tuple[str, ...]]]:
    """The names in our languages of these places (GeoNames' ids), preferred ones first; historic names are left out.

    Lines that are wrong go to the problems of `found`.
    """
    names: dict[str, dict[str, list[tuple[bool, str]]]] = {}
    for where, line in lines_of(file, found.problems):
        cells = line.split("\t")
        if len(cells) < _LEAST:
            problem = f"{len(cells)} columns, not the {_LEAST} or more of alternateNamesV2.txt"
            found.problems.append(InputError(where, problem, "name the file of names as GeoNames packs it"))
            continue
        _, place, language, name = cells[:_LEAST]
        if language in LANGUAGES and place in places and not _flag(cells, _HISTORIC):
            names.setdefault(place, {}).setdefault(language, []).append((not _flag(cells, _PREFERRED), name))
    return {
        place: {
            code: tuple(name for _, name in sorted(listed, key=lambda one: one[0])) for code, listed in all_.items()
        }
        for place, all_ in names.items()
    }


def _flag(cells: list[str], column: int) -> bool:
    return len(cells) > column and cells[column] == "1"
