"""A report as a row of items: words and phrases with their classes, clitics set apart, ready for rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from sys import intern
from typing import NamedTuple

from tawthiq.lang import ActorEntry, ActorName, Clitics, Language, LexiconEntry, Meaning, PlaceEntry, PlaceName, Split
from tawthiq.model import Span
from tawthiq.text import Folded, Remembered, Token, TokenKind, shared, tokenise

_MARKS = {
    ",": "COMMA",
    "\u060c": "COMMA",
    ";": "SEMICOLON",
    "\u061b": "SEMICOLON",
    ":": "COLON",
    ".": "DOT",
    "\u2026": "DOT",
    "(": "OPEN",
    "[": "OPEN",
    ")": "CLOSE",
    "]": "CLOSE",
    "-": "DASH",
    "\u2013": "DASH",
    "\u2014": "DASH",
    "/": "SLASH",
    "#": "HASH",
    '"': "QUOTE",
    "\u201c": "QUOTE",
    "\u201d": "QUOTE",
    "\u201e": "QUOTE",
    "\u00ab": "QUOTE",
    "\u00bb": "QUOTE",
    "?": "QUESTION",
    "\u061f": "QUESTION",
}
_WORD = frozenset({"WORD"})
_DEFINITE_WORD = frozenset({"WORD", "DEF_WORD"})
_NUMERAL = frozenset({"NUM"})
_ARMED = frozenset({"military", "armed-group", "coalition", "police", "government", "state"})
_WIDE = frozenset({"country", "region"})
_INDEFINITE = frozenset({"\u064b", "\u064c", "\u064d"})  # the doubled vowel signs of Arabic
_SHORTEST_PLACE = 3  # letters of a place name after a clitic; shorter ones are other words


class Item(NamedTuple):
    """One unit for the rules: its classes, where it stands, its folded core, and what it may mean.

    `value` is the number of a numeral, or what an earlier stage made of several items; `definite` says that the
    article stood before it, `possessed` that a possessive ending stood after it.
    """

    classes: frozenset[str]
    start: int
    end: int
    norm: str
    meanings: tuple[Meaning, ...] = ()
    definite: bool = False
    possessed: bool = False
    value: object = None

    @property
    def span(self) -> Span:
        """Where the item stands in the original text."""
        return Span(self.start, self.end)

    def feature(self, key: str) -> str | None:
        """The first word-list meaning's value for a feature."""
        for meaning in self.meanings:
            if isinstance(meaning, LexiconEntry) and key in meaning.features:
                return meaning.features[key]
        return None

    def actor(self) -> ActorEntry | None:
        """The actor this names, if the table knows it."""
        return next((m.actor for m in self.meanings if isinstance(m, ActorName)), None)

    def places(self) -> tuple[PlaceEntry, ...]:
        """The gazetteer's entries of this name."""
        return tuple(m.place for m in self.meanings if isinstance(m, PlaceName))


_item = partial(tuple.__new__, Item)  # of all eight values at once


@dataclass(frozen=True, slots=True)
class _Row:
    """The tokens of a stretch, their norms, the way back to the original letters, and the language's article."""

    tokens: Sequence[Token]
    norms: Sequence[str]
    folded: Folded
    article: str


@dataclass(frozen=True, slots=True)
class _Word:
    """How a word, mark or phrase reads by itself: its items, counted from its start, how many tokens they are of, and
    the words that may go on with it.
    """

    items: tuple[Item, ...]
    length: int = 1
    splits: tuple[Split, ...] = ()
    continued: frozenset[str] = frozenset()


_NOTHING = _Word(())  # of a word that a phrase before it has taken


class _Words:
    """The words, marks and phrases of a language as they are met, by their letters in the text, so with marks and
    capitals.
    """

    def __init__(self, language: Language) -> None:
        self.phrases = language.phrases
        self.alone = Remembered(partial(_read_alone, language))
        self._thirds = Remembered(self._going_on)

    def _going_on(self, words: tuple[str, str]) -> frozenset[str] | None:
        splits = self.alone[words[0]].splits
        return self.phrases.going_on([split.core for split in splits], words[1])

    def begin(self, letters: str, second: str, third: str) -> bool:
        """Whether a phrase of two words or more may begin with these."""
        thirds = self._thirds[letters, second]
        return thirds is None or third in thirds

    def reach(self, word: _Word, norms: Sequence[str], index: int) -> int:
        """How many words the longest phrase has that begins with the word at `index`."""
        return max([self.phrases.longest(split.core, norms, index + 1)[0] for split in word.splits])


_remembered = lru_cache(maxsize=16)(_Words)


