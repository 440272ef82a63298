"""Puts words in a row and keeps where each stands, so that every value of a synthetic claim has its true span."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tawthiq.model import Span
from tawthiq.model.sharing import span_of


class Sheet:
    """A text that grows at its end."""

    def __init__(self, head: str) -> None:
        self._parts = [head, "\n"]
        self._length = len(head) + 1

    def __len__(self) -> int:
        return self._length

    def write(self, words: str) -> Span:
        """Add words and a blank; where the words stand."""
        self._parts += [words, " "]
        start, self._length = self._length, self._length + len(words) + 1
        return span_of(start, start + len(words))

    def text(self) -> str:
        return "".join(self._parts)

    def since(self, start: int) -> str:
        """What was written from an offset on."""
        return self.text()[start:].strip()


def misspell(name: str, variants: Sequence[tuple[str, str]], rng: random.Random) -> str:
    """A name as another hand writes it: another spelling of a sound, a letter lost, doubled or changed for its
    neighbour, or a word of several left out. One change, or two.
    """
    for _ in range(rng.choice((1, 1, 2))):
        name = _change(name, variants, rng)
    return name


def _change(name: str, variants: Sequence[tuple[str, str]], rng: random.Random) -> str:
    fitting = [(old, new) for old, new in variants if old in name]
    kind = rng.random()
    if fitting and kind < 0.6:
        old, new = rng.choice(fitting)
        return name.replace(old, new, 1)
    if " " in name and kind < 0.7:
        parts = name.split(" ")
        return " ".join(parts[1:]) if rng.random() < 0.5 else " ".join(parts[:-1])
    position = rng.randrange(1, max(2, len(name) - 1))
    before, letter, after = name[:position], name[position : position + 1], name[position + 1 :]
    if kind < 0.8:
        return before + letter * 2 + after
    if kind < 0.9 and after:
        return before + after[0] + letter + after[1:]
    return before + after or name
