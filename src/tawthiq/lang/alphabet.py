"""Characters for sets of classes, so that a row of items is a string and a pattern a regular expression over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_FIRST = 0x80  # no sign of a regular expression, and narrow as long as there are few sets


class ClassAlphabet:
    """Gives each set of classes its own character; sets met for the first time get the next one.

    With `relevant`, only those classes tell sets apart: an alphabet for a few rules stays small and soon complete.
    A string's mask has one bit for each class that some item of it has.
    """

    def __init__(self, sets: Iterable[frozenset[str]] = (), relevant: frozenset[str] | None = None) -> None:
        """Register the sets that are known beforehand, in a fixed order."""
        self._relevant = relevant
        self._characters = _Characters(self)
        self._sets: list[frozenset[str]] = []
        self._own: dict[frozenset[str], str] = {}
        self._members: dict[str, list[str]] = {}
        self._bits: dict[str, int] = {}
        self._masks: dict[str, int] = {}
        for classes in sorted(set(map(self._seen, sets)), key=sorted):
            self.character(classes)

    def __len__(self) -> int:
        """How many sets are told apart."""
        return len(self._sets)

    def _seen(self, classes: frozenset[str]) -> frozenset[str]:
        return classes if self._relevant is None else classes & self._relevant

    def character(self, classes: frozenset[str]) -> str:
        """The character that stands for this set."""
        return self._characters[classes]

    def register(self, classes: frozenset[str]) -> str:
        """The character of a set that is met for the first time."""
        seen = self._seen(classes)
        found = self._own.get(seen)
        if found is None:
            found = self._own[seen] = chr(_FIRST + len(self._sets))
            self._sets.append(seen)
            for name in seen:
                self._members.setdefault(name, []).append(found)
            self._masks[found] = self.mask_of(seen)
        return found

    def encode(self, sets: Iterable[frozenset[str]]) -> str:
        """The characters of several sets in a row."""
        return "".join(map(self._characters.__getitem__, sets))

    def members(self, name: str) -> Sequence[str]:
        """The characters of all registered sets that hold the class, in the order of their registration."""
        return self._members.get(name, ())

    def mask_of(self, classes: Iterable[str]) -> int:
        """The bits of some classes."""
        mask = 0
        for name in classes:
            mask |= self._bits.setdefault(name, 1 << len(self._bits))
        return mask

    def mask(self, string: str) -> int:
        """The bits of all classes that the items of a string have."""
        mask, masks = 0, self._masks
        for character in set(string):
            mask |= masks[character]
        return mask

    def is_later(self, string: str, size: int) -> bool:
        """Whether one of the string's characters was registered after the first `size` sets."""
        return max(string, default="") >= chr(_FIRST + size)

    def has_grown(self, since: int, classes: frozenset[str]) -> bool:
        """Whether one of the sets registered after the first `since` holds one of the classes."""
        return any(not classes.isdisjoint(new) for new in self._sets[since:])


class _Characters(dict[frozenset[str], str]):
    """The character of each set met so far, with the classes that do not tell sets apart still in it."""

    def __init__(self, alphabet: ClassAlphabet) -> None:
        super().__init__()
        self._alphabet = alphabet

    def __missing__(self, classes: frozenset[str]) -> str:
        self[classes] = found = self._alphabet.register(classes)
        return found
