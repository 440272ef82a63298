"""Keeping a text's direction to itself where no markup can do it."""

from __future__ import annotations

import re
from collections.abc import Iterator

ISOLATE, END = "\u2068", "\u2069"  # first strong isolate, pop directional isolate
_OF_DIRECTION = {"ltr": "\u2066", "rtl": "\u2067"}


class Phrase(str):
    """Wording of a face, which runs as the face does (`ltr` or `rtl`), whatever its first word is."""

    __slots__ = ("direction",)
    direction: str

    def __new__(cls, text: str, direction: str) -> Phrase:
        """The text, with the direction in which it runs."""
        phrase = super().__new__(cls, text)
        phrase.direction = direction
        return phrase


def isolated(text: str) -> str:
    """The text between isolates, so that it runs its own way and leaves its neighbours theirs."""
    begin = _OF_DIRECTION[text.direction] if isinstance(text, Phrase) else ISOLATE
    return f"{begin}{text}{END}"


# Words of a script that runs against the page, with what stands between them.
_AGAINST = {
    "ltr": re.compile("[\u0590-\u08ff\u00ab](?:[^A-Za-z0-9(),;:]*[\u0590-\u08ff\u00bb])?"),
    "rtl": re.compile(r"[A-Za-z](?:[\w .&'\u2019-]*[A-Za-z0-9])?", re.ASCII),
}


def runs(text: str, direction: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it runs against `direction` (`ltr` or `rtl`)."""
    position = 0
    for match in _AGAINST[direction].finditer(text):
        if match.start() > position:
            yield text[position : match.start()], False
        yield match.group(), True
        position = match.end()
    if position < len(text):
        yield text[position:], False
