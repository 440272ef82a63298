"""Which language a text is in, told from its letters and words; the facts are in `identify.toml` and the packs."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from importlib import resources

from tawthiq.lang import Profile, profiles

UNDETERMINED = "und"
"""The code of ISO 639 for a language that could not be determined."""

_ENOUGH = 20_000  # characters: a longer text tells no more
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Facts:
    scripts: dict[str, re.Pattern[str]]
    script_share: float
    foreign_share: float
    word_share: float
    word_lead: float


def identify(text: str) -> str:
    """The language's code, or `UNDETERMINED`: of no pack's script, letters or words, or of two languages' alike.

    Persian, Urdu and Kurdish are never called Arabic. Of languages of one script the one whose commonest words make
    the largest share of the text wins, where it leads.
    """
    facts, text = _facts(), unicodedata.normalize("NFKC", text[:_ENOUGH])  # presentation forms are letters too
    letters = "".join(_WORD.findall(text))
    words = _WORD.findall(text.lower())
    ranked = sorted((-_share(p, words), p.code) for p in profiles() if letters and _fits(p, letters, facts))
    shares = [-share for share, _ in ranked] + [0.0]
    if not ranked or shares[0] < facts.word_share or shares[0] < facts.word_lead * shares[1]:
        return UNDETERMINED
    return ranked[0][1]


def _fits(profile: Profile, letters: str, facts: _Facts) -> bool:
    """Whether the text is in the language's script, without too many of its neighbours' letters."""
    mine = "".join(facts.scripts[profile.script].findall(letters))
    foreign, own = (sum(map(mine.count, letters_of)) for letters_of in (profile.foreign, profile.own))
    neighbour = foreign > facts.foreign_share * len(mine) and foreign >= own
    return len(mine) >= facts.script_share * len(letters) and not neighbour


def _share(profile: Profile, words: list[str]) -> float:
    """The share of the text that is the language's commonest words; all of it where the letters are enough."""
    return sum(1 for word in words if word in profile.words) / len(words) if profile.words else 1.0


@functools.cache
def _facts() -> _Facts:
    table = tomllib.loads(resources.files(__package__).joinpath("identify.toml").read_text(encoding="utf-8"))
    scripts = {
        name: re.compile("[" + "".join(f"\\u{first}-\\u{last}" for first, last in ranges) + "]+")
        for name, ranges in table["scripts"].items()
    }
    return _Facts(scripts, **table["limits"])
