"""The rule sets as data: every name in them is known, and every rule of each can be reached."""

from __future__ import annotations

import pytest

from tawthiq.assessment.conditions import CONDITIONS
from tawthiq.assessment.reasons import PARTS
from tawthiq.assessment.rule_sets import available, load_rule_set, parse_rule_set
from tawthiq.assessment.wording import wordings
from tawthiq.errors import InputError
from tawthiq.exports.face import load_faces
from tawthiq.model import Grade

LABELS = {face.language: face.tables["grade"] for face in load_faces()}
ONE = {"id": "x.weak", "grade": "weak", "when": [], "parts": []}


def test_four_rule_sets_come_along():
    assert available() == ("airwars", "cjtf", "ibc", "ucdp")


@pytest.mark.parametrize("name", available())
def test_a_rule_set_names_known_conditions_and_parts(name):
    rules = load_rule_set(name)
    assert rules.id == name
    assert len({rule.id for rule in rules.grades}) == len(rules.grades)
    for rule in rules.grades:
        assert rule.id.startswith(f"{name}.")
        assert set(rule.when) <= CONDITIONS.keys()
        assert set(rule.parts) <= PARTS.keys()


@pytest.mark.parametrize("name", available())
def test_its_labels_are_those_of_the_page(name):
    rules = load_rule_set(name)
    assert {rule.grade for rule in rules.grades} == rules.labels.keys()
    for grade, words in rules.labels.items():
        assert words == {language: labels[grade] for language, labels in LABELS.items()}


@pytest.mark.parametrize("name", available())
def test_no_rule_stands_behind_one_that_holds_whenever_it_does(name):
    rules = load_rule_set(name).grades
    for index, rule in enumerate(rules):
        assert not any(set(earlier.when) <= set(rule.when) for earlier in rules[:index]), rule.id


def test_every_grade_is_given_by_some_rule_set():
    assert {grade for name in available() for grade in load_rule_set(name).labels} == set(Grade)


def test_every_condition_that_can_be_wanted_has_words():
    for wording in wordings():
        assert wording.data["wants"].keys() <= CONDITIONS.keys()
        assert wording.data["endings"].keys() <= CONDITIONS.keys()


@pytest.mark.parametrize("name", ["none", "../airwars", ""])
def test_an_unknown_rule_set_is_refused(name):
    with pytest.raises(InputError, match="airwars, cjtf, ibc, ucdp"):
        load_rule_set(name)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"when": ["sunny"]}, "unknown conditions: sunny"),
        ({"when": ["two_origins"]}, "last"),
        ({"grade": "fair"}, "grades without labels: fair"),
    ],
)
def test_a_broken_rule_set_is_refused(changed, message):
    labels = {"weak": {"ar": "x", "en": "x"}}
    with pytest.raises(InputError, match=message):
        parse_rule_set({"id": "x", "labels": labels, "grade": [ONE | changed]})
