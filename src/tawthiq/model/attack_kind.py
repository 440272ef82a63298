"""The kind of attack that someone tells of: with what, and from where, harm was done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum


class AttackKind(StrEnum):
    """The kinds that recorders tell apart (ACLED's sub-events, Airwars' types of strike); see docs/glossary.md."""

    AIRSTRIKE = "airstrike"
    DRONE = "drone"
    SHELLING = "shelling"
    EXPLOSIVE = "explosive"
    GROUND = "ground"
    CHEMICAL = "chemical"
    NAVAL = "naval"


WITHIN: Mapping[AttackKind, frozenset[AttackKind]] = {
    AttackKind.DRONE: frozenset({AttackKind.AIRSTRIKE}),
    AttackKind.CHEMICAL: frozenset({AttackKind.AIRSTRIKE, AttackKind.SHELLING}),
    AttackKind.NAVAL: frozenset({AttackKind.SHELLING}),
}
"""The wider kinds as which one may be told of as well: a drone's strike is one from the air."""


def only_kind(kinds: Collection[AttackKind]) -> AttackKind | None:
    """The one kind that is meant: the narrowest, where all others are wider names of it; `None` of none or several."""
    for kind in kinds:
        if all(other is kind or other in WITHIN.get(kind, ()) for other in kinds):
            return kind
    return None


def akin(kind: AttackKind) -> frozenset[AttackKind]:
    """The kinds that can be one attack with this one, told of more or less exactly; itself among them."""
    return frozenset({kind}) | WITHIN.get(kind, frozenset()) | {own for own, wider in WITHIN.items() if kind in wider}
