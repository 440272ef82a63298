"""Rules of a language: patterns with an id, what they mean, and their own examples, read from TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from tawthiq.errors import LanguageError
from tawthiq.lang.patterns import Pattern

_KEYS = frozenset({"id", "stage", "pattern", "set", "example", "why"})


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what the rule's stage must find in it; an empty `expect` makes it a negative example."""

    text: str
    expect: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `stage` says who applies it, `values` are its settings (`set` in the file)."""

    id: str
    stage: str
    pattern: Pattern
    values: Mapping[str, str]
    examples: tuple[Example, ...]
    order: int


def read_rules(folder: Traversable) -> Iterator[Rule]:
    """All rules of a folder, file by file in the order of their names, in the order of each file."""
    order = 0
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if not file.name.endswith(".toml"):
            continue
        try:
            table = tomllib.loads(file.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as problem:
            raise LanguageError(f"{file.name}: {problem}") from problem
        for raw in table.get("rule", []):
            yield _read_rule(raw, file.name, order)
            order += 1


def _read_rule(raw: Mapping[str, Any], file: str, order: int) -> Rule:
    where = f"{file}: rule {raw.get('id', '?')}"
    unknown = set(raw) - _KEYS
    if unknown or not {"id", "stage", "pattern"} <= set(raw):
        raise LanguageError(f"{where}: needs id, stage and pattern, and knows only {', '.join(sorted(_KEYS))}")
    examples = tuple(Example(item["text"], tuple(item.get("expect", ()))) for item in raw.get("example", ()))
    values = {key: str(value) for key, value in raw.get("set", {}).items()}
    return Rule(raw["id"], raw["stage"], Pattern(raw["pattern"], where), values, examples, order)
