"""How well an incident stands up, in Airwars' published vocabulary."""

from __future__ import annotations

from enum import StrEnum


class Grade(StrEnum):
    """The harm grade; definitions and Arabic labels in docs/glossary.md."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


class StrikeStatus(StrEnum):
    """Whether a strike itself is known, apart from its harm."""

    DECLARED = "declared_strike"
    LIKELY = "likely_strike"
    CONTESTED = "contested_strike"
    SINGLE_SOURCE = "single_source_claim"
