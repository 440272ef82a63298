from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import strategies_reports
from tests.builders import COALITION, PROVINCE, REGIME, TOWN, VILLAGE, day, killed, place, report

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.comparison import Agreement
from tawthiq.incidents.copies import find_copies
from tawthiq.incidents.facts import facts_of
from tawthiq.incidents.grouping import group_report
from tawthiq.incidents.levels import COMPARISONS, levels_of, relate_kinds
from tawthiq.incidents.matching import match_in_process
from tawthiq.incidents.reasons import join_reason
from tawthiq.incidents.records import kinds_of, records_of
from tawthiq.incidents.scoring import link_rules, linking_data
from tawthiq.incidents.weights import load_model
from tawthiq.model import AttackKind, Count, Precision

SATURDAY = day("2018-11-17")
HERE = {"place": VILLAGE, "time": SATURDAY}
MISSPELT = place("قرية أبو الحسنن")
FARM = place("مزرعة", lat=34.60, lon=40.95, precision=Precision.EXACT, country="SY")


def records(reports):
    atlas = Atlas()
    by_report = [facts_of([one]) for one in reports]
    groups = [group for facts in by_report if facts for group in group_report(facts, link_rules())]
    return records_of(groups, find_copies(reports), atlas), atlas


def pair(first, second):
    reports = [report(name).casualty(**values).build() for name, values in (("x", first), ("y", second))]
    (one, other), atlas = records(reports)
    return levels_of(one, other, atlas)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"figures": killed(9), **HERE}, {"figures": killed(9), **HERE}, "same same unsaid large unsaid own"),
        ({"figures": killed(3), **HERE}, {"figures": killed(3), **HERE}, "same same unsaid small unsaid own"),
        (
            {"figures": killed(9, 4), **HERE},
            {"figures": killed(9, 4), **HERE},
            "same same unsaid several unsaid own",
        ),
        ({"figures": killed(40), **HERE}, {"figures": killed(50), **HERE}, "same same unsaid near unsaid own"),
        ({"figures": killed(4), **HERE}, {"figures": killed(40), **HERE}, "same same unsaid far unsaid own"),
        (
            {"figures": killed(Count(None, None)), **HERE},
            {"figures": killed(4), **HERE},
            "same same unsaid unsaid unsaid own",
        ),
        (
            {"figures": killed(9), "belligerent": COALITION, **HERE},
            {"figures": killed(9), "belligerent": REGIME, **HERE},
            "same same different large unsaid own",
        ),
        (
            {"figures": killed(9), **HERE},
            {"figures": killed(9), "place": MISSPELT, "time": SATURDAY},
            "similar same unsaid large unsaid own",
        ),
        (
            {"figures": killed(9), **HERE},
            {"figures": killed(9), "place": FARM, "time": SATURDAY},
            "close same unsaid large unsaid own",
        ),
        (
            {"figures": killed(9), **HERE},
            {"figures": killed(9), "place": PROVINCE, "time": SATURDAY},
            "within same unsaid large unsaid own",
        ),
    ],
)
def test_the_levels_of_a_pair(first, second, expected):
    found = pair(first, second)
    assert found is not None
    assert " ".join(found) == expected
    assert pair(second, first) == found


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (None, None, "unsaid"),
        ("airstrike", None, "unsaid"),
        ("airstrike", "airstrike", "same"),
        ("airstrike", "drone", "akin"),
        ("chemical", "shelling", "akin"),
        ("naval", "shelling", "akin"),
        ("drone", "shelling", "different"),
        ("drone", "chemical", "different"),
        ("airstrike", "explosive", "different"),
        ("shelling", "ground", "different"),
    ],
)
def test_kinds_of_attack(first, second, expected):
    one, other = ({"figures": killed(9), "attack_kind": kind and AttackKind(kind), **HERE} for kind in (first, second))
    found = pair(one, other)
    assert found is not None
    assert found[list(COMPARISONS).index("kind")] == expected
    assert pair(other, one) == found


