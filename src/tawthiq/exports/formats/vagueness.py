"""How a count in words becomes a number, which is done nowhere else: by a convention that the case names."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tawthiq.exports.formats.event import Vague

_FIGURES = {
    "ucdp": ("low", "best", "high", "civilians", "combatants", "unknown"),
    "airwars": ("killed_min", "killed_max", "injured_min", "injured_max"),
    "ibc": ("min", "max"),
}
_DEATHS = ("people", "civilians", "combatants")  # whose deaths are deaths of people, the widest first


@dataclass(frozen=True, slots=True)
class Vagueness:
    """A convention: `about` says it in a sentence, `words` has by language what stands for which number."""

    name: str
    about: str
    words: Mapping[str, Sequence[tuple[str, int]]]

    def number(self, language: str, words: Sequence[str]) -> int | None:
        """What the words are taken for, the lowest of several; `None` where the convention gives no number."""
        known = self.words.get(language, ())
        found = [number for text in words for part, number in known if part in text.casefold()]
        return min(found) if found else None


@cache
def load_vagueness(name: str) -> Vagueness:
    """A convention of `vague.toml`. Raises KeyError where there is none of that name."""
    table = tomllib.loads(files("tawthiq.exports.formats").joinpath("vague.toml").read_text(encoding="utf-8"))[name]
    words = {
        language: tuple((part, number) for number, parts in ((int(n), p) for n, p in own.items()) for part in parts)
        for language, own in table.get("words", {}).items()
    }
    return Vagueness(name, table["about"], words)


def with_assumed(
    conventions: Mapping[str, Mapping[str, Any]], vague: Sequence[Vague]
) -> tuple[Mapping[str, Mapping[str, int | None]], frozenset[str]]:
    """The figures of each convention, and the names of those in which the number of a count in words had to stand in.

    It stands in only where no source gives a number for what the convention counts.
    """
    found: dict[str, dict[str, int | None]] = {
        name: {key: one.get(key) for key in keys} for name, keys in _FIGURES.items() if (one := conventions.get(name))
    }
    numbers = {(one.outcome, one.who): one.number for one in reversed(vague) if one.number is not None}
    if not numbers:
        return found, frozenset()
    before = {name: dict(one) for name, one in found.items()}
    civilians, injured = numbers.get(("killed", "civilians")), numbers.get(("injured", "civilians"))
    if "ucdp" in found and found["ucdp"]["best"] is None:
        found["ucdp"].update(_deaths(numbers))
    for name, keys, number in (
        ("airwars", ("killed_min", "killed_max"), civilians),
        ("airwars", ("injured_min", "injured_max"), injured),
        ("ibc", ("min", "max"), civilians),
    ):
        if number is not None and name in found and all(found[name][key] is None for key in keys):
            found[name].update(dict.fromkeys(keys, number))
    return found, frozenset(name for name, one in found.items() if one != before[name])


def _deaths(numbers: Mapping[tuple[str, str], int]) -> dict[str, int | None]:
    """All the dead by the widest of the groups that have a number, and by status as far as it says one."""
    who = next((who for who in _DEATHS if ("killed", who) in numbers), None)
    if who is None:
        return {}
    total = numbers["killed", who]
    split = {part: total if part == who else 0 for part in ("civilians", "combatants")}
    return {"low": total, "best": total, "high": total, **split, "unknown": total - sum(split.values())}
