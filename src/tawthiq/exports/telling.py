"""What the program says of inputs, cases and judgements, told in the language of a face.

The program says it in English, in one place, where it finds it. The other languages have a catalogue of those sentences
by their English, `{names}` standing for values (`wording/told/LANGUAGE.toml`). In the catalogue a value `{said}` is
itself a sentence that is told, a value with the name of a table of the wording is a code of that table, or several with
commas between them, and what stands between backticks is for a machine. What no catalogue has stays English.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from tawthiq.exports.direction import Phrase, isolated
from tawthiq.exports.face import Face

VALUE = re.compile(r"\{([a-z_]+)\d*\}")
"""A value in a sentence; digits tell two of a kind apart."""

_PIECE = re.compile(r"`([^`]*)`|\{([a-z_]+\d*)\}")
_LONGEST = 8000  # characters of a sentence that is looked up
_QUOTES = ("'", '"')
_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English sentence as what stands before, between and behind its values, and what is said instead of it."""

    fixed: tuple[str, ...]
    names: tuple[str, ...]
    other: str

    def values(self, text: str) -> Mapping[str, str] | None:
        """The values with which this is the text; `None` where it is another sentence."""
        first, *between, last = self.fixed
        at, end = len(first), len(text) - len(last)
        if at >= end or not text.startswith(first) or not text.endswith(last):
            return None
        found = []
        for fixed in between:
            begin = text.find(fixed, at + 1, end)
            if begin < 0:
                return None
            found.append(text[at:begin])
            at = begin + len(fixed)
        return dict(zip(self.names, [*found, text[at:end]], strict=True)) if at < end else None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of what is said: wording, a value, something for a machine, or English that is left as it is."""

    text: str
    kind: str


def told(text: object, face: Face) -> Markup:
    """What the program says, for the page; each value is isolated from the direction around it."""
    inside = Markup("").join(_MARKS[one.kind].format(one.text) for one in _pieces(str(text), face))
    return Markup('<bdi dir="{}">{}</bdi>').format(face.direction, inside) if face.language != "en" else inside


def told_plainly(text: object, face: Face) -> Phrase:
    """The same without markup: values are isolated by control characters."""
    pieces = (one.text if one.kind == "wording" else isolated(one.text) for one in _pieces(str(text), face))
    return face.phrase("".join(pieces))


def told_input(where: str, problem: str, remedy: str, face: Face) -> Markup:
    """What is said of an input: where it is, what is wrong, and what to do about it."""
    said = Markup("<bdi>{}</bdi>: {}").format(where, told(problem, face))
    return Markup("{} ({})").format(said, told(remedy, face)) if remedy else said


def _pieces(text: str, face: Face) -> Iterator[_Piece]:
    whole, patterns = catalogue(face.language)
    other, values = whole.get(text), _NONE
    if other is None and len(text) <= _LONGEST:
        fits = ((one.other, found) for one in patterns if (found := one.values(text)) is not None)
        other, values = next(fits, (None, _NONE))
    if other is None:
        yield _Piece(text, "english")
        return
    at = 0
    for match in _PIECE.finditer(other):
        yield _Piece(other[at : match.start()], "wording")
        at = match.end()
        machine, name = match.groups()
        if name is None:
            yield _Piece(VALUE.sub(lambda one: values[one.group()[1:-1]], machine), "machine")
        else:
            yield from _value(name.rstrip("0123456789"), values[name], face)
    yield _Piece(other[at:], "wording")


def _value(name: str, value: str, face: Face) -> Iterator[_Piece]:
    if name == "said":
        yield from _pieces(value, face)
    elif name in face.tables:
        codes = [value] if value in face.tables[name] else value.strip("'").split(", ")
        yield _Piece(face.label("say", "separator").join(face.label(name, one) for one in codes), "value")
    elif len(value) > 1 and value[0] == value[-1] and value[0] in _QUOTES:
        yield from (_Piece("\u00ab", "wording"), _Piece(value[1:-1], "value"), _Piece("\u00bb", "wording"))
    else:
        yield _Piece(value, "value")


_MARKS = {
    "wording": Markup("{}"),
    "value": Markup("<bdi>{}</bdi>"),
    "machine": Markup('<code dir="ltr">{}</code>'),
    "english": Markup('<bdi dir="auto" lang="en">{}</bdi>'),
}


@cache
def catalogue(language: str) -> tuple[Mapping[str, str], tuple[Sentence, ...]]:
    """Sentences without values, and those with values, the one that fixes most first; English has none."""
    file = files("tawthiq.exports") / "wording" / "told" / f"{language}.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    said = {english: other for table in tables.values() for english, other in table.items()}
    whole = {english: other for english, other in said.items() if not VALUE.search(english)}
    patterns = [_sentence(english, other) for english, other in said.items() if english not in whole]
    return whole, tuple(sorted(patterns, key=lambda one: (-sum(map(len, one.fixed)), one.fixed)))


def _sentence(english: str, other: str) -> Sentence:
    names = tuple(match.group()[1:-1] for match in VALUE.finditer(english))
    fixed = re.split(VALUE.pattern.replace("(", "(?:"), english)
    return Sentence(tuple(fixed), names, other)