def _read_alone(language: Language, letters: str) -> _Word:
    folded = language.folding.fold(letters)
    tokens = tokenise(folded)
    norm = intern(tokens[0].norm)
    if tokens[0].kind is TokenKind.NUMBER:
        return _Word((Item(_NUMERAL, 0, len(letters), norm, value=read_digits(norm)),))
    if tokens[0].kind is TokenKind.PUNCTUATION:
        _, meanings = language.phrases.longest(norm, (), 0)
        classes = frozenset({_MARKS.get(norm, "MARK"), *(classes_of(meanings) if meanings else ())})
        return _Word((Item(classes, 0, len(letters), norm, tuple(meanings)),))
    items: list[Item] = []
    splits = language.splits(norm)
    row = _Row(tokens, [intern(token.norm) for token in tokens], folded, language.clitics.article)
    length = _read_word(row, 0, splits, language, items)
    after = map(language.phrases.after, [split.core for split in splits] if len(tokens) == 1 else ())
    return _Word(tuple(items), length, splits, shared(frozenset[str]().union(*after)))


def itemise(tokens: Sequence[Token], folded: Folded, language: Language) -> list[Item]:
    """The items of a stretch of tokens, in order; each letter goes into one item, clitics into their own.

    The one overlap: the word after a preposition that swallowed its article keeps the preposition's letters too.
    """
    known, text = _remembered(language), folded.source
    letters = [text[start:end] for _, start, end, _, _ in tokens]
    norms = [token[0] for token in tokens]
    following = [*norms[1:], "", ""]
    words = list(map(known.alone.__getitem__, letters))
    for index, (word, second) in enumerate(zip(words, following, strict=False)):
        if second in word.continued and known.begin(letters[index], second, following[index + 1]):
            reach = known.reach(word, norms, index)
            if reach > 1:
                words[index] = phrase = known.alone[text[tokens[index].start : tokens[index + reach - 1].end]]
                words[index + 1 : index + phrase.length] = [_NOTHING] * (phrase.length - 1)
    return [
        _item((classes, at + start, at + end, norm, meanings, definite, possessed, value))
        for word, (_, at, _, _, _) in zip(words, tokens, strict=True)
        for classes, start, end, norm, meanings, definite, possessed, value in word.items
    ]


def read_digits(norm: str) -> float | int | None:
    """The number of a digit token; separators of thousands are taken out, a decimal stays a float."""
    plain = norm.replace("\u066c", ",").replace("\u066b", ".")
    parts = plain.replace(".", ",").split(",")
    if len(parts) > 1 and 1 <= len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:]):
        return int("".join(parts)) if len(plain) < 16 else None
    if "," in plain:
        return None
    if plain.count(".") == 1:
        return float(plain)
    return int(plain) if plain.isdigit() and len(plain) < 10 else None


def _read_word(row: _Row, index: int, splits: Sequence[Split], language: Language, out: list[Item]) -> int:
    """Append the items of the word at `index` (and of the phrase it begins); return how many tokens were used."""
    best_rank, best_split, best_meanings = (0, False), None, list[Meaning]()
    for split in splits:
        length, meanings = language.phrases.longest(split.core, row.norms, index + 1)
        meanings = _without_namesakes(
            [m for m in _fitting(meanings, split, language.clitics) if _is_written_so(m, row, index)]
        )
        rank = length, not _is_doubtful(meanings)
        if meanings and rank > best_rank:
            also = best_meanings if best_rank[0] == length and _begin_names(meanings) else []
            best_rank, best_split, best_meanings = rank, split, [*meanings, *also]
        elif best_split and rank == best_rank == (1, True) and split.before == best_split.before:
            best_meanings = [*best_meanings, *meanings]  # with and without the article: "the pocket", Al-Jayb
    best_length = best_rank[0]
    if best_split is None:
        best_split, best_meanings = _with_suffix(row, index, language)
        best_length = 1
    out.extend(_items_of(row, index, best_length, best_split, best_meanings))
    return best_length


def _begin_names(meanings: Sequence[Meaning]) -> bool:
    """Whether the word is one that names begin with ("gate", "hill"): with the article it may be one itself."""
    return all(isinstance(meaning, LexiconEntry) and meaning.name in {"NAME_HEAD", "CUE"} for meaning in meanings)


def _is_doubtful(meanings: Sequence[Meaning]) -> bool:
    """Whether the letters only make a place name that is mostly another word: without a clitic they may read better."""
    return all(isinstance(meaning, PlaceName) and meaning.doubtful for meaning in meanings)


