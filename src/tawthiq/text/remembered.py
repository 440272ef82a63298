"""Work done once for each thing met: a text is mostly the same words again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
_MOST = 100_000


class Remembered(dict[Key, Value]):
    """`remembered[key]` is what `make(key)` gives, worked out when the key is first asked for.

    `make` must depend on its key alone. At `most` keys everything is forgotten, so that memory stays bounded.
    """

    def __init__(self, make: Callable[[Key], Value], most: int = _MOST) -> None:
        """Remember nothing yet."""
        super().__init__()
        self._make, self._most = make, most

    def __missing__(self, key: Key) -> Value:
        """Work out and keep."""
        value = self._make(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value
