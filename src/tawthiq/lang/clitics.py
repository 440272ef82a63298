"""Small words written onto the next word (Arabic's conjunctions, prepositions, article) or onto the one before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tawthiq.errors import LanguageError
from tawthiq.text import Folding

_SHORTEST = 2  # letters that must be left after taking a clitic off


@dataclass(frozen=True, slots=True)
class Split:
    """A reading of a word: (class, letters) of each clitic before the core, the core, whether the article was there,
    and the length in letters of a suffix pronoun taken off.
    """

    before: tuple[tuple[str, str], ...]
    core: str
    definite: bool = False
    suffix: int = 0


@dataclass(frozen=True, slots=True)
class Clitics:
    """`conjunctions` and `prepositions` map letters to a class; `contracted` maps letters to what they stand for
    (a preposition that swallows the article); `suffixes` are possessive endings, longest first.
    """

    conjunctions: Mapping[str, str]
    prepositions: Mapping[str, str]
    article: str
    contracted: Mapping[str, str]
    suffixes: tuple[str, ...]

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any], folding: Folding) -> Clitics:
        """From the `[clitics]` table of language.toml; an empty table means that the script writes words apart."""
        fold = folding.word

        def table(name: str) -> dict[str, str]:
            return {fold(letters): str(value) for letters, value in settings.get(name, {}).items()}

        contracted = {letters: fold(value) for letters, value in table("contracted").items()}
        strangers = set(contracted.values()) - set(table("prepositions"))
        if strangers:
            raise LanguageError(f"language.toml: contracted stands for no preposition: {', '.join(sorted(strangers))}")
        suffixes = tuple(sorted(map(fold, settings.get("suffixes", ())), key=lambda s: (-len(s), s)))
        article = fold(settings.get("article", ""))
        return cls(table("conjunctions"), table("prepositions"), article, contracted, suffixes)

    def splits(self, word: str) -> Iterator[Split]:
        """All readings of a folded word, the whole word first, then ever more taken off."""
        yield Split((), word)
        yield from self._without_article((), word)
        for letters, name in self.conjunctions.items():
            rest = word[len(letters) :]
            if word.startswith(letters) and len(rest) >= _SHORTEST:
                taken = ((name, letters),)
                yield Split(taken, rest)
                yield from self._without_article(taken, rest)
                yield from self._prepositions(taken, rest)
        yield from self._prepositions((), word)

    def without_suffix(self, split: Split) -> Iterator[Split]:
        """The readings with a possessive ending taken off the core as well."""
        for suffix in self.suffixes:
            if split.core.endswith(suffix) and len(split.core) - len(suffix) > _SHORTEST:
                core = split.core[: -len(suffix)]
                yield Split(split.before, core, split.definite, len(suffix))

    def variants(self, phrase: Sequence[str]) -> list[tuple[str, ...]]:
        """A phrase as listed, and with the article on the words after the first ("war plane", "the war the plane")."""
        listed = tuple(phrase)
        if not listed:
            return []
        plain = self.article and len(listed) > 1 and not any(word.startswith(self.article) for word in listed)
        if not plain or any(len(word) <= _SHORTEST for word in listed[1:]):
            return [listed]
        return [listed, (listed[0], *(self.article + word for word in listed[1:]))]

    def _prepositions(self, taken: tuple[tuple[str, str], ...], word: str) -> Iterator[Split]:
        for letters, name in self.prepositions.items():
            rest = word[len(letters) :]
            if word.startswith(letters) and len(rest) >= _SHORTEST:
                here = (*taken, (name, letters))
                yield Split(here, rest)
                yield from self._without_article(here, rest)
        for letters, stands_for in self.contracted.items():
            rest = word[len(letters) :]
            if word.startswith(letters) and len(rest) >= _SHORTEST:
                here = (*taken, (self.prepositions[stands_for], letters))
                yield Split(here, rest, definite=True)
                yield Split(here, self.article + rest, definite=True)

    def _without_article(self, taken: tuple[tuple[str, str], ...], word: str) -> Iterator[Split]:
        rest = word[len(self.article) :]
        if self.article and word.startswith(self.article) and len(rest) >= _SHORTEST:
            yield Split(taken, rest, definite=True)
