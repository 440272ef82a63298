"""Words in a sentence that give way to others."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_SHORT = 4  # letters below which a name may be part of other words


def replacing(shown: Mapping[str, str]) -> Callable[[str], str]:
    """Puts what stands for them in place of words, the longest first.

    A name may be grown together with a word before it ("and", in Arabic), so that only short ones must stand alone.
    """
    if not shown:
        return str
    longest = sorted(shown, key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(map(_pattern, longest)))
    return lambda text: pattern.sub(lambda found: shown[found.group()], text)


def _pattern(word: str) -> str:
    return re.escape(word) if len(word) >= _SHORT else rf"(?<!\w){re.escape(word)}(?!\w)"
