"""A judgement that does not fit what is there now, with both versions."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.model import Judgement


@dataclass(frozen=True, slots=True)
class Misfit:
    """A judgement that is about something that is no longer there: what it was about, why it does not fit, and what
    stands there now, as far as anything does.
    """

    judgement: Judgement
    about: str
    then: str
    why: str
    now: tuple[str, ...] = ()
