from __future__ import annotations

import pytest
from tests.builders import (
    DIRECTOR_A,
    MONITOR_A,
    MONITOR_B,
    RADIO,
    VILLAGE,
    actor,
    casualty,
    killed,
    one_event,
    place,
    report,
)
from tests.cases import DISPATCH, SATURDAY

from tawthiq.assessment import assess_all
from tawthiq.incidents import link
from tawthiq.model import OPEN, Count

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


AGENCY = actor("Wire Agency", "wire-agency", kind="agency")
RECORDER = actor("Yearbook", "yearbook", kind="monitor")
TABLE = actor("A table", "recorder:r", kind="recorder")
REGISTER = actor("Register", "register", kind="monitor")


def one(doc_id, outlet, speaker=None, via=(), *, figures=None, published="2018-11-18"):
    """A report with one figure of the event."""
    built = report(doc_id, outlet=outlet, published=published)
    return built.casualty(figures or killed(9), speaker=speaker, via=tuple(via), **HERE)


def members(reports):
    incident = one_event(reports)
    return {origin.name: {m.report: m.how.value for m in origin.members} for origin in incident.origins}


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        (  # five outlets carry one monitor, one of them through an agency
            [one(f"r{i}", f"Outlet {i}", MONITOR_A, [AGENCY] if i == 4 else []) for i in range(5)],
            {MONITOR_A.name: {f"r{i}": "carries" for i in range(5)}},
        ),
        (  # an agency that has it from the monitor is cited by a third
            [one("a", "X", MONITOR_A, [AGENCY]), one("b", "Y", AGENCY)],
            {MONITOR_A.name: {"a": "carries", "b": "relays"}},
        ),
        (  # other figures of the agency are its own
            [one("a", "X", MONITOR_A, [AGENCY]), one("b", "Y", AGENCY, figures=killed(12))],
            {MONITOR_A.name: {"a": "carries"}, "Wire Agency": {"b": "carries"}},
        ),
        (  # two outlets that have it from each other are one source
            [one("a", "Wire Agency", RADIO), one("b", RADIO.name, AGENCY)],
            {RADIO.name: {"a": "carries", "b": "relays"}},
        ),
        (  # an outlet that says elsewhere from whom it has the figure
            [one("a", "X", MONITOR_A), one("b", "X")],
            {MONITOR_A.name: {"a": "carries", "b": "relays"}},
        ),
        (  # an outlet that quotes the monitor on another matter
            [one("a", "X", MONITOR_A), one("b", "Y").claim("finding", "other", speaker=MONITOR_A, about="other")],
            {MONITOR_A.name: {"a": "carries", "b": "relays"}},
        ),
        (  # the same before the monitor had published it
            [
                one("a", "X", MONITOR_A, published="2018-11-19"),
                one("b", "Y").claim("finding", "other", speaker=MONITOR_A, about="other"),
            ],
            {MONITOR_A.name: {"a": "carries"}, "Y": {"b": "speaks"}},
        ),
        (  # medics through an agency are that agency's, whoever carries it
            [one("a", "X", MEDICS, [AGENCY]), one("b", "Y", MEDICS, [AGENCY])],
            {AGENCY.name: {"a": "carries", "b": "carries"}},
        ),
        (  # a recorder that cites one source is that source's word, whether it is at hand or not
            [one("yearbook:1", "Yearbook", RECORDER, [MONITOR_A]), one("a", "X", MONITOR_A)],
            {MONITOR_A.name: {"a": "carries", "yearbook:1": "relays"}},
        ),
        ([one("yearbook:1", "Yearbook", RECORDER, [MONITOR_A])], {MONITOR_A.name: {"yearbook:1": "relays"}}),
        (  # one that cites several rests on them
            [one("yearbook:1", "Yearbook", RECORDER, [MONITOR_A, MONITOR_B]), one("a", "X", MONITOR_A)],
            {MONITOR_A.name: {"a": "carries", "yearbook:1": "relays"}, "Monitor B": {"yearbook:1": "relays"}},
        ),
        ([one("r:1", None, TABLE, [MONITOR_A])], {MONITOR_A.name: {"r:1": "relays"}}),
        ([one("yearbook:1", "Yearbook", RECORDER)], {"Yearbook": {"yearbook:1": "speaks"}}),
        (  # a recorder that cites a recorder that cites a monitor
            [
                one("yearbook:1", "Yearbook", RECORDER, [REGISTER]),
                one("register:7", "Register", REGISTER, [MONITOR_B]),
            ],
            {"Monitor B": {"register:7": "relays", "yearbook:1": "relays"}},
        ),
        (  # recorders that cite each other
            [one("yearbook:1", "Yearbook", RECORDER, [REGISTER]), one("register:7", "Register", REGISTER, [RECORDER])],
            {"Register": {"register:7": "relays", "yearbook:1": "relays"}},
        ),
    ],
)
def test_who_only_passes_on(reports, expected):
    assert members(reports) == expected
    assert members(reports[::-1]) == expected


