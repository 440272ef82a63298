from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import strategies_reports
from tests.builders import COALITION, PROVINCE, REGIME, TOWN, VILLAGE, day, killed, place, report

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.copies import find_copies
from tawthiq.incidents.facts import facts_of
from tawthiq.incidents.grouping import group_report
from tawthiq.incidents.levels import levels_of
from tawthiq.incidents.matching import match_in_process
from tawthiq.incidents.records import records_of
from tawthiq.incidents.scoring import link_rules
from tawthiq.incidents.weights import load_model
from tawthiq.model import Count, Precision

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
        ({"figures": killed(9), **HERE}, {"figures": killed(9), **HERE}, "same same unsaid large own"),
        ({"figures": killed(3), **HERE}, {"figures": killed(3), **HERE}, "same same unsaid small own"),
        ({"figures": killed(9, 4), **HERE}, {"figures": killed(9, 4), **HERE}, "same same unsaid several own"),
        ({"figures": killed(40), **HERE}, {"figures": killed(50), **HERE}, "same same unsaid near own"),
        ({"figures": killed(4), **HERE}, {"figures": killed(40), **HERE}, "same same unsaid far own"),
        ({"figures": killed(Count(None, None)), **HERE}, {"figures": killed(4), **HERE}, "same same unsaid unsaid own"),
        (
            {"figures": killed(9), "belligerent": COALITION, **HERE},
            {"figures": killed(9), "belligerent": REGIME, **HERE},
            "same same different large own",
        ),
        (
            {"figures": killed(9), **HERE},
            {"figures": killed(9), "place": MISSPELT, "time": SATURDAY},
            "similar same unsaid large own",
        ),
        (
            {"figures": killed(9), **HERE},
            {"figures": killed(9), "place": FARM, "time": SATURDAY},
            "close same unsaid large own",
        ),
        (
            {"figures": killed(9), **HERE},
            {"figures": killed(9), "place": PROVINCE, "time": SATURDAY},
            "within same unsaid large own",
        ),
    ],
)
def test_the_levels_of_a_pair(first, second, expected):
    found = pair(first, second)
    assert found is not None
    assert " ".join(found) == expected
    assert pair(second, first) == found


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
