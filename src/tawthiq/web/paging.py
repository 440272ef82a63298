"""Long lists by pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Paging:
    """The page `at` of a list at `path`, asked for with `query`; `total` items, `size` of them a page."""

    path: str
    query: Sequence[tuple[str, str]]
    at: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """The number of the first item shown, from 1; 0 where none is."""
        return min((self.at - 1) * self.size + 1, self.total) if self.of(range(self.total)) else 0

    @property
    def last(self) -> int:
        """The number of the last item shown."""
        return min(self.at * self.size, self.total)

    def of(self, items: Sequence[Item]) -> Sequence[Item]:
        """Those of the items that are on the page."""
        return items[(self.at - 1) * self.size : self.at * self.size]

    def address(self, at: int) -> str:
        """Where another page is."""
        query = urlencode([*self.query, *([("at", str(at))] if at > 1 else [])])
        return f"{self.path}?{query}" if query else self.path