def in_two_languages(figures, other_figures=None, other_place=VILLAGE, published="2018-11-18", **values):
    first = report("a", outlet="X").casualty(figures, **HERE)
    second = report("b", outlet="Y", language="en", published=published)
    return [first, second.casualty(other_figures or figures, **{**HERE, "place": other_place, **values})]


HARM = [casualty(9), casualty(20, outcome="injured")]


@pytest.mark.parametrize(
    ("reports", "count"),
    [
        (in_two_languages(HARM), 1),
        (in_two_languages(killed(14)), 1),
        (in_two_languages(killed(3)), 2),  # a small number alone agrees by chance
        (in_two_languages(HARM, [casualty(9), casualty(21, outcome="injured")]), 2),
        (in_two_languages(HARM, [*HARM, casualty(2, "children")]), 2),
        (in_two_languages(HARM, published="2018-11-21"), 2),
        (in_two_languages(HARM, published=None), 2),
        (in_two_languages(HARM, speaker=MONITOR_A), 2),  # the other report is in its outlet's voice
        (in_two_languages(HARM, other_place=place("Abu al-Hasan", None, 34.649, 40.910)), 1),
    ],
)
def test_translations_are_no_further_source(reports, count):
    assert len(members(reports)) == count


def test_two_languages_that_quote_one_monitor_carry_it_and_translate_nobody():
    reports = [one("a", "X", MONITOR_A, figures=HARM), report("b", outlet="Y", language="en")]
    reports[1].casualty(HARM, speaker=MONITOR_A, **HERE)
    assert members(reports) == {MONITOR_A.name: {"a": "carries", "b": "carries"}}


def test_reports_in_one_language_with_equal_figures_are_no_translations():
    assert len(members([one("a", "X", figures=HARM), one("b", "Y", figures=HARM)])) == 2


def test_every_report_says_why_it_belongs():
    reports = [one("a", "X", MONITOR_A, [AGENCY]), one("b", "Y", AGENCY), one("c", "Z", MEDICS, figures=killed(OPEN))]
    incident = one_event(reports)
    monitor, medics = incident.origins
    assert [member.reason["en"] for member in monitor.members] == [
        "carries what Monitor A says, through Wire Agency",
        "cites Wire Agency, which has these figures from Monitor A",
    ]
    assert medics.members[0].reason["en"] == "cites medical sources, not named further, for whom Z answers"
    assert all(member.reason["ar"] for origin in incident.origins for member in origin.members)


def test_the_reason_names_the_reports_and_the_copies():
    (origin,) = origins(said("a", "X", words=DISPATCH), said("b", "Y", words=DISPATCH), said("c", "X"))
    assert origin.reports == ("a", "b", "c")
    assert origin.reason["en"] == (
        "X says so in its own voice; 3 reports carry it (a, b and c); "
        "one of them is a near copy and adds no source (b)."
    )
    assert "أوردته 3 تقارير (a وb وc)" in origin.reason["ar"]
