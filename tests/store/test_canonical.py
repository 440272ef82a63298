from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.store.canonical import canonical, digest

KEYS = st.text(st.characters(min_codepoint=32, max_codepoint=126))
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"b": 1, "a": [True, None, "x"]}, '{"a":[true,null,"x"],"b":1}'),
        ({"B": "هجين", "a": '"\\\n\x0f'}, '{"B":"هجين","a":"\\"\\\\\\n\\u000f"}'),
        ({}, "{}"),
        (("a", -7), '["a",-7]'),
    ],
)
def test_a_value_has_one_text(value: object, expected: str) -> None:
    assert canonical(value) == expected
    assert digest(value) == hashlib.sha256(expected.encode()).hexdigest()


@pytest.mark.parametrize("value", [1.5, b"x", 2**53, {"a": 1.0}, [b""], {1: 2}, {"é": 1}, "\ud800", {"a": {"b": {1}}}])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        canonical(value)


@given(VALUES)
def test_reading_it_back_gives_the_value_and_the_same_text(value: object) -> None:
    text = canonical(value)
    assert json.loads(text) == value
    assert canonical(json.loads(text)) == text