def _is_written_so(meaning: Meaning, row: _Row, index: int) -> bool:
    """Whether the text writes a name with the capitals it has: "IS" and "WHO" are no "is" and "who"; an Arabic name
    has none of the endings that mark a word as indefinite.
    """
    if isinstance(meaning, LexiconEntry):
        return True
    token = row.tokens[index]
    word = row.folded.source[token.start : token.end]
    if not meaning.name[:1].isupper():
        return _INDEFINITE.isdisjoint(word)
    return word.isupper() if meaning.name.isupper() and len(meaning.name) > 1 else word[:1].isupper()


def _without_namesakes(meanings: Sequence[Meaning]) -> list[Meaning]:
    """Without places where the word is written as an actor's short name is: "SANA" is the agency, "Sana" a city."""
    short = any(isinstance(meaning, ActorName) and meaning.name.isupper() for meaning in meanings)
    return [m for m in meanings if not (isinstance(m, PlaceName) and short and not m.name.isupper())]


def _fitting(meanings: list[Meaning], split: Split, clitics: Clitics) -> list[Meaning]:
    """Without the place names that are too short to be trusted after a clitic, and what no such clitic stands before:
    a verb or a state has no article, a name no particle of the future.
    """
    if split.before and len(split.core) < _SHORTEST_PLACE:
        meanings = [meaning for meaning in meanings if not isinstance(meaning, PlaceName)]
    if clitics.is_of_verb(split):
        return [meaning for meaning in meanings if isinstance(meaning, LexiconEntry)]
    if clitics.is_of_noun(split):
        meanings = [m for m in meanings if not (isinstance(m, LexiconEntry) and m.name in clitics.verbs)]
    if split.definite:  # with the article a state's name is its adjective
        meanings = [m for m in meanings if not (isinstance(m, ActorName) and m.actor.kind == "state")]
    return meanings


def _with_suffix(row: _Row, index: int, language: Language) -> tuple[Split, list[Meaning]]:
    """The word without a possessive ending; an ending counts only as listed, not as what other letters fold to."""
    word, end = row.norms[index], row.tokens[index].at + len(row.norms[index])
    for split in language.clitics.splits(word):
        if split.definite:
            continue
        for shorter in language.clitics.without_suffix(split):
            length, meanings = language.phrases.longest(shorter.core, (), 0)
            listed: list[Meaning] = [meaning for meaning in meanings if isinstance(meaning, LexiconEntry)]
            if length and listed and row.folded.is_literal(end - shorter.suffix, end):
                return shorter, listed
    return Split((), word), []


def _items_of(row: _Row, index: int, length: int, split: Split, meanings: list[Meaning]) -> Iterator[Item]:
    first, last = row.tokens[index], row.tokens[index + length - 1]
    start = first.start
    taken = 0
    for name, letters in split.before:
        taken += len(letters)
        stop = row.folded.original(first.at + taken)
        yield Item(shared(frozenset({name})), start, stop, letters)
        start = stop
    if split.definite and row.norms[index][taken : taken + len(row.article)] != row.article:
        start = first.start  # a preposition that swallowed the article: the word cannot be cut without breaking it
    classes = shared(frozenset(classes_of(meanings))) if meanings else _unknown(split.core, row.article)
    value = next((_number(m) for m in meanings if isinstance(m, LexiconEntry) and m.name == "NUM"), None)
    norm = split.core if length == 1 else " ".join([split.core, *row.norms[index + 1 : index + length]])
    yield Item(classes, start, last.end, norm, tuple(meanings), split.definite, bool(split.suffix), value)


def _unknown(core: str, article: str) -> frozenset[str]:
    """The classes of a word that nothing lists: with the article it may be a name ("al-Ghazawiya")."""
    named = article and core.startswith(article) and len(core) > len(article) + _SHORTEST_PLACE
    return _DEFINITE_WORD if named else _WORD


def _number(entry: LexiconEntry) -> int:
    return int(entry.features["value"])


def classes_of(meanings: Sequence[Meaning]) -> Iterator[str]:
    """The classes of a word that may mean these."""
    listed = any(isinstance(meaning, LexiconEntry) for meaning in meanings)
    for meaning in meanings:
        if isinstance(meaning, LexiconEntry):
            yield meaning.name
        elif isinstance(meaning, ActorName):
            yield "ACTOR"
            yield f"ACTOR_{meaning.actor.kind.upper().replace('-', '_')}"
            if meaning.actor.kind in _ARMED:
                yield "ARMED"
        else:
            yield "DOUBTFUL_PLACE" if meaning.doubtful or listed else "PLACE"
            if meaning.place.kind in _WIDE:
                yield "PLACE_WIDE"
