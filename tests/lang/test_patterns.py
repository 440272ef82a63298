"""The notation of rules: what each sign of it matches, and that mistakes are found when a pattern is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.errors import LanguageError
from tawthiq.lang import ClassAlphabet, Pattern

ROW = "A B AB C B B D"  # seven items; AB is of both classes


def classes(item: str) -> frozenset[str]:
    return frozenset(item)


def find(notation: str, row: str = ROW) -> list[str]:
    alphabet = ClassAlphabet()
    string = "".join(alphabet.character(classes(item)) for item in row.split())
    return [" ".join(row.split()[slice(*match.span())]) for match in Pattern(notation, "x").find(string, alphabet)]


@pytest.mark.parametrize(
    ("notation", "found"),
    [
        ("A", ["A", "AB"]),
        ("A B", ["A B"]),
        ("B A", ["B AB"]),
        ("A A", []),
        ("A/C", ["A", "AB", "C"]),
        ("^B", ["A", "C", "D"]),
        ("^A/B", ["C", "D"]),
        ("A B? C", ["AB C"]),
        ("A B* C", ["A B AB C"]),
        ("B+", ["B AB", "B B"]),
        ("B+?", ["B", "AB", "B", "B"]),
        ("B{2}", ["B AB", "B B"]),
        ("C B{3,}", []),
        ("C B{0,1} D", []),
        ("C B{1,2} D", ["C B B D"]),
        ("A ANY D", []),
        ("A ANY{0,9} D", ["A B AB C B B D"]),
        ("A ANY{0,9}? B", ["A B", "AB C B"]),
        ("(A B | C B)", ["A B", "C B"]),
        ("(A | C) (B | D)", ["A B", "C B"]),
        ("((A B)+ | D)", ["A B", "D"]),
        ("E", []),
        ("^E", ["A", "B", "AB", "C", "B", "B", "D"]),
        ("E?", []),  # an empty match is none
    ],
)
def test_notation(notation: str, found: list[str]) -> None:
    assert find(notation) == found


@pytest.mark.parametrize(
    ("notation", "parts"),
    [
        ("one:A two:B", {"one": (0, 1), "two": (1, 2)}),
        ("one:(A B) C?", {"one": (0, 2)}),
        ("one:A{2} two:(B | C)", {}),
        ("A one:(two:B ANY) C", {"one": (1, 3), "two": (1, 2)}),
        ("A one:C? B", {"one": (-1, -1)}),
    ],
)
def test_parts(notation: str, parts: dict[str, tuple[int, int]]) -> None:
    alphabet = ClassAlphabet()
    string = "".join(alphabet.character(classes(item)) for item in ROW.split())
    pattern = Pattern(notation, "x")
    found = [{name: match.span(name) for name in pattern.parts} for match in pattern.find(string, alphabet)]
    assert found[:1] == ([parts] if parts else [])


@pytest.mark.parametrize(
    ("notation", "span"),
    [
        ("many:B{2} D", (4, 6)),
        ("many:B+ D", (4, 6)),
        ("C many:(A | B)* D", (4, 6)),
        ("many:(B D)", (5, 7)),
        ("A many:B+? A", (1, 2)),
        ("D many:B* A", None),
        ("many:C? B B D", (3, 4)),
        ("many:(A C)? B B D", (2, 4)),
        ("many:(A D)? C B B D", (-1, -1)),
    ],
)
def test_a_name_is_of_all_that_its_quantifier_matched(notation: str, span: tuple[int, int] | None) -> None:
    alphabet = ClassAlphabet()
    string = "".join(alphabet.character(classes(item)) for item in ROW.split())
    found = [match.span("many") for match in Pattern(notation, "x").find(string, alphabet)]
    assert found[:1] == ([span] if span else [])


def test_what_a_pattern_names() -> None:
    pattern = Pattern("one:(A/B ^C/D){0,2}? ANY two:E", "x")
    assert pattern.classes == {"A", "B", "C", "D", "E"}
    assert pattern.parts == {"one", "two"}


@pytest.mark.parametrize("notation", ["(A", "A)", "a b", "A | | )", "A{", "+A", "one:A one:B", "A//B", "A, B", "A 1"])
def test_mistakes_are_found_when_it_is_read(notation: str) -> None:
    with pytest.raises(LanguageError, match=r"^file\.toml:3: "):
        Pattern(notation, "file.toml:3")


def test_a_pattern_sees_sets_of_classes_met_after_it_was_read() -> None:
    alphabet = ClassAlphabet([frozenset("A")])
    pattern = Pattern("A+", "x")
    assert [match.span() for match in pattern.find(alphabet.character(frozenset("A")), alphabet)] == [(0, 1)]
    later = alphabet.character(frozenset("A")) + alphabet.character(frozenset({"A", "Z"}))
    assert [match.span() for match in pattern.find(later, alphabet)] == [(0, 2)]
    only_others = alphabet.character(frozenset("Q")) + alphabet.character(frozenset("A"))
    assert [match.span() for match in pattern.find(only_others, alphabet)] == [(1, 2)]


def test_a_negated_class_sees_sets_met_later_too() -> None:
    alphabet = ClassAlphabet([frozenset("A")])
    pattern = Pattern("^A", "x")
    assert not list(pattern.find(alphabet.character(frozenset("A")), alphabet))
    row = alphabet.character(frozenset({"A", "Z"})) + alphabet.character(frozenset("Y"))
    assert [match.span() for match in pattern.find(row, alphabet)] == [(1, 2)]


def test_one_pattern_serves_several_alphabets() -> None:
    first, second = ClassAlphabet([frozenset("A"), frozenset("B")]), ClassAlphabet([frozenset("B"), frozenset("C")])
    pattern = Pattern("B", "x")
    for alphabet in (first, second, first):
        assert [match.span() for match in pattern.find(alphabet.character(frozenset("B")), alphabet)] == [(0, 1)]


def test_characters_do_not_depend_on_the_order_of_the_sets() -> None:
    sets = [frozenset("B"), frozenset("AB"), frozenset("A")]
    one, other = ClassAlphabet(sets), ClassAlphabet(reversed(sets))
    assert [one.character(found) for found in sets] == [other.character(found) for found in sets]


@given(st.lists(st.sampled_from(["A", "B", "AB", "C"]), max_size=12))
def test_each_item_is_of_a_class_or_is_not(row: list[str]) -> None:
    alphabet = ClassAlphabet()
    string = "".join(alphabet.character(classes(item)) for item in row)
    of_it, of_none = (list(Pattern(notation, "x").find(string, alphabet)) for notation in ("A", "^A"))
    assert [match.start() for match in of_it] == [index for index, item in enumerate(row) if "A" in item]
    assert len(of_it) + len(of_none) == len(row)
