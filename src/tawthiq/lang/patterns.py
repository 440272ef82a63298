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
from collections.abc import Iterable, Iterator, Sequence, Set

from tawthiq.errors import LanguageError
from tawthiq.lang.needs import needs

_SYMBOL = re.compile(
    r"\s*(?:(?P<name>[a-z_]+[0-9]*):"
    r"|(?P<cls>\^?[A-Z][A-Z0-9_]*(?:/[A-Z][A-Z0-9_]*)*)"
    r"|(?P<mark>[()|])"
    r"|(?P<many>[?*+]\??|\{\d*,?\d*\}\??))"
)
_FIRST = 0xF0000  # a private plane: no text ever gets into these strings


class ClassAlphabet:
    """Gives each set of classes its own character; sets met for the first time get the next one."""

    def __init__(self, sets: Iterable[frozenset[str]] = ()) -> None:
        """Register the sets that are known beforehand, in a fixed order."""
        self._characters: dict[frozenset[str], str] = {}
        self._sets: list[frozenset[str]] = []
        self._members: dict[str, list[str]] = {}
        for classes in sorted(set(sets), key=sorted):
            self.character(classes)

    def __len__(self) -> int:
        """How many sets are registered."""
        return len(self._sets)

    def character(self, classes: frozenset[str]) -> str:
        """The character that stands for this set."""
        found = self._characters.get(classes)
        if found is None:
            found = self._characters[classes] = chr(_FIRST + len(self._sets))
            self._sets.append(classes)
            for name in classes:
                self._members.setdefault(name, []).append(found)
        return found

    def encode(self, sets: Iterable[frozenset[str]]) -> str:
        """The characters of several sets in a row."""
        sets = list(sets)
        try:
            return "".join([self._characters[classes] for classes in sets])
        except KeyError:
            return "".join([self.character(classes) for classes in sets])

    def members(self, name: str) -> Sequence[str]:
        """The characters of all registered sets that hold the class, in the order of their registration."""
        return self._members.get(name, ())

    def has_grown(self, since: int, classes: frozenset[str]) -> bool:
        """Whether one of the sets registered after the first `since` holds one of the classes."""
        return any(not classes.isdisjoint(new) for new in self._sets[since:])


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
        self._alphabet, self._size = ClassAlphabet(), 0  # what it is compiled for
        self._seen, self._grown = (
            0,
            False,
        )  # how much of it was looked at since, and if that matters
        self._regex = self._compile()
        required = needs(self._symbols)
        self.must = frozenset(name for classes in required if len(classes) == 1 for name in classes)
        self._one_of = tuple(classes for classes in required if classes.isdisjoint(self.must))

    def may_match(self, present: Set[str]) -> bool:
        """Whether a row whose items are of the classes `present` may hold a match; False is certain."""
        return self.must <= present and not any(present.isdisjoint(classes) for classes in self._one_of)

    def find(self, string: str, alphabet: ClassAlphabet) -> Iterator[re.Match[str]]:
        """All matches, left to right, that do not overlap; empty ones left out."""
        if self._seen != len(alphabet) or alphabet is not self._alphabet:
            self._look_at(alphabet)
        if self._grown and max(string, default="") >= chr(_FIRST + self._size):
            self._compile_for(alphabet)
        return (match for match in self._regex.finditer(string) if match.end() > match.start())

    def _look_at(self, alphabet: ClassAlphabet) -> None:
        """See whether sets registered since the last time are of its classes; a row with one compiles it anew."""
        if alphabet is not self._alphabet:
            self._compile_for(alphabet)
        self._grown = self._grown or alphabet.has_grown(self._seen, self.classes)
        self._seen = len(alphabet)

    def _compile_for(self, alphabet: ClassAlphabet) -> None:
        self._alphabet = alphabet
        self._size = self._seen = len(alphabet)
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
                parts.append(pending + _character_class(text, self._alphabet))
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
            return re.compile("".join(parts))
        except re.error as problem:
            raise LanguageError(f"{self._where}: the pattern {self.notation!r} is malformed: {problem}") from problem


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
