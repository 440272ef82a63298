from __future__ import annotations

import itertools

import pytest

from tawthiq.model import AttackKind
from tawthiq.model.attack_kind import akin, only_kind


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([], None),
        (["shelling"], "shelling"),
        (["airstrike", "drone"], "drone"),
        (["shelling", "chemical"], "chemical"),
        (["airstrike", "shelling", "chemical"], "chemical"),
        (["shelling", "naval"], "naval"),
        (["airstrike", "shelling"], None),
        (["airstrike", "shelling", "drone"], None),
        (["drone", "chemical"], None),
    ],
)
def test_of_several_kinds_only_a_narrower_one_is_meant(kinds: list[str], expected: str | None) -> None:
    for order in itertools.permutations(map(AttackKind, kinds)):
        assert only_kind(order) == expected


def test_being_akin_goes_both_ways() -> None:
    for one, other in itertools.product(AttackKind, repeat=2):
        assert (one in akin(other)) == (other in akin(one))
    assert all(kind in akin(kind) for kind in AttackKind)
