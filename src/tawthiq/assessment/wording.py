"""Templates of reasons by language, with lists and names, all from data; numbers agree as `grammar` has it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from tawthiq.grammar import category, in_script
from tawthiq.model import Actor, Count

_BOUNDS = {(False, False): "between", (False, True): "at_least", (True, False): "up_to"}

LANGUAGES = ("ar", "en")


@dataclass(frozen=True, slots=True)
class Wording:
    """The wording of one language, as its TOML file has it."""

    language: str
    data: Mapping[str, Any]
    _forms: dict[int, str] = field(default_factory=dict, repr=False, compare=False)  # plural forms once found

    def text(self, table: str, key: str, **values: object) -> str:
        """The template `table.key`, filled."""
        template: str = self.data[table][key]
        return template.format(**values)

    def counted(self, table: str, number: int, **values: object) -> str:
        """The template of `table` in the plural form that `number` takes, filled."""
        form = self._forms.get(number)
        if form is None:
            form = self._forms[number] = category(self.language, number)
        templates: Mapping[str, str] = self.data[table]
        template = templates.get(form, templates["other"])
        return template.format(n=number, **values)

    def listed(self, names: Sequence[str]) -> str:
        """Names as a list: "A, B and C"."""
        if len(names) < 2:
            return "".join(names)
        separator: str = self.data["separator"]
        return separator.join(names[:-1]) + str(self.data["last"]) + names[-1]

    def either(self, names: Sequence[str]) -> str:
        """Names as a choice: "A, B or C"."""
        if len(names) < 2:
            return "".join(names)
        separator: str = self.data["choice_separator"]
        return separator.join(names[:-1]) + str(self.data["or"]) + names[-1]

    def sentence(self, label: str, parts: Sequence[str]) -> str:
        """A label with its clauses."""
        return str(self.data["reason"]).format(label=label, parts=self.clauses(parts))

    def clauses(self, parts: Sequence[str]) -> str:
        """Clauses as one sentence; empty ones are left out."""
        clause: str = self.data["clause"]
        return clause.join([part for part in parts if part]) + str(self.data["stop"])

    def bounds(self, count: Count) -> str:
        """A count in words: a number, "at least 12", "5 to 7"."""
        low, high = count.minimum, count.maximum
        key = "exact" if count.is_exact else "open" if count.is_open else _BOUNDS[low is None, high is None]
        return self.text("figure", key, low=low, high=high)

    def name_of(self, actor: Actor | None, name: str) -> str:
        """A name of the actor in this language's script, or `name` where it has none."""
        return in_script(name, actor.aliases if actor else (), self.data["script"])

    def own_name(self, name: str, aliases: tuple[str, ...]) -> str:
        """The first of a name and its aliases in this language's script, or `name` where none is."""
        return in_script(name, aliases, self.data["script"])


@cache
def wordings() -> tuple[Wording, ...]:
    """The wording of every language in which reasons are given."""
    folder = files("tawthiq.assessment").joinpath("wording")
    texts = {language: folder.joinpath(f"{language}.toml").read_text(encoding="utf-8") for language in LANGUAGES}
    return tuple(Wording(language, tomllib.loads(text)) for language, text in texts.items())
