"""The small notation of rules: regular expressions over word classes.

    NUM PERSON                  one after the other
    APPROX? NUM (FROM PERSON)+  the quantifiers of regular expressions, {2,5} too, `?` after one makes it lazy
    A/B  (A B | C)              an item of either class; alternatives in brackets
    ^A/B                        any item that is of neither class
    ANY{0,4}                    any items; a gap
    who:PERSON+ side:(A B)      a name for what was matched, with its quantifier
    <name>                      in a rule file: a piece of notation that its `[fragments]` table names, in brackets

A sequence of items becomes a string with one character for each set of classes an item may have, and a pattern
becomes an ordinary regular expression over those characters, so that matching runs at the speed of `re`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from tawthiq.errors import LanguageError
from tawthiq.lang.alphabet import ClassAlphabet
from tawthiq.lang.needs import needs

_SYMBOL = re.compile(
    r"\s*(?:(?P<name>[a-z_]+[0-9]*):"
    r"|(?P<cls>\^?[A-Z][A-Z0-9_]*(?:/[A-Z][A-Z0-9_]*)*)"
    r"|(?P<mark>[()|])"
    r"|(?P<many>[?*+]\??|\{\d*,?\d*\}\??))"
)


class Pattern:
    """A compiled pattern; `classes` are the classes it names, `parts` the names it gives to what was matched.

    `must` are classes that every row it matches holds; with `may_match` they rule it out without running it.
    """

    def __init__(self, notation: str, where: str) -> None:
        """Parse at once, so that a mistake is found when the language loads; `where` goes into the error."""
        self.notation, self._where = notation, where
        self._symbols = list(_symbols(notation, where))
        self.classes = frozenset(
            name for kind, text in self._symbols if kind == "cls" for name in text.lstrip("^").split("/")
        ) - {"ANY"}
        self.parts = frozenset(text for kind, text in self._symbols if kind == "name")
        self.alphabet = ClassAlphabet(relevant=self.classes)  # what it is compiled for
        self._size = self._seen = 0  # how much of that it knows, and how much was looked at since
        self._grown = False  # whether sets of its classes came since
        self._regex = self._compile()
        required = needs(self._symbols)
        self.must = frozenset(name for classes in required if len(classes) == 1 for name in classes)
        self.one_of = tuple(classes for classes in required if classes.isdisjoint(self.must))

    def use(self, alphabet: ClassAlphabet) -> None:
        """Go over to an alphabet; it is compiled when it is first asked for."""
        if alphabet is not self.alphabet:
            self.alphabet = alphabet
            self._size = self._seen = 0
            self._grown = True

    def may_match(self, present: Set[str]) -> bool:
        """Whether a row whose items are of the classes `present` may hold a match; False is certain."""
        return self.must <= present and not any(present.isdisjoint(classes) for classes in self.one_of)

    def needed(self, alphabet: ClassAlphabet) -> tuple[int, tuple[int, ...]]:
        """What `may_match` looks for, in bits of an alphabet: those that all must be there, those of which one must."""
        return alphabet.mask_of(self.must), tuple(map(alphabet.mask_of, self.one_of))

    def find(self, string: str, alphabet: ClassAlphabet) -> list[re.Match[str]]:
        """All matches, left to right, that do not overlap; empty ones left out."""
        self.use(alphabet)
        if self._seen != len(alphabet):
            self._grown = self._grown or alphabet.has_grown(self._seen, self.classes)
            self._seen = len(alphabet)
        if self._grown and alphabet.is_later(string, self._size):
            self._compile_anew()
        return [match for match in self._regex.finditer(string) if match.end() > match.start()]

    def spans(self, match: re.Match[str]) -> dict[str, tuple[int, int]]:
        """The stretches of the named parts that matched anything."""
        where = match.regs
        return {name: where[group] for name, group in self._groups if where[group][0] < where[group][1]}

    def _compile_anew(self) -> None:
        self._size = self._seen = len(self.alphabet)
        self._grown = False
        self._regex = self._compile()

    def _compile(self) -> re.Pattern[str]:
        parts: list[str] = []
        closing: list[str] = []
        pending = owed = ""  # the opening of a named group, and its end, which comes after a quantifier
        for kind, text in self._symbols:
            if kind == "many" and not text.startswith("?"):
                parts.append(text + owed)
                owed = ""
                continue
            parts.append(owed)
            owed = ""
            if kind == "name":
                pending = f"(?P<{text}>"
            elif kind == "cls":
                parts.append(pending + _character_class(text, self.alphabet))
                owed, pending = ")" if pending else "", ""
            elif text == "(":
                parts.append(f"{pending}(?:")
                closing.append(")" if pending else "")
                pending = ""
            elif text == ")":
                parts.append(text)
                owed = closing.pop() if closing else ""
            else:
                parts.append(text)
        parts.append(owed)
        try:
            regex = re.compile("".join(parts))
        except re.error as problem:
            raise LanguageError(f"{self._where}: the pattern {self.notation!r} is malformed: {problem}") from problem
        self._groups = tuple(regex.groupindex.items())
        return regex


def _symbols(notation: str, where: str) -> Iterator[tuple[str, str]]:
    position = 0
    while position < len(notation.rstrip()):
        match = _SYMBOL.match(notation, position)
        if match is None or match.lastgroup is None:
            raise LanguageError(f"{where}: cannot read the pattern at {notation[position:]!r}")
        yield match.lastgroup, match[match.lastgroup]
        position = match.end()


def _character_class(name: str, alphabet: ClassAlphabet) -> str:
    if name == "ANY":
        return "."
    members = "".join(sorted({character for one in name.lstrip("^").split("/") for character in alphabet.members(one)}))
    if name.startswith("^"):
        return f"[^{members}]" if members else "."
    return f"[{members}]" if members else "(?!)"
