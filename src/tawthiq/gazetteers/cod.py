"""OCHA's COD admin tables as CSV: one row a unit, or a populated place, with its units above it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from tawthiq.errors import InputError
from tawthiq.gazetteers.columns import Choices, load_choices
from tawthiq.gazetteers.lines import lines_of
from tawthiq.gazetteers.row import PlaceRow, Read, checked_id, checked_names, checked_point, checked_population

_DELIMITERS = ",;\t"
_LEVELS = range(4, 0, -1)
_LANGUAGES = ("en", "ar")


def read_cod(file: Path, columns: Path | None = None) -> Read:
    """The units and places of a table. `columns` says where a table has other column names (see `cod.toml`).

    A first-level unit that is only named above others comes without coordinates. Raises InputError where the file
    cannot be opened or has no such columns; rows that are wrong are among the problems.
    """
    found = Read()
    choices = load_choices(columns)
    units: dict[str, PlaceRow] = {}
    for row in _rows(file, choices, found):
        if row.level == 0:
            found.left_out += 1
            continue
        try:
            above = _unit_above(row, choices) if row.level > 1 else None
            found.rows.append(_place(row, choices, above.id if above else None))
        except InputError as problem:
            found.problems.append(problem)
            continue
        if above:
            units.setdefault(above.id, above)
    listed = {row.id for row in found.rows}
    found.rows += [unit for id_, unit in units.items() if id_ not in listed]
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's cells by column, lower case. `level` is 1 to 4, 0 for a country, 5 for a populated place."""

    where: str
    cells: Mapping[str, str]
    level: int

    def first(self, names: Sequence[str], level: int | None = None) -> str:
        """What the first of these columns that the table has holds here."""
        for name in names:
            column = name.replace("{n}", str(level)).lower()
            if column in self.cells:
                return self.cells[column].strip()
        return ""


_PLACE = 5


def _rows(file: Path, choices: Choices, found: Read) -> Iterator[_Row]:
    lines = lines_of(file, found.problems)
    header: list[str] | None = None
    delimiter = ","
    for where, line in lines:
        if header is None:
            delimiter = max(_DELIMITERS, key=line.count)
            header = [cell.strip().lower() for cell in next(csv.reader([line], delimiter=delimiter))]
            _check_header(where, header, choices)
            continue
        cells = next(csv.reader([line], delimiter=delimiter))
        if len(cells) != len(header):
            problem = f"{len(cells)} cells, not the {len(header)} of the header"
            found.problems.append(InputError(where, problem, "keep a row in one line, and quote cells with commas"))
            continue
        row = _Row(where, dict(zip(header, cells, strict=True)), 0)
        yield _Row(where, row.cells, _level(row, choices))


def _check_header(where: str, header: Sequence[str], choices: Choices) -> None:
    codes = [name.replace("{n}", str(n)).lower() for n in _LEVELS for name in choices["units"]["pcode"]]
    codes += [name.lower() for name in choices["places"]["pcode"]]
    if not set(codes) & set(header):
        raise InputError(where, "no column has codes of units or places", "name the columns with --columns FILE.toml")


def _level(row: _Row, choices: Choices) -> int:
    """What the row is about: what it says itself, else the lowest that it has a code for."""
    if row.first(choices["places"]["pcode"]):
        return _PLACE
    stated = row.first(choices["columns"]["level"])
    if stated.isdigit() and int(stated) < _PLACE:
        return int(stated)
    return next((level for level in _LEVELS if row.first(choices["units"]["pcode"], level)), 0)


def _place(row: _Row, choices: Choices, unit: str | None) -> PlaceRow:
    section, kind = ("places", "places") if row.level == _PLACE else ("units", str(row.level))
    lat, lon = (row.first(choices["columns"][name]) for name in ("lat", "lon"))
    point = checked_point(row.where, lat, lon)
    population = checked_population(row.where, row.first(choices["columns"]["population"]))
    code = row.first(choices[section]["pcode"], row.level)
    return PlaceRow(
        where=row.where,
        id=checked_id(row.where, "cod", code),
        kind=choices["kinds"][kind][0],
        names=checked_names(row.where, _names(row, choices[section], row.level)),
        country=_country(row, choices, code),
        unit=unit,
        lat=point[0],
        lon=point[1],
        population=population if row.level == _PLACE else None,
        source="cod",
    )


def _unit_above(row: _Row, choices: Choices) -> PlaceRow | None:
    """The first-level unit that the row lies in, where the row gives its code and a name of it."""
    code, names = row.first(choices["units"]["pcode"], 1), _names(row, choices["units"], 1)
    if not code or not any(name for listed in names.values() for name in listed):
        return None
    names = checked_names(row.where, names)
    id_, country = checked_id(row.where, "cod", code), _country(row, choices, code)
    return PlaceRow(row.where, id_, choices["kinds"]["1"][0], names, country, None, None, None, None, "cod")


def _names(row: _Row, table: Mapping[str, Sequence[str]], level: int) -> dict[str, tuple[str, ...]]:
    return {language: (row.first(table[language], level),) for language in _LANGUAGES}


def _country(row: _Row, choices: Choices, code: str) -> str:
    """The country's code as the table states it, else the letters with which the codes of its units begin.

    Three letters are not cut down to two: of IRQ that would make Iran.
    """
    stated = row.first(choices["columns"]["country"])
    units = (row.first(choices["units"]["pcode"], level) for level in sorted(_LEVELS))
    unit = next(filter(None, units), code)
    return (stated or "".join(takewhile(str.isalpha, unit))).upper()
