"""Which column of a COD table holds what: the names that are known, and those that a user gives."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

from tawthiq.errors import InputError
from tawthiq.lang.gazetteer import PRECISION

Choices = Mapping[str, Mapping[str, Sequence[str]]]


def load_choices(file: Path | None = None) -> Choices:
    """Section -> what -> the columns that may hold it, those of `file` first.

    Raises InputError where the file is no such mapping.
    """
    known = tomllib.loads(resources.files(__package__).joinpath("cod.toml").read_text(encoding="utf-8"))
    given = _read(file, known) if file else {}
    return {
        section: {key: [*_listed(given.get(section, {}).get(key)), *_listed(value)] for key, value in table.items()}
        for section, table in known.items()
    }


def _listed(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [str(one) for one in value] if isinstance(value, list) else []


def _read(file: Path, known: Mapping[str, Mapping[str, object]]) -> Mapping[str, Mapping[str, object]]:
    try:
        given = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(str(file), f"not valid TOML: {error}", "see docs/tutorial.md for its shape") from error
    except OSError as error:
        raise InputError(str(file), f"cannot be read: {error.strerror}", "check the file") from error
    for section, table in given.items():
        if section not in known or not isinstance(table, dict):
            raise InputError(str(file), f"no table is called {section!r}", f"there are: {', '.join(known)}")
        for key, value in table.items():
            if key not in known[section]:
                raise InputError(str(file), f"[{section}] has no {key!r}", f"there are: {', '.join(known[section])}")
            if section == "kinds" and value not in PRECISION:
                raise InputError(str(file), f"{value!r} is no kind of place", f"there are: {', '.join(PRECISION)}")
    return given
