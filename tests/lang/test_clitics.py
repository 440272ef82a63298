"""How a word may be read when small words are written onto it."""

from __future__ import annotations

import pytest

from tawthiq.errors import LanguageError
from tawthiq.lang import Split, load
from tawthiq.lang.clitics import Clitics
from tawthiq.text import Folding

ARABIC = load("ar").clitics


def readings(word: str) -> set[tuple[str, str, bool]]:
    return {(" ".join(name for name, _ in split.before), split.core, split.definite) for split in ARABIC.splits(word)}


@pytest.mark.parametrize(
    ("word", "read_as"),
    [
        ("مقتل", ("", "مقتل", False)),
        ("القتلي", ("", "قتلي", True)),
        ("والقتلي", ("AND", "قتلي", True)),
        ("وبالقصف", ("AND BY", "قصف", True)),
        ("بقصف", ("BY", "قصف", False)),
        ("فقتل", ("THEN", "قتل", False)),
        ("سيقتل", ("WILL", "يقتل", False)),
        ("كالعاده", ("AS", "عاده", True)),
        ("للقوات", ("FOR", "قوات", True)),
        ("ولليمن", ("AND FOR", "اليمن", True)),  # the article stays where it belongs to the name
        ("وقع", ("", "وقع", False)),
    ],
)
def test_readings(word: str, read_as: tuple[str, str, bool]) -> None:
    assert read_as in readings(word)


@pytest.mark.parametrize("word", ["و", "ول", "الب", "ولد", "بل", "وال"])
def test_what_is_left_has_two_letters_at_least(word: str) -> None:
    assert all(len(core) >= 2 for _, core, _ in readings(word) if core != word)


def test_the_whole_word_comes_first_and_more_comes_off_later() -> None:
    found = list(ARABIC.splits("وبالقصف"))
    assert found[0] == Split((), "وبالقصف")
    assert [len(split.before) for split in found] == sorted(len(split.before) for split in found)


def test_letters_of_a_reading_are_those_of_the_word() -> None:
    for word in ("وبالقصف", "للقوات", "فسيقتل", "القتلي"):
        for split in ARABIC.splits(word):
            taken = "".join(letters for _, letters in split.before)
            assert word.startswith(taken)
            assert word.endswith(split.core.removeprefix("ال"))


@pytest.mark.parametrize(
    ("word", "cores"),
    [
        ("مسووليتها", ["مسووليت", "مسووليه"]),
        ("مقتلهم", ["مقتل"]),
        ("بيته", ["بيت", "بيه"]),
        ("ابنه", ["ابن"]),
        ("منه", []),  # what is left has three letters at least
    ],
)
def test_possessive_endings(word: str, cores: list[str]) -> None:
    assert [split.core for split in ARABIC.without_suffix(Split((), word))] == cores


def test_longer_endings_come_first() -> None:
    found = [(split.core, split.suffix) for split in ARABIC.without_suffix(Split((), "بيوتهما"))]
    assert found[:2] == [("بيوت", 3), ("بيوه", 3)]


@pytest.mark.parametrize(
    ("phrase", "variants"),
    [
        ("طائره حربيه", ["طائره حربيه", "طائره الحربيه"]),
        ("الجيش السوري", ["الجيش السوري"]),
        ("قتيل", ["قتيل"]),
        ("بيان من", ["بيان من"]),  # no article on a particle
        ("", []),
    ],
)
def test_a_phrase_with_the_article_inside(phrase: str, variants: list[str]) -> None:
    assert [" ".join(variant) for variant in ARABIC.variants(phrase.split())] == variants


def test_a_language_that_writes_words_apart() -> None:
    apart = Clitics.from_settings({}, Folding({}))
    assert list(apart.splits("word")) == [Split((), "word")]
    assert list(apart.without_suffix(Split((), "word"))) == []
    assert apart.variants(["war", "plane"]) == [("war", "plane")]


def test_a_contraction_of_no_preposition_is_refused() -> None:
    with pytest.raises(LanguageError, match="contracted"):
        Clitics.from_settings({"contracted": {"لل": "ل"}}, Folding({}))
