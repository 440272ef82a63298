"""The spellings that one name of a place has in a script that is not its own ("Qamishli", "al-Qameshli")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tawthiq.errors import LanguageError

_ENDS = "\n"  # stands between names that are worked on together
_LEAST = 3  # letters of a key that means anything
_FRAME = 5  # consonants that tell a name of several words without its vowels; of one word one more


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a pack's `[spelling]` makes spellings of one name alike.

    `same` are patterns and what each is written as, applied in order to the folded name. `articles` are words of a name
    that are often left out, `vowels` the letters that spellings differ in most; with `capitals`, names begin with one.
    """

    same: tuple[tuple[re.Pattern[str], str], ...]
    articles: re.Pattern[str] | None = None
    vowels: re.Pattern[str] | None = None
    capitals: bool = False

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> Spelling | None:
        """From the `[spelling]` table of language.toml; `None` where the pack has none."""
        if not settings:
            return None
        try:
            articles, vowels = "|".join(map(re.escape, settings.get("articles", ()))), settings.get("vowels")
            return cls(
                tuple((re.compile(before), after) for before, after in settings["same"]),
                re.compile(rf"(?<!\w)(?:{articles})(?:[ -]+)(?=\w)") if articles else None,
                re.compile(f"(?<=.)[{vowels}]") if vowels else None,
                bool(settings.get("capitals")),
            )
        except (KeyError, ValueError, re.error) as problem:
            raise LanguageError(f"language.toml: [spelling] needs same, pairs of patterns: {problem}") from problem

    def keys(self, folded: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """For each folded name its keys: what its spellings share, and for a long name that without vowels."""
        text = _ENDS.join(folded)
        text = self.articles.sub("", text) if self.articles else text
        words = [name.count(" ") + name.count("-") + 1 for name in text.split(_ENDS)]
        for pattern, written in self.same:
            text = pattern.sub(written, text)
        plain = text.split(_ENDS)
        frames = self.vowels.sub("", text).split(_ENDS) if self.vowels else [""] * len(plain)
        for name, frame, many in zip(plain, frames, words, strict=True):
            long = len(frame) >= _FRAME + (many == 1)
            yield tuple(key for key in (name, f"~{frame}" if long else "") if len(key) >= _LEAST)

    def index(self, folded: Iterable[str]) -> dict[str, tuple[int, ...]]:
        """Which of the folded names have a key, counted from 0, by key."""
        found: dict[str, dict[int, None]] = {}
        for number, keys in enumerate(self.keys(list(folded))):
            for key in keys:
                found.setdefault(key, {})[number] = None
        return {key: tuple(numbers) for key, numbers in found.items()}
