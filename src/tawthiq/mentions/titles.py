"""Where a title begins to say itself again: pages give it as their title, their heading and their preview in turn."""

from __future__ import annotations

import re

_LEAST = 4  # words: what repeats no more than this is no title
_WORD = re.compile(r"\w+")


def said_once(title: str) -> int:
    """The offset at which the title's words begin again from the first one; its length where they do not.

    The last repetition may break off, within a word too.
    """
    found = list(_WORD.finditer(title))
    words = [match.group() for match in found]
    for index in range(_LEAST, len(words)):
        if words[index] == words[0] and _goes_on(words, index):
            return found[index].start()
    return len(title)


def _goes_on(words: list[str], index: int) -> bool:
    """Whether the words from `index` on are those at the beginning, as far as they go."""
    again = words[index : index + index]
    whole, last = again[:-1], again[-1]
    if len(again) < _LEAST:
        return False
    return whole == words[: len(whole)] and words[len(whole)].startswith(last)
