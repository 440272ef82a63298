"""The cue words of a language: what of its rules a text may meet, seen from its words alone.

Nothing is listed here: what a word may be is what the word lists, actors and clitics say, and what a text must hold is
what the patterns of the rules need. A new word or rule is a cue by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, reduce
from itertools import pairwise
from operator import or_
from sys import intern

from tawthiq.claims.attacks import ATTACKS
from tawthiq.claims.conditions import attack_needed, needs_of
from tawthiq.claims.requirements import Requirement, Requirements
from tawthiq.claims.violence import DOING, HARM, VIOLENCE
from tawthiq.lang import MADE, MADE_FROM, ClassAlphabet, Language, PlaceName, Rule
from tawthiq.mentions import classes_of, words_of
from tawthiq.text import Remembered, norms, shared

_VERBS = frozenset({"STRUCK", "HAPPENED"})
_ALWAYS = MADE - MADE_FROM.keys() - {"PARTY"}  # what may be made of any words


class Cues:
    """The words of a language as bits, one for each class; a text has those of all its words.

    Each answer errs on one side: a False is certain.
    """

    def __init__(self, language: Language) -> None:
        """Read what the rules need and with what phrases begin; words are read as they are met."""
        self._language, self._alphabet = language, ClassAlphabet()
        bits = self._bits = self._alphabet.mask_of
        self._always, self._begins = bits(_ALWAYS), bits({"begins a phrase"})
        self._violence, self._harm, self._doing = bits(VIOLENCE), bits(HARM), bits(DOING)
        self._alone = Requirements(self._evidence(), self._always)
        self._after_attack = Requirements(self._positions_after_attack(), self._always)
        self._listed: set[str] = set()
        self._phrases: dict[str, dict[str, int]] = {}
        self._party, self._of_party = bits({"PARTY"}), bits(self._read_phrases())
        self._words = Remembered(self._read_letters)
        self._begun = Remembered(self._phrases_of)
        self._first: Remembered[str, str] = Remembered(lambda letters: intern(self._norms(letters)[0]))

    def of(self, text: str) -> int:
        """The bits of a text: of its words, and of the phrases that two of them begin."""
        letters = text.split()
        words = list(map(self._words.__getitem__, letters))
        found, begins = reduce(or_, words, 0), self._begins
        if found & begins:
            for index in [index for index, bits in enumerate(words[:-1]) if bits & begins]:
                found |= self._begun[letters[index]].get(self._first[letters[index + 1]], 0)
        return found | self._party if found & self._of_party else found

    def violent(self, text: str) -> set[str]:
        """The different words of a text that may by themselves name an attack or harm."""
        words, violent = self._words, self._violence | self._harm
        return {letters for letters in text.split() if words[letters] & violent}

    def may_tell_of_violence(self, bits: int) -> bool:
        """Whether a text with these bits may name an attack, or harm beside who did it."""
        return bool(bits & self._violence or (bits & self._harm and bits & self._doing))

    def may_be_evidence(self, bits: int, is_heard: bool) -> bool:
        """Whether a sentence with these bits may hold a figure of harm, counted strikes, an attack or a position.

        `is_heard`: an attack or harm may stand in the two sentences before it.
        """
        return self._alone.are_met(bits) or (is_heard and self._after_attack.are_met(bits))

    def _norms(self, letters: str) -> Sequence[str]:
        return norms(self._language.folding.word(letters)) or ("",)

    def _read_letters(self, letters: str) -> int:
        """The bits of letters between white space by themselves, and whether a phrase begins with their last word."""
        parts = self._norms(letters)
        if any(map(self._may_be_listed, parts)):
            classes = frozenset[str]().union(*(word.classes for word in words_of(letters, self._language)))
        else:  # as most are: at most something is written onto a name
            splits = [split for part in parts for split in self._language.splits(part)]
            classes = frozenset(name for split in splits for name, _ in split.before)
        bits = self._of_classes(classes)
        for first, second in pairwise(parts):
            bits |= self._after(first).get(second, 0)
        return shared(bits | self._begins if self._after(parts[-1]) else bits)

    def _may_be_listed(self, norm: str) -> bool:
        """Whether a word, or what is left of it without clitics, is of a class that a rule needs."""
        clitics, listed = self._language.clitics, self._listed
        for split in clitics.splits(norm):
            if split.core in listed or any(shorter.core in listed for shorter in clitics.without_suffix(split)):
                return True
        return False

    def _phrases_of(self, letters: str) -> Mapping[str, int]:
        """The phrases that may begin with the last word of some letters: the bits of each by its second word."""
        return self._after(self._norms(letters)[-1])

    def _after(self, norm: str) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for split in self._language.clitics.splits(norm):
            for second, bits in self._phrases.get(split.core, {}).items():
                found[second] = found.get(second, 0) | bits
        return found

    def _of_classes(self, classes: frozenset[str]) -> int:
        made = {name for name, of in MADE_FROM.items() if not of.isdisjoint(classes)}
        return self._bits((classes - _ALWAYS) | made)

    def _read_phrases(self) -> frozenset[str]:
        """Read the phrases of several words; of which classes a text must hold one, or no rule makes a party of it.

        Of what a rule needs that is the class of most words: words that only join have few forms.
        """
        met: Counter[str] = Counter()
        for first, second, meaning in self._language.phrases.beginnings():
            if isinstance(meaning, PlaceName):
                continue  # any word may name a place
            classes = frozenset(classes_of([meaning]))
            met.update(classes)
            bits = self._of_classes(classes)
            if bits and not second:
                self._listed.add(first)
            elif bits:
                further = self._phrases.setdefault(first, {})
                further[second] = further.get(second, 0) | bits
        found: set[str] = set()
        for rule in self._language.rules.get("party", ()):
            needed = [*(frozenset({name}) for name in sorted(rule.pattern.must)), *rule.pattern.one_of]
            listed = [classes for classes in needed if classes.isdisjoint(_ALWAYS)]
            found |= max(listed, key=lambda classes: sum(met[name] for name in classes), default=frozenset(met))
        return frozenset(found)

    def _evidence(self) -> list[Requirement]:
        """What a sentence needs that may be evidence by itself."""
        verbs, nouns = self._bits(_VERBS), self._bits(ATTACKS)
        attacking = [self._required(rule) for rule in self._language.rules.get("belligerent", ())]
        return [
            (self._bits({"STRIKE"}), ()),
            (0, (verbs, nouns)),  # an attack told outright
            *((must, (*one_of, verbs | nouns)) for must, one_of in attacking),
            *(self._required(rule) for rule in _telling(self._language)),
        ]

    def _positions_after_attack(self) -> list[Requirement]:
        """What a position needs in its sentence where the attack stands just before."""
        near = (rule for rule in _telling(self._language) if "attack-near" in needs_of(rule))
        return [self._required(rule, alone=False) for rule in near]

    def _required(self, rule: Rule, *, alone: bool = True) -> Requirement:
        """What a rule needs; of a position `alone` also the attack or harm that must stand in its sentence."""
        must, one_of = rule.pattern.needed(self._alphabet)
        near = attack_needed(rule) if alone else ()
        return must, (*one_of, self._bits(near)) if near else one_of


@cache
def cues_of(language: Language) -> Cues:
    """The cues of a language, made once for each that is loaded."""
    return Cues(language)


def _telling(language: Language) -> list[Rule]:
    """The rules of which one must match for a figure or a position; a part of a figure needs that figure beside it."""
    figures = [rule for rule in language.rules.get("figure", ()) if "subset" not in rule.values]
    return [*figures, *language.rules.get("position", ())]
