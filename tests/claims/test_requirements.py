"""What rules need in a sentence, asked of bits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tawthiq.claims.requirements import Requirement, Requirements

BITS = st.integers(min_value=0, max_value=63)
REQUIREMENTS = st.lists(st.tuples(BITS, st.lists(BITS, max_size=3).map(tuple)), max_size=6)


def test_all_of_some_bits_and_one_of_others_must_be_there() -> None:
    needed = Requirements([(0b0011, (0b1100,))])
    assert needed.are_met(0b0111) and needed.are_met(0b1011)
    assert not needed.are_met(0b0011) and not needed.are_met(0b0101)


def test_what_is_always_there_is_not_asked_for() -> None:
    needed = Requirements([(0b0011, (0b1100,))], always=0b0110)
    assert needed.are_met(0b0001) and not needed.are_met(0b0010)


def test_without_requirements_none_is_met() -> None:
    assert not Requirements([]).are_met(0b1111)


@given(REQUIREMENTS, BITS, BITS)
def test_one_met_is_enough(requirements: list[Requirement], always: int, bits: int) -> None:
    present = bits | always
    met = any(must & ~present == 0 and all(present & some for some in sets) for must, sets in requirements)
    assert Requirements(requirements, always).are_met(bits) == met
