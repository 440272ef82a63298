"""What tells a language from others of its script: its own letters, its neighbours' letters, its commonest words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from tawthiq.errors import LanguageError

_LETTERS = ("own", "foreign")
_KEYS = frozenset({"script", "words", *_LETTERS})


@dataclass(frozen=True, slots=True)
class Profile:
    """`script` is the name of a script; `own` the letters that its neighbours in the script do without, `foreign` the
    neighbours' letters that it does without; `words` common words, lower case, none where the letters are enough.
    """

    code: str
    script: str
    own: frozenset[str]
    foreign: frozenset[str]
    words: frozenset[str]


def read_profile(code: str, settings: Mapping[str, Any], file: Traversable) -> Profile | None:
    """The profile in the `[identify]` table of a pack's settings; `None` where it has none."""
    table = settings.get("identify")
    if table is None:
        return None
    if not isinstance(table, dict) or not table.get("script") or set(table) - _KEYS:
        raise LanguageError(f"{file.name}: [identify] needs a script, and knows only {', '.join(sorted(_KEYS))}")
    own, foreign = (frozenset(table.get(key, "")) for key in _LETTERS)
    return Profile(code, str(table["script"]), own, foreign, frozenset(map(str, table.get("words", ()))))
