"""`case.toml`: written once with comments that teach, read with errors that name the key."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from tawthiq.errors import CaseError
from tawthiq.settings import Settings

_CHOICES = {
    "redaction": ("none",),
    "vague_counts": ("unnumbered", "acled"),
    "coordinates": ("settlement", "tenth", "region"),
}
_WORLD = "world"  # the gazetteer that comes with the program
GAZETTEERS = "gazetteers"  # the case's folder of place tables
_LISTS = ("languages", "gazetteers")
_NUMBERS = {"small_cells": range(1, 1001)}
_KEYS = ("name", "languages", "gazetteers", "rule_set", "redaction", "vague_counts", "coordinates", "small_cells")


def template(name: str, languages: Sequence[str]) -> str:
    """The text of a new `case.toml`."""
    text = resources.files(__package__).joinpath("case.toml").read_text(encoding="utf-8")
    values = {"{name}": name, "{languages}": list(languages)}
    for mark, value in values.items():
        text = text.replace(mark, json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f"), 1)
    return text


def read_settings(path: Path) -> Settings:
    """The settings in `path`; a key that is absent has its default. Raises CaseError where they make no sense."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CaseError(f"{path}: not valid TOML: {error}") from error
    except UnicodeDecodeError as error:
        raise CaseError(f"{path}: not UTF-8 at byte {error.start + 1}; save it as UTF-8") from error
    except OSError as error:
        raise CaseError(f"{path}: cannot be read: {error.strerror}") from error
    for key in table:
        if key not in _KEYS:
            raise CaseError(f"{path}: unknown key {key!r}; the keys are {', '.join(_KEYS)}")
    if "name" not in table:
        raise CaseError(f'{path}: no name; write name = "..." for the title of the report page')
    return Settings(**{key: _value(path, key, table[key]) for key in table})


def _value(path: Path, key: str, value: Any) -> Any:
    if key in _LISTS:
        if not isinstance(value, list) or not value or not all(isinstance(item, str) for item in value):
            raise CaseError(f'{path}: {key} is to be a list of strings, such as {key} = ["{_example(key)}"]')
        if key == "gazetteers":
            _check_gazetteers(path, value)
        return tuple(value)
    if key in _NUMBERS:
        if type(value) is not int or value not in _NUMBERS[key]:
            raise CaseError(f"{path}: {key} is to be a whole number from 1 to 1000, such as {key} = 5")
        return value
    if not isinstance(value, str) or not value.strip():
        raise CaseError(f'{path}: {key} is to be a string, such as {key} = "{_example(key)}"')
    _check_choice(path, key, value)
    return value


def _check_gazetteers(path: Path, names: Sequence[str]) -> None:
    """Raise CaseError unless the world's gazetteer is among them and each other is a table in the case."""
    if _WORLD not in names:
        raise CaseError(f'{path}: gazetteers has no "{_WORLD}"; the places of a case stand beside those of the program')
    there = [_WORLD, *(file.stem for file in sorted((path.parent / GAZETTEERS).glob("*.tsv")))]
    for name in names:
        if name not in there:
            remedy = "make one with: tawthiq gazetteer import"
            raise CaseError(f"{path}: gazetteers has {name!r}; there are only {', '.join(there)} ({remedy})")
        if list(names).count(name) > 1:
            raise CaseError(f"{path}: gazetteers has {name!r} twice")


def _check_choice(path: Path, key: str, value: str) -> None:
    choices = _CHOICES.get(key)
    if choices and value not in choices:
        raise CaseError(f"{path}: {key} has {value!r}; it can only be {' or '.join(choices)}")


def _example(key: str) -> str:
    examples = {"languages": "ar", "name": "My case", "rule_set": "airwars", "gazetteers": _WORLD}
    return examples.get(key) or _CHOICES[key][0]
