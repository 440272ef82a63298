"""Nouns that are counted, and verbs that go with them: one place for the agreement of numbers, in every language.

Which form a number takes is the CLDR's; what the forms are, which numbers stand in words, and with what a verb agrees
is data. So the Arabic of a dual, of three to ten, and of eleven and more differs from the English in its file alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tawthiq.grammar.naming import naming
from tawthiq.grammar.plurals import category
from tawthiq.grammar.tables import tables

OBLIQUE = "oblique"
"""The case of what stands after a preposition or in a genitive, where a language tells it from the subject's."""


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of somebody in words, and that with which a verb agrees: a key of the language's verbs."""

    text: str
    agreement: str


@dataclass(frozen=True, slots=True)
class Counting:
    """How one language counts. Nouns, amounts and verbs are keys of its file."""

    language: str
    data: Mapping[str, Any]

    def exactly(self, noun: str, number: int, case: str = "") -> Counted:
        """A number, one or more, of a noun: "one child", "43 people"."""
        forms = self.data["nouns"][noun]
        return Counted(self._whole(forms, number, case), self._agreement(forms, number))

    def amount(self, noun: str, least: int | None, most: int | None, case: str = "") -> Counted:
        """From a least to a most of a noun, `None` where a side is open; `most` is one or more where it is known."""
        if not least:
            return self._bounded("up_to", noun, most) if most else self.some(noun)
        if most is None:
            return self._bounded("at_least", noun, least)
        if least == most:
            return self.exactly(noun, least, case)
        return self._between(noun, least, most, case)

    def some(self, noun: str, word: str | None = None) -> Counted:
        """A number that nobody states, or one in words alone: a key of the amounts, such as `tens`."""
        amount = self.data["amounts"][word or "some"]
        return Counted(amount["text"].format(some=self.data["nouns"][noun]["some"]), amount["agreement"])

    def listed(self, counted: Sequence[Counted]) -> Counted:
        """Several as one list, with which a verb agrees as the language has it."""
        text = naming(self.language).listed([one.text for one in counted])
        whole: str = self.data["lists"]["agreement"] if len(counted) > 1 else ""
        return Counted(text, whole or counted[0].agreement)

    def verb(self, verb: str, subject: Counted) -> str:
        """The verb as it goes with a subject."""
        form: str = self.data["verbs"][verb][subject.agreement]
        return form

    def _whole(self, forms: Mapping[str, str], number: int, case: str, *, in_words: bool = True) -> str:
        """The number with its noun, and what follows the noun."""
        kind = category(self.language, number)
        noun = forms.get(f"{kind}_{case}") or forms.get(kind) or forms["other"]
        alone = kind in self.data["numerals"]["alone"]
        return (noun if alone else f"{self._numeral(forms, number, in_words)} {noun}") + self._tail(forms, kind)

    def _tail(self, forms: Mapping[str, str], kind: str) -> str:
        tail = forms.get(f"tail_{kind}", forms.get("tail", ""))
        return f" {tail}" if tail else ""

    def _numeral(self, forms: Mapping[str, str], number: int, in_words: bool) -> str:
        words: Mapping[str, str] = self.data["numerals"][forms["gender"]]
        if in_words and str(number) in words:
            return words[str(number)]
        return f"{number:,}".replace(",", self.data["numerals"]["thousands"])

    def _bounded(self, amount: str, noun: str, number: int) -> Counted:
        pattern, counted = self.data["amounts"][amount], self.exactly(noun, number, OBLIQUE)
        return Counted(pattern["text"].format(counted=counted.text), pattern["agreement"] or counted.agreement)

    def _between(self, noun: str, least: int, most: int, case: str) -> Counted:
        forms, numerals = self.data["nouns"][noun], self.data["numerals"]
        if (least, most) == (1, 2):
            pair: str = self.data["pairs"][forms["gender"]][case or "subject"]
            tail = self._tail(forms, category(self.language, most))
            return Counted(pair.format(**forms) + tail, self._agreement(forms, most))
        words = numerals[forms["gender"]]
        alone = category(self.language, least) in numerals["alone"]
        in_words = str(most) in words and (alone or str(least) in words)
        low = self._standing(forms, least) if alone else self._numeral(forms, least, in_words)
        high = self._whole(forms, most, OBLIQUE, in_words=in_words)
        amount = self.data["amounts"]["between"]
        return Counted(amount["text"].format(least=low, most=high), amount["agreement"])

    def _standing(self, forms: Mapping[str, str], number: int) -> str:
        """A number that the noun's own form tells, without what follows the noun."""
        kind = category(self.language, number)
        return forms.get(f"{kind}_{OBLIQUE}") or forms[kind]

    def _agreement(self, forms: Mapping[str, str], number: int) -> str:
        by_number: str = self.data["numerals"]["agreement"]
        return category(self.language, number) if by_number == "number" else forms["gender"]


@cache
def counting(language: str) -> Counting:
    """How a language (`ar`, `en`) counts. Raises FileNotFoundError where it has no file here."""
    return Counting(language, tables(language))
