"""Names in the script of the language around them, where they have one."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache


def in_script(name: str, others: Sequence[str], script: str) -> str:
    """The first of a name and its other names that is in a script (`ARABIC`), or the name where none is."""
    return _in_script(name, tuple(others), script)


@lru_cache(maxsize=65536)
def _in_script(name: str, others: tuple[str, ...], script: str) -> str:
    return next((candidate for candidate in (name, *others) if is_in_script(candidate, script)), name)


def is_in_script(name: str, script: str) -> bool:
    """Whether every letter of a name is of a script, by the names of the Unicode standard, and there is one."""
    letters = [character for character in name if character.isalpha()]
    return bool(letters) and all(unicodedata.name(letter, "").startswith(script) for letter in letters)
