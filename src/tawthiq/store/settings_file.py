"""`case.toml`: written once with comments that teach, read with errors that name the key."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from importlib import resources
from pathlib import Path, PurePosixPath
from typing import Any

from tawthiq.errors import CaseError
from tawthiq.settings import Settings
from tawthiq.store.address import Address, parse_address

_CHOICES = {
    "redaction": ("none",),
    "vague_counts": ("unnumbered", "acled"),
    "coordinates": ("settlement", "tenth", "region"),
}
_WORLD = "world"  # the gazetteer that comes with the program
GAZETTEERS = "gazetteers"  # the case's folder of place tables
_LISTS = ("languages", "gazetteers")
_NUMBERS = {"small_cells": range(1, 1001)}
_STORE = re.compile(rb"^[ \t]*store[ \t]*=[^\n]*\n?", re.MULTILINE)
_KEYS = (
    "name",
    "languages",
    "gazetteers",
    "rule_set",
    "redaction",
    "vague_counts",
    "coordinates",
    "small_cells",
    "map_tiles",
    "store",
)


def template(name: str, languages: Sequence[str]) -> str:
    """The text of a new `case.toml`."""
    text = resources.files(__package__).joinpath("case.toml").read_text(encoding="utf-8")
    values = {"{name}": name, "{languages}": list(languages)}
    for mark, value in values.items():
        text = text.replace(mark, json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f"), 1)
    return text


def store_line(url: str) -> str:
    """The line of `case.toml` that says where the register is."""
    return f"store = {json.dumps(url)}\n"


def portable(text: bytes) -> bytes:
    """A `case.toml` without the line that says where the register is: what a case is set to wherever it is."""
    return _STORE.sub(b"", text)


def register_place(folder: Path) -> Path | Address:
    """Where the register of a case is: `case.db` in its folder, or on the server that `case.toml` names.

    A `case.db` that is there has it until the next change takes it to the server. Raises CaseError.
    """
    file = folder / "case.db"
    return file if file.exists() else server_of(folder) or file


def server_of(folder: Path) -> Address | None:
    """The server that `case.toml` names. Raises CaseError where that makes no sense; it never repeats the URL."""
    path = folder / "case.toml"
    store = _table(path).get("store")
    if store is None:
        return None
    if not isinstance(store, str):
        raise CaseError(
            f'{path}: store is to be a string, such as store = "postgresql://db.example.org/cases?schema=a"'
        )
    if not _is_apart(path):
        raise CaseError(f'{path}: store is to be a line of its own, such as: store = "postgresql://..."')
    try:
        return parse_address(store)
    except CaseError as error:
        raise CaseError(f"{path}: store: {error}") from error


def _is_apart(path: Path) -> bool:
    """Whether the store has a line of its own, and nothing else is on it."""
    whole = _table(path)
    try:
        rest = tomllib.loads(portable(path.read_bytes()).decode())
    except tomllib.TOMLDecodeError:
        return False
    return rest == {key: value for key, value in whole.items() if key != "store"}


def read_settings(path: Path) -> Settings:
    """The settings in `path`; a key that is absent has its default. Raises CaseError where they make no sense."""
    table = _table(path)
    for key in table:
        if key not in _KEYS:
            raise CaseError(f"{path}: unknown key {key!r}; the keys are {', '.join(_KEYS)}")
    if "name" not in table:
        raise CaseError(f'{path}: no name; write name = "..." for the title of the report page')
    return Settings(**{key: _value(path, key, table[key]) for key in table if key != "store"})


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CaseError(f"{path}: not valid TOML: {error}") from error
    except UnicodeDecodeError as error:
        raise CaseError(f"{path}: not UTF-8 at byte {error.start + 1}; save it as UTF-8") from error
    except OSError as error:
        raise CaseError(f"{path}: cannot be read: {error.strerror}") from error


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
    if key == "map_tiles":
        _check_inside(path, key, value)
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


def _check_inside(path: Path, key: str, value: str) -> None:
    """Raise CaseError for what is no path of a file within the case's folder."""
    parts = PurePosixPath(value).parts
    is_within = "\\" not in value and ":" not in value and not value.startswith("/") and ".." not in parts
    if not is_within or not value.endswith(".pmtiles"):
        example = f'{key} = "{_example(key)}"'
        raise CaseError(f"{path}: {key} is to name a .pmtiles file in the case's folder, such as {example}")


def _check_choice(path: Path, key: str, value: str) -> None:
    choices = _CHOICES.get(key)
    if choices and value not in choices:
        raise CaseError(f"{path}: {key} has {value!r}; it can only be {' or '.join(choices)}")


def _example(key: str) -> str:
    examples = {
        "languages": "ar",
        "name": "My case",
        "rule_set": "airwars",
        "gazetteers": _WORLD,
        "map_tiles": "region.pmtiles",
    }
    return examples.get(key) or _CHOICES[key][0]
