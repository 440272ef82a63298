"""How a long step tells how far it is, without printing."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with how many are done and how many there are."""

Stage = Callable[[str], None]
"""Called with the name of each step as it begins: `reading`, `linking`, `assessing`, `writing`."""


def unheard(_stage: str) -> None:
    """The stage that nobody listens to."""
