"""The longest phrase wins, and all its values come in the order in which they were added."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.text import PhraseTrie

PHRASES = ["a", "a b", "a b c d", "b", "b c", "c"]


@pytest.fixture
def trie() -> PhraseTrie[str]:
    made: PhraseTrie[str] = PhraseTrie()
    for phrase in PHRASES:
        made.add(phrase.split(), phrase)
    return made


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("a", (1, ["a"])),
        ("a b", (2, ["a b"])),
        ("a b c", (2, ["a b"])),  # the longest whole phrase, although a longer one begins so
        ("a b c d", (4, ["a b c d"])),
        ("a b c d e", (4, ["a b c d"])),
        ("b c", (2, ["b c"])),
        ("d", (0, [])),
        ("x a", (0, [])),
    ],
)
def test_longest(trie: PhraseTrie[str], words: str, found: tuple[int, list[str]]) -> None:
    row = words.split()
    assert trie.longest(row[0], row, 1) == found


def test_the_first_word_may_differ_from_the_row(trie: PhraseTrie[str]) -> None:
    assert trie.longest("a", ["wa-a", "b"], 1) == (2, ["a b"])


def test_several_values_of_a_phrase_keep_their_order(trie: PhraseTrie[str]) -> None:
    trie.add(["a", "b"], "second")
    trie.add(["a", "b"], "first")
    assert trie.longest("a", ["a", "b"], 1) == (2, ["a b", "second", "first"])


def test_an_empty_phrase_is_refused(trie: PhraseTrie[str]) -> None:
    with pytest.raises(ValueError, match="empty phrase"):
        trie.add([], "nothing")


words = st.lists(st.sampled_from("abc"), min_size=1, max_size=5).map(tuple)


@given(st.sets(words, max_size=12), words)
def test_it_finds_what_a_search_through_all_phrases_finds(phrases: set[tuple[str, ...]], row: tuple[str, ...]) -> None:
    trie: PhraseTrie[tuple[str, ...]] = PhraseTrie()
    for phrase in sorted(phrases):
        trie.add(phrase, phrase)
    best = max((phrase for phrase in phrases if row[: len(phrase)] == phrase), key=len, default=())
    assert trie.longest(row[0], row, 1) == (len(best), [best] if best else [])


def test_what_may_go_on_after_two_words() -> None:
    trie: PhraseTrie[str] = PhraseTrie()
    for phrase in ("a b c", "a b d", "e b f", "g h"):
        trie.add(tuple(phrase.split()), phrase)
    assert trie.going_on(["a"], "b") == {"c", "d"}
    assert trie.going_on(["a", "e"], "b") == {"c", "d", "f"}
    assert trie.going_on(["a"], "x") == trie.going_on(["x"], "b") == frozenset()
    assert trie.going_on(["a", "g"], "h") is None


def test_the_beginnings_are_the_first_two_words_of_each_phrase(trie: PhraseTrie[str]) -> None:
    assert sorted(trie.beginnings()) == [
        ("a", "", "a"),
        ("a", "b", "a b"),
        ("a", "b", "a b c d"),
        ("b", "", "b"),
        ("b", "c", "b c"),
        ("c", "", "c"),
    ]
