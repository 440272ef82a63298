"""What the form for a claim that the program missed lets people choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tawthiq.model import AttackKind, ClaimType, DenialKind, Mode, Outcome, Population, Scope


@dataclass(frozen=True, slots=True)
class AddChoices:
    """The codes for each part, in their order, and how many figures there is room for."""

    figures: int
    type: Sequence[str]
    who: Sequence[str]
    outcome: Sequence[str]
    mode: Sequence[str]
    denial_kind: Sequence[str]
    attack_kind: Sequence[str]
    scope: Sequence[str]


FIGURES = 3


def _codes(kind: type[StrEnum]) -> Sequence[str]:
    return [code.value for code in kind]


ADD_CHOICES = AddChoices(
    FIGURES,
    *map(_codes, (ClaimType, Population, Outcome, Mode, DenialKind, AttackKind, Scope)),
)
