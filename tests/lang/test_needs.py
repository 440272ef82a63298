"""What a pattern needs of a row: nothing that it can do without, so that no match is ever missed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.lang import ClassAlphabet, Pattern


@pytest.mark.parametrize(
    ("notation", "needed", "present"),
    [
        ("A B", True, "A B"),
        ("A B", False, "A C"),
        ("A B?", True, "A"),
        ("A B*? C{0,2}", True, "A"),
        ("A B{,2}", True, "A"),
        ("A B+", False, "A"),
        ("A B{1,2}?", False, "A"),
        ("A/B", True, "B"),
        ("A/B", False, "C"),
        ("^A B", True, "B"),
        ("ANY{2}", True, ""),
        ("(A | B C)", True, "B C"),
        ("(A | B C)", False, "D"),
        ("(A | B?)", True, ""),
        ("one:(A B)? C", True, "C"),
        ("((A B) | (C D))+", False, "E"),
        ("A | B", True, "B"),
    ],
)
def test_what_a_row_must_hold(notation: str, needed: bool, present: str) -> None:
    assert Pattern(notation, "x").may_match(frozenset(present.split())) is needed


_CLASSES = st.lists(st.sampled_from("ABCD"), min_size=1, max_size=2, unique=True).map("/".join)
_ELEMENTS = _CLASSES | _CLASSES.map(lambda classes: f"^{classes}") | st.just("ANY")
_QUANTIFIERS = st.sampled_from(["", "?", "*", "+", "+?", "{0,1}", "{1,2}", "{2}", "{,2}"])


def _grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    element = st.tuples(inner, _QUANTIFIERS).map("".join)
    sequence = st.lists(element, min_size=1, max_size=3).map(" ".join)
    return st.lists(sequence, min_size=1, max_size=3).map(lambda options: f"({' | '.join(options)})")


@given(
    st.recursive(_ELEMENTS, _grow, max_leaves=6), st.lists(st.sampled_from(["A", "B", "AB", "C", "D", "E"]), max_size=5)
)
def test_a_row_that_is_matched_is_never_ruled_out(notation: str, row: list[str]) -> None:
    pattern, alphabet = Pattern(notation, "x"), ClassAlphabet()
    sets = [frozenset(item) for item in row]
    if any(pattern.find(alphabet.encode(sets), alphabet)):
        assert pattern.may_match(frozenset().union(*sets))
