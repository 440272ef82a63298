"""How well an incident stands up: the codes of all rule sets, each in its own vocabulary."""

from __future__ import annotations

from enum import StrEnum


class Grade(StrEnum):
    """The harm grade; definitions, Arabic labels and whose vocabulary each is stand in docs/glossary.md.

    The first five are Airwars', the next three Iraq Body Count's and then UCDP's (`outside` is of both), the last two
    the Coalition's. A rule set gives its own only.
    """

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"
    INCLUDED = "included"
    PROVISIONAL = "provisional"
    OUTSIDE = "outside"
    CLEAR_EVENT = "clear_event"
    UNCLEAR_EVENT = "unclear_event"
    CREDIBLE = "credible"
    NON_CREDIBLE = "non_credible"

    @property
    def is_counted(self) -> bool:
        """Whether the totals at the head of a case count an incident of this grade."""
        return self in _COUNTED


class StrikeStatus(StrEnum):
    """Whether a strike itself is known, apart from its harm."""

    DECLARED = "declared_strike"
    LIKELY = "likely_strike"
    CONTESTED = "contested_strike"
    SINGLE_SOURCE = "single_source_claim"


_COUNTED = frozenset({Grade.CONFIRMED, Grade.FAIR, Grade.INCLUDED, Grade.CLEAR_EVENT, Grade.CREDIBLE})
