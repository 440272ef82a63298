"""Small words written onto the next word (Arabic's conjunctions, prepositions, article) or onto the one before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tawthiq.errors import LanguageError
from tawthiq.text import Folding

_SHORTEST = 2  # letters that must be left after taking a clitic off


Before = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Split:
    """A reading of a word: (class, letters) of each clitic before the core, the core, whether the article was there,
    and the length in letters of a suffix pronoun taken off.
    """

    before: Before
    core: str
    definite: bool = False
    suffix: int = 0


@dataclass(frozen=True, slots=True)
class _Prefix:
    """Letters that may stand before a word, what they are, and what of the word they swallowed."""

    letters: str
    before: Before
    definite: bool = False
    restored: str = ""


@dataclass(frozen=True, slots=True)
class Clitics:
    """`conjunctions` and `prepositions` map letters to a class; `contracted` maps letters to what they stand for
    (a preposition that swallows the article); `suffixes` are possessive endings, longest first; `bound` maps the last
    letter of a word before such an ending to the one that it has alone. `verbs` are classes of words that are verbs
    only, `before_verbs` and `before_nouns` the classes of clitics that stand before verbs or nouns only.
    """

    conjunctions: Mapping[str, str]
    prepositions: Mapping[str, str]
    article: str
    contracted: Mapping[str, str]
    suffixes: tuple[str, ...]
    bound: Mapping[str, str] = field(default_factory=dict)
    verbs: frozenset[str] = frozenset()
    before_verbs: frozenset[str] = frozenset()
    before_nouns: frozenset[str] = frozenset()
    _prefixes: Mapping[str, Sequence[_Prefix]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """List all that may stand before a word by its first letter, in the order of the readings."""
        by_letter: dict[str, list[_Prefix]] = {}
        for prefix in self._all_prefixes():
            by_letter.setdefault(prefix.letters[0], []).append(prefix)
        object.__setattr__(self, "_prefixes", by_letter)

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
        bound = {letters: fold(value) for letters, value in table("bound").items()}
        classes = (frozenset(settings.get(name, ())) for name in ("verbs", "before_verbs", "before_nouns"))
        return cls(table("conjunctions"), table("prepositions"), article, contracted, suffixes, bound, *classes)

    def is_of_verb(self, split: Split) -> bool:
        """Whether what stands before the core makes it a verb ("will")."""
        return any(name in self.before_verbs for name, _ in split.before)

    def is_of_noun(self, split: Split) -> bool:
        """Whether an article or a preposition before the core makes it no verb."""
        return split.definite or any(name in self.before_nouns for name, _ in split.before)

    def splits(self, word: str) -> Iterator[Split]:
        """All readings of a folded word, the whole word first, then ever more taken off."""
        yield Split((), word)
        for prefix in self._prefixes.get(word[:1], ()):
            if word.startswith(prefix.letters) and len(word) - len(prefix.letters) >= _SHORTEST:
                yield Split(prefix.before, prefix.restored + word[len(prefix.letters) :], prefix.definite)

    def prefixes(self) -> list[str]:
        """All that may stand before a word, sorted."""
        return sorted({prefix.letters for found in self._prefixes.values() for prefix in found})

    def without_suffix(self, split: Split) -> Iterator[Split]:
        """The readings with a possessive ending taken off the core as well."""
        if not split.core.endswith(self.suffixes):
            return
        for suffix in self.suffixes:
            if split.core.endswith(suffix) and len(split.core) - len(suffix) > _SHORTEST:
                core = split.core[: -len(suffix)]
                yield Split(split.before, core, split.definite, len(suffix))
                if core[-1] in self.bound:
                    yield Split(split.before, core[:-1] + self.bound[core[-1]], split.definite, len(suffix))

    def variants(self, phrase: Sequence[str]) -> list[tuple[str, ...]]:
        """A phrase as listed, and with the article on the words after the first ("war plane", "the war the plane")."""
        listed = tuple(phrase)
        if not listed:
            return []
        plain = self.article and len(listed) > 1 and not any(word.startswith(self.article) for word in listed)
        if not plain or any(len(word) <= _SHORTEST for word in listed[1:]):
            return [listed]
        return [listed, (listed[0], *(self.article + word for word in listed[1:]))]

    def _all_prefixes(self) -> Iterator[_Prefix]:
        yield from self._with_article((), "")
        for letters, name in self.conjunctions.items():
            before = ((name, letters),)
            yield _Prefix(letters, before)
            yield from self._with_article(before, letters)
            yield from self._with_prepositions(before, letters)
        yield from self._with_prepositions((), "")

    def _with_prepositions(self, before: Before, taken: str) -> Iterator[_Prefix]:
        for letters, name in self.prepositions.items():
            here = (*before, (name, letters))
            yield _Prefix(taken + letters, here)
            yield from self._with_article(here, taken + letters)
        for letters, stands_for in self.contracted.items():
            here = (*before, (self.prepositions[stands_for], letters))
            yield _Prefix(taken + letters, here, definite=True)
            yield _Prefix(taken + letters, here, definite=True, restored=self.article)

    def _with_article(self, before: Before, taken: str) -> Iterator[_Prefix]:
        if self.article:
            yield _Prefix(taken + self.article, before, definite=True)
