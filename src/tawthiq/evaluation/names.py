"""Whether two names, places or days mean the same, as a fair judge would say."""

from __future__ import annotations

import functools
import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_TATWEEL = "\u0640"
_LOOKALIKES = str.maketrans({"\u0671": "\u0627", "\u0649": "\u064a", "\u0629": "\u0647"})
_ARTICLE = re.compile(r"[\u0648\u0641]?(?:\u0627\u0644|\u0644\u0644|\u0628\u0627\u0644|\u0643\u0627\u0644)(?=\w\w)")
_EMPTY_WORDS = frozenset({"the", "a", "an", "of"})
_SAME_PLACE_KM = 15.0
_KM_PER_DEGREE = 111.2


@functools.lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """The words of a name without case, marks, hamza, articles and punctuation, one space between."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text)
        if letter != _TATWEEL and not unicodedata.combining(letter)
    )
    words = (_without_article(word) for word in re.findall(r"\w+", plain.lower().translate(_LOOKALIKES)))
    return " ".join(word for word in words if word not in _EMPTY_WORDS)


def _without_article(word: str) -> str:
    article = _ARTICLE.match(word)
    return word[article.end() :] if article else word


@dataclass(frozen=True, slots=True)
class Names:
    """The folded names of one actor; none where nobody is named."""

    folded: tuple[str, ...] = ()

    @classmethod
    def of(cls, actor: Any) -> Names:
        """The names in an annotation: an object with `name` and `aliases`, a bare string, or nothing."""
        if not actor:
            return cls()
        if isinstance(actor, str):
            return cls((fold(actor),))
        given = [actor.get("name") or "", *(actor.get("aliases") or ())]
        return cls(tuple(name for name in map(fold, given) if name))

    def agree(self, other: Names) -> bool:
        """Whether both name nobody, or share a name, or one's name of four letters or more stands in the other's."""
        if not self.folded or not other.folded:
            return not self.folded and not other.folded
        return any(_same(mine, theirs) for mine in self.folded for theirs in other.folded)


def _same(mine: str, theirs: str) -> bool:
    return mine == theirs or (len(mine) > 3 and _holds(theirs, mine)) or (len(theirs) > 3 and _holds(mine, theirs))


def _holds(whole: str, part: str) -> bool:
    """Whether `part` stands in `whole` as whole words."""
    return f" {part} " in f" {whole} "


def same_place(gold: Mapping[str, Any], predicted: Mapping[str, Any] | None) -> bool:
    """Whether two places lie within 15 km of each other or share their name's words."""
    if not predicted:
        return False
    here, there = _point(gold), _point(predicted)
    if here and there and _kilometres(here, there) <= _SAME_PLACE_KM:
        return True
    mine, theirs = fold(gold.get("name") or ""), fold(predicted.get("name") or "")
    return bool(mine and theirs) and (_holds(mine, theirs) or _holds(theirs, mine))


def _point(place: Mapping[str, Any]) -> tuple[float, float] | None:
    latitude, longitude = place.get("lat"), place.get("lon")
    if isinstance(latitude, int | float) and isinstance(longitude, int | float):
        return float(latitude), float(longitude)
    return None


def _kilometres(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Distance on a plane that touches the earth between the two: good to a percent at this range."""
    shrink = math.cos(math.radians((here[0] + there[0]) / 2))
    return _KM_PER_DEGREE * math.hypot(here[0] - there[0], (here[1] - there[1]) * shrink)


def same_start(gold: str, predicted: str | None) -> bool:
    """Whether the predicted day is the annotated one, or lies in the annotated month or year."""
    return bool(gold and predicted) and str(predicted).startswith(gold)
