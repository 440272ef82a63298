"""Reports and incidents of a built case that are loaded when somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

T = TypeVar("T")


class KeptSequence(Sequence[T], Generic[T]):
    """A sequence of which the ids are known; what is asked for is loaded then, and not remembered.

    What is kept is that of the last build: of one that was built since it may be another, or missing.
    """

    def __init__(self, ids: Sequence[str], load: Callable[[Sequence[str]], list[T]]) -> None:
        """`load` gives what ids stand for, in their order."""
        self._ids, self._load = ids, load

    def __len__(self) -> int:
        """How many there are."""
        return len(self._ids)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        """One, or some, loaded."""
        if isinstance(at, slice):
            return tuple(self._load(self._ids[at]))
        return self._load([self._ids[at]])[0]

    def __iter__(self) -> Iterator[T]:
        """All of them, loaded at once."""
        return iter(self._load(self._ids))
