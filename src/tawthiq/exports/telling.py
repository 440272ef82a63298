"""What the program says of inputs, cases and judgements, told in the language of a face.

The program says it in English, in one place, where it finds it. The other languages have a catalogue of those sentences
by their English, `{names}` standing for values (`wording/told/LANGUAGE.toml`). In the catalogue a value `{said}` is
itself a sentence that is told, a value with the name of a table of the wording is a code of that table, or several with
commas between them, and what stands between backticks is for a machine. What no catalogue has stays English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.exports.direction import Phrase, isolated
from tawthiq.exports.face import Face
from tawthiq.exports.sentences import VALUE, is_quotation, sentence_of

_PIECE = re.compile(r"`([^`]*)`|\{([a-z_]+\d*)\}")


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
    found = sentence_of(text, face.language)
    if found is None:
        yield _Piece(text, "english")
        return
    (other, values), at = found, 0
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
        yield _Piece(face.label("say", "separator").join(_code(face.tables[name], one) for one in codes), "value")
    elif is_quotation(value):
        yield from (_Piece("\u00ab", "wording"), _Piece(value[1:-1], "value"), _Piece("\u00bb", "wording"))
    else:
        yield _Piece(value, "value")


def _code(table: Mapping[str, str], code: str) -> str:
    """The word for a code, for one with dots that of its last part: `casualties.0.count`."""
    return table.get(code) or table.get(code.rpartition(".")[2]) or code


_MARKS = {
    "wording": Markup("{}"),
    "value": Markup("<bdi>{}</bdi>"),
    "machine": Markup('<code dir="ltr">{}</code>'),
    "english": Markup('<bdi dir="auto" lang="en">{}</bdi>'),
}
