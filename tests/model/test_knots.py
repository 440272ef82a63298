from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.model.knots import knots

SETS = st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=4), max_size=6)


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        ([], {}),
        ([()], {}),
        (["b"], {"b": "b"}),
        (["cb", "de"], {"b": "b", "c": "b", "d": "d", "e": "d"}),
        (["cb", "de", "ec"], {"b": "b", "c": "b", "d": "b", "e": "b"}),
        (["bc", "ca"], {"a": "a", "b": "a", "c": "a"}),
    ],
)
def test_sets_that_share_ids_are_one(sets: list[str], expected: dict[str, str]) -> None:
    assert knots(sets) == expected


@given(SETS)
def test_it_is_as_if_sets_were_put_together_one_by_one(sets: list[frozenset[str]]) -> None:
    parts: list[frozenset[str]] = []
    for one in filter(None, sets):
        near = [part for part in parts if part & one]
        parts = [part for part in parts if not part & one] + [one.union(*near)]
    assert knots(sets) == {id_: min(part) for part in parts for id_ in part}


@given(SETS)
def test_order_makes_no_difference(sets: list[frozenset[str]]) -> None:
    assert knots(sets) == knots(sets[::-1])
