"""Spellings of one name share a key; names that merely look alike do not."""

from __future__ import annotations

import pytest

from tawthiq.errors import LanguageError
from tawthiq.lang import load
from tawthiq.lang.spellings import Spelling

ALIKE = [
    ("qamishli", "al-qameshli"),
    ("raqqa", "raqa"),
    ("khan sheikhoun", "khan shaykhun"),
    ("deir ez-zor", "deir ezzour"),
    ("maarrat al-numan", "maaret an-nouman"),
    ("kafr hamra", "kafar hamrah"),
    ("talbiseh", "talbisah"),
]
UNLIKE = [("homs", "hama"), ("raqqa", "iraq"), ("saraqib", "sarmin"), ("hama", "hammam")]


def keys(*names: str) -> list[set[str]]:
    spelling = load("en").spelling
    assert spelling is not None
    return [set(found) for found in spelling.keys(names)]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    first, second = keys(one, other)
    assert first & second


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_other_names_share_none(one: str, other: str) -> None:
    first, second = keys(one, other)
    assert not first & second


def test_an_index_finds_names_by_their_keys() -> None:
    spelling = load("en").spelling
    assert spelling is not None
    assert spelling.index(["raqqa", "homs", "raqa"])["raka"] == (0, 2)


def test_a_pack_needs_no_spelling() -> None:
    assert Spelling.from_settings({}) is None


def test_a_spelling_without_its_parts_is_refused() -> None:
    with pytest.raises(LanguageError, match="spelling"):
        Spelling.from_settings({"articles": ["al"]})


def test_spellings_of_one_name_in_arabic_share_a_key() -> None:
    spelling = load("ar").spelling
    assert spelling is not None
    (first,), (second,) = spelling.keys([load("ar").folding.word(name) for name in ("دير الزور", "ديرالزور")])
    assert first == second
