"""Work done once for each thing met: a text is mostly the same words again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from sys import intern
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
_MOST = 100_000
_MOST_SHARED = 1 << 14


class Remembered(dict[Key, Value]):
    """`remembered[key]` is what `make(key)` gives, worked out when the key is first asked for.

    `make` must depend on its key alone. At most `most` keys are remembered, so that memory stays bounded: when half as
    many have come, they make way for the next, and only those of them that are asked for again stay. Common words are.
    The letters of a key are held once, however many remember the same word.
    """

    def __init__(self, make: Callable[[Key], Value], most: int = _MOST) -> None:
        """Remember nothing yet."""
        super().__init__()
        self._make, self._half = make, max(1, most // 2)
        self._earlier: dict[Key, Value] = {}

    def __missing__(self, key: Key) -> Value:
        """Take it over from the earlier half, or work it out; and keep it."""
        earlier = self._earlier
        value = earlier[key] if key in earlier else self._make(key)
        if len(self) >= self._half:
            self._earlier = dict(self)
            self.clear()
        self[_held(key)] = value
        return value


def _held(key: Any) -> Any:
    """The key, or an equal one whose strings are those that others have."""
    if type(key) is str:
        return intern(key)
    return tuple(map(_held, key)) if type(key) is tuple else key


def shared(value: Key) -> Key:
    """An equal value that was met before, or this one: what is remembered of many words is often the same, and need be
    held once.
    """
    return _first(value)  # type: ignore[return-value]


@lru_cache(maxsize=_MOST_SHARED)
def _first(value: Hashable) -> Hashable:
    return value
