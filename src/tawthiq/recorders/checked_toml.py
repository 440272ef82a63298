"""A TOML table read key by key, with errors that name the file, the key and what may stand there."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from tawthiq.errors import InputError

SEE = "docs/recorders.md describes mapping files"

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Checked:
    """A file's tables; `where` names the file. Every method raises InputError where a value is not what it asks for."""

    where: str
    tables: Mapping[str, Any]

    @classmethod
    def parse(cls, text: str, where: str) -> Checked:
        """The tables of a text."""
        try:
            return cls(where, tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            raise InputError(where, f"not valid TOML: {error}", SEE) from error

    def section(self, name: str, keys: Collection[str] | None = None) -> Mapping[str, Any]:
        """The table `[name]`, empty where there is none, with no other keys than these."""
        found = self.table(f"[{name}]", self.tables.get(name, {}))
        if keys is not None:
            self.keys(f"[{name}]", found, keys)
        return found

    def numbered(self, name: str, keys: Collection[str]) -> list[tuple[str, Mapping[str, Any]]]:
        """The tables `[[name]]`, each with what to call it."""
        found = self.tables.get(name, [])
        if not isinstance(found, list):
            self.fail(f"{name} is no list of tables", f"write [[{name}]] above each")
        named = [(f"[[{name}]] {number}", one) for number, one in enumerate(found, start=1)]
        for title, one in named:
            self.keys(title, self.table(title, one), keys)
        return named

    def table(self, name: str, value: Any) -> Mapping[str, Any]:
        """A table of keys and values."""
        if not isinstance(value, dict):
            self.fail(f"{name} is {value!r}", "it is to be a table of keys and values")
        return value

    def keys(self, name: str, table: Mapping[str, Any], known: Collection[str]) -> None:
        """Only known keys."""
        for key in table:
            if key not in known:
                self.fail(f"{name} has the unknown key {key!r}", f"there are: {', '.join(known)}")

    def string(self, name: str, value: Any) -> str:
        """A string with something in it."""
        if value is None:
            self.fail(f"no {name}", "write a string there")
        if not isinstance(value, str) or not value.strip():
            self.fail(f"{name} is {value!r}", "write a string there")
        return value

    def strings(self, name: str, value: Any) -> tuple[str, ...]:
        """A string or a list of them."""
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(one, str) and one for one in found):
            self.fail(f"{name} is {value!r}", "write a string, or a list of strings")
        return tuple(found)

    def choice(self, name: str, value: Any, choices: type[Choice]) -> Choice:
        """A member of an enumeration."""
        try:
            return choices(value)
        except ValueError:
            self.fail(f"{name} is {value!r}", f"it can be {', '.join(choices)}")

    def fail(self, problem: str, remedy: str) -> NoReturn:
        """Raise the error."""
        raise InputError(self.where, problem, remedy)
