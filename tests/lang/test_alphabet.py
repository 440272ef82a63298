"""Characters for sets of classes: one each, told apart by the relevant classes only, with the bits of their classes."""

from __future__ import annotations

import pytest

from tawthiq.lang import ClassAlphabet, Pattern, Rule, Rules


def sets(row: str) -> list[frozenset[str]]:
    return [frozenset(item.split("|")) for item in row.split()]


def test_only_relevant_classes_tell_sets_apart() -> None:
    alphabet = ClassAlphabet(relevant=frozenset({"A", "B"}))
    string = alphabet.encode(sets("A A|X X Y B|Y A|B"))
    assert string[0] == string[1] != string[4] and string[2] == string[3]
    assert len(alphabet) == len(set(string)) == 4
    assert alphabet.members("A") == [string[0], string[5]] and alphabet.members("X") == ()


def test_a_mask_has_the_bits_of_all_classes_of_a_string() -> None:
    alphabet = ClassAlphabet()
    assert alphabet.mask(alphabet.encode(sets("A B|C"))) == alphabet.mask_of("ABC")
    assert alphabet.mask("") == 0
    assert alphabet.mask_of("A") & alphabet.mask_of("B") == 0


def test_later_sets_are_seen_as_such() -> None:
    alphabet = ClassAlphabet(sets("A B"))
    size, string = len(alphabet), alphabet.encode(sets("A C"))
    assert alphabet.is_later(string, size) and not alphabet.is_later(string[:1], size)
    assert alphabet.has_grown(size, frozenset("C")) and not alphabet.has_grown(size, frozenset("A"))


@pytest.mark.parametrize(
    ("row", "applicable"),
    [("A B", "01"), ("A", "0"), ("C", "2"), ("C|X D", "2"), ("X", ""), ("", ""), ("A|B|C", "012")],
)
def test_rules_are_tried_where_all_that_they_need_is_there(row: str, applicable: str) -> None:
    patterns = ["A", "A B", "(C | E) D?"]
    rules = Rules(Rule(str(i), "count", Pattern(p, "test"), {}, (), i) for i, p in enumerate(patterns))
    found = rules.applicable(rules.alphabet.encode(sets(row)))
    assert "".join(rule.id for rule in found) == applicable


def test_rules_apart_by_a_setting_share_an_alphabet() -> None:
    settings: list[dict[str, str]] = [{}, {"refers": "yes"}]
    rules = Rules(Rule(str(i), "place", Pattern("A", "test"), values, (), i) for i, values in enumerate(settings))
    without, having = rules.apart("refers")
    assert [rule.id for rule in without] == ["0"] and [rule.id for rule in having] == ["1"]
    assert without.alphabet is having.alphabet is rules.alphabet
