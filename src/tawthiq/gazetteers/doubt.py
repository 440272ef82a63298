"""Which names of an imported place need a cue word or another anchor, for they may be something else."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from functools import cache
from importlib import resources

from tawthiq import lang


def is_doubtful(name: str, language: str, sure: Collection[str]) -> bool:
    """Whether a name of one word, or one that begins as people's names do, is not `sure` (folded) for other reasons.

    An import knows no word frequencies, so it trusts no single word: in "the village of X" X is found all the same.
    """
    folded = fold(name, language)
    words = folded.split()
    return folded not in sure and (len(words) < 2 or words[0] in _personal(language))


def fold(name: str, language: str) -> str:
    """The name as the language folds it, one space between its words."""
    return " ".join(lang.load(language).folding.word(name).split())


@cache
def _personal(language: str) -> frozenset[str]:
    text = resources.files(__package__).joinpath("doubt.toml").read_text(encoding="utf-8")
    return frozenset(fold(word, language) for word in tomllib.loads(text)["personal"])
