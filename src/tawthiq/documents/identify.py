"""Which language a text is in, told from its letters; the facts are in `identify.toml`."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from importlib import resources

UNDETERMINED = "und"
"""The code of ISO 639 for a language that could not be determined."""

_ENOUGH = 20_000  # characters: a longer text tells no more
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Profile:
    code: str
    script: str
    own: frozenset[str]
    foreign: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Facts:
    scripts: dict[str, re.Pattern[str]]
    profiles: tuple[_Profile, ...]
    script_share: float
    foreign_share: float
    word_share: float


def identify(text: str) -> str:
    """The language's code, or `UNDETERMINED`: Persian, Urdu and Kurdish are never called Arabic, nor French English."""
    facts, text = _facts(), unicodedata.normalize("NFKC", text[:_ENOUGH])  # presentation forms are letters too
    letters = "".join(_WORD.findall(text))
    for profile in facts.profiles:
        mine = "".join(facts.scripts[profile.script].findall(letters))
        if letters and len(mine) >= facts.script_share * len(letters) and _fits(profile, mine, text, facts):
            return profile.code
    return UNDETERMINED


def _fits(profile: _Profile, letters: str, text: str, facts: _Facts) -> bool:
    foreign = sum(1 for letter in letters if letter in profile.foreign)
    own = sum(1 for letter in letters if letter in profile.own)
    if foreign > facts.foreign_share * len(letters) and foreign >= own:
        return False
    if not profile.words:
        return True
    words = _WORD.findall(text.lower())
    return sum(1 for word in words if word in profile.words) >= facts.word_share * len(words)


@functools.cache
def _facts() -> _Facts:
    table = tomllib.loads(resources.files(__package__).joinpath("identify.toml").read_text(encoding="utf-8"))
    scripts = {
        name: re.compile("[" + "".join(f"\\u{first}-\\u{last}" for first, last in ranges) + "]+")
        for name, ranges in table["scripts"].items()
    }
    profiles = tuple(
        _Profile(
            entry["code"],
            entry["script"],
            frozenset(entry["own"]),
            frozenset(entry["foreign"]),
            frozenset(entry["words"]),
        )
        for entry in table["language"]
    )
    return _Facts(scripts, profiles, **table["limits"])
