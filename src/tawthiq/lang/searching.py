"""Words as they are looked up in reports of every language at once: folded by all packs, small words before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tawthiq.lang.clitics import Clitics
from tawthiq.lang.language import available, clitics_and_folding
from tawthiq.text import Folding

_SHORTEST = 3  # letters that must be left after taking an article off what somebody looks for


@dataclass(frozen=True, slots=True)
class SearchWords:
    """One `folding` for texts in any language, and the clitics of those that write them onto the next word."""

    folding: Folding
    clitics: tuple[Clitics, ...]

    def forms(self, phrase: Sequence[str]) -> list[tuple[str, ...]]:
        """All that folded words may be written as one after the other: as they are, then with small words before them.

        Articles are taken off first, so that "the village" finds "village", and the other way.
        """
        found = dict.fromkeys([tuple(phrase)])
        for clitics in self.clitics:
            for first, *rest in clitics.variants([_bare(clitics, word) for word in phrase]):
                forms = [first, *(letters + first for letters in clitics.prefixes() if first[0].isalpha())]
                found |= dict.fromkeys((form, *rest) for form in forms)
        return list(found)


def _bare(clitics: Clitics, word: str) -> str:
    """A word without the article, where enough is left of it."""
    is_definite = clitics.article and word.startswith(clitics.article) and len(word) - len(clitics.article) >= _SHORTEST
    return word[len(clitics.article) :] if is_definite else word


@cache
def search_words() -> SearchWords:
    """What all packs say, which is read without their word lists. Raises LanguageError where one is malformed."""
    letters: dict[str, str] = {}
    clitics = []
    for code in available():
        its_clitics, folding = clitics_and_folding(code)
        letters |= folding.letters
        if its_clitics.article or its_clitics.conjunctions:
            clitics.append(its_clitics)
    return SearchWords(Folding(letters), tuple(clitics))