@pytest.mark.parametrize(
    ("kind", "belligerent", "expected"),
    [
        ("airstrike", COALITION, "same_by_one"),
        ("drone", COALITION, "akin_by_one"),
        ("shelling", COALITION, "different_by_one"),
        ("shelling", REGIME, "different"),
        ("shelling", None, "different"),
        (None, COALITION, "unsaid"),
    ],
)
def test_kinds_are_weighed_given_whether_both_name_one_party(kind, belligerent, expected):
    one = {"figures": killed(9), "attack_kind": AttackKind.AIRSTRIKE, "belligerent": COALITION, **HERE}
    other = {"figures": killed(9), "attack_kind": kind and AttackKind(kind), "belligerent": belligerent, **HERE}
    found = pair(one, other)
    assert found is not None
    assert found[list(COMPARISONS).index("kind")] == expected
    assert pair(other, one) == found


def test_a_record_tells_of_every_kind_that_its_claims_name():
    two = report("x").casualty(killed(9), attack_kind=AttackKind.SHELLING, **HERE)
    two.casualty(killed(9), attack_kind=AttackKind.AIRSTRIKE, **HERE)
    one = report("y").casualty(killed(9), attack_kind=AttackKind.AIRSTRIKE, **HERE)
    (first, second), _ = records([two.build(), one.build()])
    assert kinds_of(first.kinds) == [AttackKind.AIRSTRIKE, AttackKind.SHELLING]
    assert relate_kinds(first, second, Agreement.UNSAID) == relate_kinds(second, first, Agreement.UNSAID) == "same"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_kind_of_attack_has_its_words(language):
    assert linking_data()["join"][language]["kinds"].keys() == {*AttackKind, "between"}


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (("airstrike", "airstrike"), "same kind of attack (airstrike) +"),
        (("drone", "airstrike"), "kinds of attack that may be one (drone strike, airstrike) "),
        (("explosive", "airstrike"), "different kinds of attack (explosive device, airstrike) -"),
    ],
)
def test_a_reason_says_how_the_kinds_of_attack_stand(kinds, words):
    names = zip(("x", "y"), kinds, strict=True)
    told = [report(name).casualty(killed(9), attack_kind=AttackKind(kind), **HERE).build() for name, kind in names]
    (one, other), atlas = records(told)
    levels = levels_of(one, other, atlas)
    assert levels is not None
    reason = join_reason(one, other, levels, load_model(), atlas)
    assert words in reason["en"]
    assert "نوع" in reason["ar"]


@pytest.mark.parametrize("second", [{"place": TOWN, "time": day("2018-11-19")}, {"time": day("2018-11-10")}])
def test_what_excludes_itself_has_no_levels(second):
    assert pair({"figures": killed(9), **HERE}, {"figures": killed(9), **second}) is None


@settings(max_examples=30, deadline=None)
@given(st.lists(strategies_reports.reports(), min_size=1, max_size=2))
def test_every_pair_with_a_shared_figure_or_settlement_is_met(drawn):
    found, atlas = records([one for reports in drawn[:1] for one in reports])
    met = {(first, second) for first, second, _ in match_in_process(found, atlas, load_model())}
    for second, other in enumerate(found):
        for first, one in enumerate(found[:second]):
            levels = (
                levels_of(one, other, atlas) if one.source != other.source and one.window and other.window else None
            )
            if levels and one.place is not None and one.place == other.place and one.is_precise:
                assert (first, second) in met


@settings(max_examples=6, deadline=None)
@given(strategies_reports.reports())
def test_splink_gives_the_same_pairs_and_weights(reports):
    splink_matching = pytest.importorskip("tawthiq.incidents.splink_matching", exc_type=ImportError)
    found, atlas = records(reports)
    model = load_model()
    assert list(splink_matching.match_with_splink(found, atlas, model)) == list(match_in_process(found, atlas, model))
