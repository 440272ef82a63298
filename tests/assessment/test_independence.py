from __future__ import annotations

import pytest
from tests.builders import DIRECTOR_A, MONITOR_A, MONITOR_B, VILLAGE, actor, casualty, killed, report
from tests.cases import DISPATCH, SATURDAY

from tawthiq.assessment import assess_all
from tawthiq.incidents import link
from tawthiq.model import Count

HERE = {"place": VILLAGE, "time": SATURDAY}
MEDICS = actor("medical sources")
COUNCIL = actor("local council", "local-council", kind="generic")


def said(doc_id, outlet, speaker=None, words=None):
    return (doc_id, outlet, speaker, words)


def origins(*rows):
    reports = [
        report(doc_id, outlet=outlet).casualty(killed(9), words=words, speaker=speaker, **HERE).build()
        for doc_id, outlet, speaker, words in rows
    ]
    (incident,) = assess_all(link(reports), reports)
    return incident.origins


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([said("a", "X", MONITOR_A), said("b", "Y", MONITOR_A)], [MONITOR_A.name]),
        ([said("a", "X", MONITOR_A), said("b", "Y", DIRECTOR_A)], [MONITOR_A.name]),
        ([said("a", "X", DIRECTOR_A), said("b", "Y", MONITOR_A)], [MONITOR_A.name]),
        ([said("a", "X", MONITOR_A), said("b", "Y", MONITOR_B)], [MONITOR_A.name, "Monitor B"]),
        ([said("a", "Monitor A"), said("b", "Y", MONITOR_A)], [MONITOR_A.name]),
        ([said("a", "X", actor("Monitor A")), said("b", "Y", MONITOR_A)], [MONITOR_A.name]),
        ([said("a", "X", MEDICS), said("b", "X", MEDICS)], ["medical sources"]),
        ([said("a", "X", MEDICS), said("b", "Y", MEDICS)], ["medical sources", "medical sources"]),
        ([said("a", "X", COUNCIL), said("b", "Y", COUNCIL)], ["local council", "local council"]),
        ([said("a", "X"), said("b", "X")], ["X"]),
        ([said("a", "X"), said("b", "Y")], ["X", "Y"]),
        ([said("a", None), said("b", None)], ["a", "b"]),
        ([said("a", "X", words=DISPATCH), said("b", "Y", words=DISPATCH)], ["X"]),
        ([said("a", "X", MEDICS, words=DISPATCH), said("b", "Y", MEDICS, words=DISPATCH)], ["medical sources"]),
        ([said("a", "X", MONITOR_A, words=DISPATCH), said("b", "Y", words=DISPATCH)], [MONITOR_A.name]),
    ],
)
def test_who_is_an_origin(rows, names):
    assert sorted(origin.name for origin in origins(*rows)) == sorted(names)


@pytest.mark.parametrize(("headline", "count"), [(9, 1), (Count(None, None), 1), (12, 2)])
def test_a_headline_that_repeats_an_attributed_figure_adds_no_origin(headline, count):
    built = report("a", outlet="X").casualty([casualty(headline)], **HERE)
    built = built.casualty(killed(9), speaker=MONITOR_A, **HERE).build()
    (incident,) = assess_all(link([built]), [built])
    assert len(incident.origins) == count


def test_the_reason_names_the_reports_and_the_copies():
    (origin,) = origins(said("a", "X", words=DISPATCH), said("b", "Y", words=DISPATCH), said("c", "X"))
    assert origin.reports == ("a", "b", "c")
    assert origin.reason["en"] == (
        "X says so in its own voice; 3 reports carry it (a, b and c); "
        "one of them is a near copy and adds no source (b)."
    )
    assert "أوردته 3 تقارير (a وb وc)" in origin.reason["ar"]
