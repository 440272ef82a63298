"""Recorders' conventions in the words of a face."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from tawthiq.exports.phrasing import Phrasing
from tawthiq.model import Convention, Range


def in_words(convention: Convention, words: Phrasing) -> Markup:
    """The figures of a convention; "no figure" where it has none."""
    figures = convention.figures
    if all(number is None for number in figures.values()):
        return words.face.say("none")
    shown: dict[str, object] = {name: number for name, number in figures.items() if number is not None}
    shown |= {name: words.figure(_range(figures, low, high)) for name, (low, high) in _RANGES.items() if low in figures}
    return words.face.say(_PHRASES[convention.id], **shown)


_PHRASES = {"ucdp": "convention_ucdp", "airwars": "convention_airwars", "ibc": "convention_ibc"}


# What is shown as a range, by the names of its edges.
_RANGES = {
    "killed": ("killed_min", "killed_max"),
    "injured": ("injured_min", "injured_max"),
    "all": ("min", "max"),
}


def _range(figures: Mapping[str, int | None], low: str, high: str) -> Range | None:
    minimum, maximum = figures[low], figures[high]
    return None if minimum is None and maximum is None else Range(minimum, maximum, ())
