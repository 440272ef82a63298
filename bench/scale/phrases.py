"""Sentences with slots, read from `topics.toml` and filled fast: as JSON has them, so that nothing is encoded anew."""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, cycle
from pathlib import Path
from typing import Any

from tawthiq import lang

Words = Sequence[str]
Draw = Callable[[], float]  # a number from 0 up to 1
Facts = Mapping[str, str]
Lists = Mapping[str, Words]
LANGUAGES = ("ar", "en")
FACTS = frozenset({"scene", "party", "killed", "injured", "few", "date"})  # of one attack, as one report has them
SETTLEMENTS = frozenset({"village", "town", "city"})
ORDERS = 256  # in which the sentences of a topic may stand
RARE = "~"
_SLOT = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A form for `%`, and for each slot the words that may fill it with their number; facts have a slot of their own.

    Of an attack: the words of a slot are the name of a fact, their number 0.
    """

    form: str
    slots: tuple[tuple[Words, int], ...]
    has_facts: bool

    def said(self, draw: Draw, facts: Facts) -> str:
        """The sentence with its slots filled, its first letter a capital where the script has them."""
        if self.has_facts:
            text = self.form % tuple([w[int(draw() * n)] if n else facts[w] for w, n in self.slots])
        else:
            text = self.form % tuple([words[int(draw() * number)] for words, number in self.slots])
        return text[0].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Topic:
    """Sentences of one subject in one language, in the orders in which a report may have them, and rare ones."""

    name: str
    orders: Sequence[Sequence[Sentence]]
    rare: Sequence[Sentence] = ()

    def said(self, draw: Draw, facts: Facts, length: int) -> list[str]:
        """Sentences of at least so many characters together, in one of the orders, begun again where it ends."""
        order, said, reached = self.orders[int(draw() * ORDERS)], list[str](), 0
        for sentence in cycle(order):
            said.append(sentence.said(draw, facts))
            reached += len(said[-1]) + 1
            if reached >= length:
                return said
        raise AssertionError("a cycle has no end")

    def sentence(self, draw: Draw, facts: Facts) -> str:
        """Any one of them."""
        return self.orders[int(draw() * ORDERS)][0].said(draw, facts)


@dataclass(frozen=True, slots=True)
class Phrases:
    """All sentences of one language: ordinary topics with their shares, added up, those of attacks, and lists."""

    topics: Sequence[Topic]
    shares: Sequence[float]
    attack: Mapping[str, Topic]
    frame: Mapping[str, Topic]
    lists: Lists


@cache
def settlements(countries: frozenset[str] = frozenset()) -> Sequence[Mapping[str, str]]:
    """The gazetteer's settlements that their names alone tell apart, of all countries or of some: names by language."""
    known = sorted(lang.load_places(()).entries.values(), key=lambda entry: entry.id)
    usable = (one for one in known if one.kind in SETTLEMENTS and one.lat is not None and not one.ambiguous)
    chosen = (one for one in usable if not countries or one.country in countries)
    return [{"ar": _plain(one.name_ar), "en": _plain(one.name_en)} for one in chosen if one.name_ar and one.name_en]


def phrases(language: str, seed: int) -> Phrases:
    """The sentences of a language; `seed` is for the orders."""
    raw = tomllib.loads(Path(__file__).with_name("topics.toml").read_text(encoding="utf-8"))
    rng = random.Random(f"orders {seed} {language}")
    lists = {name: [*map(_plain, words[language])] for name, words in raw["lists"].items()} | _made(language)
    general = raw["general"][language]

    def topic(name: str, notations: Sequence[str]) -> Topic:
        sentences = [_sentence(notation, lists) for notation in notations if not notation.startswith(RARE)]
        rare = [_sentence(notation[1:], lists) for notation in notations if notation.startswith(RARE)]
        return Topic(name, [rng.sample(sentences, len(sentences)) for _ in range(ORDERS)], rare)

    def topics(table: Mapping[str, Any]) -> Mapping[str, Topic]:
        return {part: topic(part, by_language[language]) for part, by_language in table.items()}

    return Phrases(
        [topic(one["name"], [*one[language], *general]) for one in raw["topic"]],
        list(accumulate(one["share"] for one in raw["topic"])),
        topics(raw["attack"]),
        topics(raw["frame"]),
        lists,
    )


def _made(language: str) -> Lists:
    return {
        "n": [str(number) for number in range(3, 99)],
        "big": [f"{number:,}" for number in range(1_130, 98_000, 37)],
        "year": [str(year) for year in range(1990, 2014)],
        "goals": [str(number) for number in range(6)],
        "place": [names[language] for names in settlements()],
    }


def _plain(words: str) -> str:
    """Words as they stand within a string of JSON."""
    return json.dumps(words, ensure_ascii=False)[1:-1]


def _sentence(notation: str, lists: Lists) -> Sentence:
    pieces = _SLOT.split(_plain(notation).replace("%", "%%"))  # text, slot, text, ... , text
    names = pieces[1::2]
    slots = tuple((name, 0) if name in FACTS else (lists[name], len(lists[name])) for name in names)
    return Sentence("%s".join(pieces[::2]), slots, not FACTS.isdisjoint(names))
