"""Keeping a text's direction to itself where no markup can do it."""

from __future__ import annotations

ISOLATE, END = "\u2068", "\u2069"  # first strong isolate, pop directional isolate


def isolated(text: str) -> str:
    """The text between isolates, so that it runs its own way and leaves its neighbours theirs."""
    return f"{ISOLATE}{text}{END}"
