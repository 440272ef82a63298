"""Rules of a language: patterns with an id, what they mean, and their own examples, read from TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from tawthiq.errors import LanguageError
from tawthiq.lang.alphabet import ClassAlphabet
from tawthiq.lang.patterns import Pattern

_KEYS = frozenset({"id", "stage", "pattern", "set", "example", "why"})
_EXAMPLE_KEYS = frozenset({"text", "expect", "title"})
_RULE = re.compile(r"\s*\[\[\s*rule\s*\]\]")
_FRAGMENT = re.compile(r"<([a-z-]+)>")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what the rule finds in it; an empty `expect` makes it a negative example.

    `title` is the headline over the sentence, for rules that look at it.
    """

    text: str
    expect: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `stage` says who applies it, `values` are its settings (`set` in the file), `where` its file:line."""

    id: str
    stage: str
    pattern: Pattern
    values: Mapping[str, str]
    examples: tuple[Example, ...]
    order: int
    where: str = ""


class Rules(tuple[Rule, ...]):
    """The rules that are applied together, in their order, with the alphabet that they share."""

    alphabet: ClassAlphabet
    _needs: list[tuple[int, tuple[int, ...], Rule]]
    _apart: dict[str, tuple[Rules, Rules]]

    def __new__(
        cls,
        rules: Iterable[Rule] = (),
        sets: Iterable[frozenset[str]] = (),
        alphabet: ClassAlphabet | None = None,
    ) -> Rules:
        """Compile them for the alphabet, or for one of their own; `sets` are those that are known beforehand."""
        made = super().__new__(cls, rules)
        relevant = frozenset[str]().union(*(rule.pattern.classes for rule in made))
        made.alphabet = alphabet = ClassAlphabet(sets, relevant) if alphabet is None else alphabet
        made._needs, made._apart = [], {}
        for rule in made:
            rule.pattern.use(alphabet)
            made._needs.append((*rule.pattern.needed(alphabet), rule))
        return made

    def apart(self, setting: str) -> tuple[Rules, Rules]:
        """Those without a setting, and those with it."""
        found = self._apart.get(setting)
        if found is None:
            without = Rules((rule for rule in self if setting not in rule.values), alphabet=self.alphabet)
            having = Rules((rule for rule in self if setting in rule.values), alphabet=self.alphabet)
            found = self._apart[setting] = without, having
        return found

    def applicable(self, string: str) -> list[Rule]:
        """The rules that may match in a string of the alphabet, in their order: all that they need is there."""
        present = self.alphabet.mask(string)
        absent = ~present
        return [
            rule for must, one_of, rule in self._needs if not must & absent and all(present & one for one in one_of)
        ]


def read_rules(folder: Traversable) -> Iterator[Rule]:
    """All rules of a folder, file by file in the order of their names, in the order of each file."""
    order = 0
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if not file.name.endswith(".toml"):
            continue
        text = file.read_text(encoding="utf-8")
        try:
            table = tomllib.loads(text)
        except tomllib.TOMLDecodeError as problem:
            raise LanguageError(f"{file.name}: {problem}") from problem
        if set(table) - {"rule", "fragments"}:
            known = "only [fragments] and [[rule]] tables belong here"
            raise LanguageError(f"{file.name}: {known}, not {', '.join(sorted(table))}")
        fragments = _read_fragments(table.get("fragments", {}), file.name)
        lines = [number for number, line in enumerate(text.split("\n"), start=1) if _RULE.match(line)]
        for raw, line in zip(table.get("rule", []), lines, strict=True):
            yield _read_rule(raw, f"{file.name}:{line}", order, fragments)
            order += 1


def _read_fragments(raw: Mapping[str, str], where: str) -> dict[str, str]:
    """Named pieces of notation that the patterns of one file share; one may use those before it."""
    fragments: dict[str, str] = {}
    for name, notation in raw.items():
        fragments[name] = _filled(notation, fragments, f"{where}: fragment {name}")
    return fragments


def _filled(notation: str, fragments: Mapping[str, str], where: str) -> str:
    """The notation with each `<name>` replaced by its fragment in brackets."""
    unknown = [name for name in _FRAGMENT.findall(notation) if name not in fragments]
    if unknown:
        raise LanguageError(f"{where}: no fragment is named {', '.join(unknown)}")
    return _FRAGMENT.sub(lambda match: f"({fragments[match[1]]})", notation)


def _read_rule(raw: Mapping[str, Any], where: str, order: int, fragments: Mapping[str, str]) -> Rule:
    named = f"{where}: rule {raw.get('id', '?')}"
    unknown = set(raw) - _KEYS
    if unknown or not {"id", "stage", "pattern"} <= set(raw):
        raise LanguageError(f"{named}: needs id, stage and pattern, and knows only {', '.join(sorted(_KEYS))}")
    examples = tuple(_read_example(example, named) for example in raw.get("example", ()))
    values = {key: str(value) for key, value in raw.get("set", {}).items()}
    pattern = Pattern(_filled(raw["pattern"], fragments, named), named)
    return Rule(raw["id"], raw["stage"], pattern, values, examples, order, where)


def _read_example(raw: Mapping[str, Any], where: str) -> Example:
    if set(raw) - _EXAMPLE_KEYS or not {"text", "expect"} <= set(raw):
        raise LanguageError(
            f"{where}: an example needs text and expect, and knows only {', '.join(sorted(_EXAMPLE_KEYS))}"
        )
    return Example(raw["text"], tuple(raw["expect"]), raw.get("title", ""))
