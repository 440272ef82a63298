"""Longest match of phrases over tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Generic, TypeVar

Value = TypeVar("Value")


class PhraseTrie(Generic[Value]):
    """Phrases as token sequences, each with its values; a lookup costs the phrase's length."""

    def __init__(self) -> None:
        """Start empty."""
        self._root: dict[str, _Node[Value]] = {}

    def add(self, phrase: Sequence[str], value: Value) -> None:
        """Add a value for a phrase of at least one token; several values may share a phrase, in the order added."""
        level: dict[str, _Node[Value]] = self._root
        node: _Node[Value] | None = None
        for norm in phrase:
            node = level.get(norm)
            if node is None:
                node = level[norm] = _Node()
            level = node.next
        if node is None:
            raise ValueError("an empty phrase matches nothing")
        node.values.append(value)

    def begins(self, first: str) -> bool:
        """Whether any phrase begins with this token."""
        return first in self._root

    def after(self, first: str) -> Set[str]:
        """The tokens that come second in phrases that begin with this one."""
        node = self._root.get(first)
        return node.next.keys() if node else frozenset()

    def beginnings(self) -> Iterator[tuple[str, str, Value]]:
        """The first two tokens of each phrase with its value, the second empty where there is one; in any order."""
        for first, node in self._root.items():
            for value in node.values:
                yield first, "", value
            for second, further in node.next.items():
                waiting = [further]
                while waiting:
                    last = waiting.pop()
                    for value in last.values:
                        yield first, second, value
                    waiting += last.next.values()

    def going_on(self, firsts: Iterable[str], second: str) -> frozenset[str] | None:
        """What may come third in phrases of one of `firsts` and `second`; `None` where the two are a phrase already."""
        thirds: set[str] = set()
        for first in firsts:
            begun = self._root.get(first)
            node = begun.next.get(second) if begun else None
            if node is not None and node.values:
                return None
            thirds.update(node.next if node else ())
        return frozenset(thirds)

    def longest(self, first: str, rest: Sequence[str], start: int) -> tuple[int, list[Value]]:
        """(tokens used, values) of the longest phrase that begins with `first` and goes on in `rest` from `start`.

        `first` stands apart because a clitic may have been taken off it; `(0, [])` where nothing matches.
        """
        node = self._root.get(first)
        length, best, values = 1, 0, list[Value]()
        while node is not None:
            if node.values:
                best, values = length, node.values
            position = start + length - 1
            if position >= len(rest):
                break
            node = node.next.get(rest[position])
            length += 1
        return best, values


class _Node(Generic[Value]):
    __slots__ = ("next", "values")

    def __init__(self) -> None:
        self.next: dict[str, _Node[Value]] = {}
        self.values: list[Value] = []
