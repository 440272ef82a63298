"""Speech that goes on after the sentence it began in: a quotation still open, or a line that breaks off at a comma."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.claims.attribution import Attribution
from tawthiq.mentions import Item, Passage

_GOES_ON = "attribution.quotation"  # the id of the construction in code
_OPENING, _CLOSING = "\u00ab", "\u00bb"  # these two tell their side; of the others the second closes
_LONGEST = 3  # sentences: what stays open longer has lost its closing mark


@dataclass(slots=True)
class OpenSpeech:
    """Whether the speech of the sentence before goes on, for how many sentences it has, and if it is a quotation."""

    is_open: bool = False
    is_quoted: bool = False
    sentences: int = 0

    def with_speech(self, passage: Passage, attributions: list[Attribution], text: str) -> list[Attribution]:
        """The attributions of the next sentence, before them that of the speech that goes on in it."""
        goes_on = self.is_open and not passage.is_title
        if goes_on and not (attributions and attributions[0].words[0] <= 1):
            end = self._end(passage.items, text)
            named = min((found.words[0] for found in attributions if not found.postposed), default=end)
            before = [found for found in attributions if found.postposed and found.words[0] <= end]
            if not before and min(end, named) > 1:
                attributions = [Attribution(None, (), (1, min(end, named)), (1, 1), False, _GOES_ON), *attributions]
        self._hear(passage, attributions, text)
        return attributions

    def _end(self, items: Sequence[Item], text: str) -> int:
        """The item that closes the quotation, or the end of the sentence; of a broken line always the end."""
        if not self.is_quoted:
            return len(items) - 1
        return next((i for i in range(1, len(items)) if _mark(items[i], text) == _CLOSING), len(items) - 1)

    def _hear(self, passage: Passage, attributions: Sequence[Attribution], text: str) -> None:
        items = passage.items
        spoken = [found for found in attributions if not (found.postposed or found.own)]
        last = spoken[-1] if spoken else None
        if last is None or last.reach[1] < len(items) - 1:
            self.is_open = False
            return
        went_on = last.rule == _GOES_ON
        self.sentences = self.sentences + 1 if went_on else 0
        marks = [_mark(item, text) for item in items[last.words[1] : -1]]
        is_quoted = _is_open([mark for mark in marks if mark], opened=went_on and self.is_quoted)
        breaks_off = "COMMA" in items[-2].classes and not went_on
        self.is_quoted = is_quoted
        self.is_open = (is_quoted or breaks_off) and self.sentences < _LONGEST


def _mark(item: Item, text: str) -> str:
    return text[item.start] if "QUOTE" in item.classes and item.end - item.start == 1 else ""


def _is_open(marks: Sequence[str], *, opened: bool) -> bool:
    """Whether a quotation stands open after the marks; only such marks count as tell their side."""
    depth = int(opened)
    for mark in marks:
        depth += (mark == _OPENING) - (mark == _CLOSING)
    return depth > 0
