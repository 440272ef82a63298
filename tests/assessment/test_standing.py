from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import MONITOR_A, MONITOR_B, VILLAGE, actor, casualty, day, killed, one_event, report
from tests.cases import SATURDAY

from tawthiq.model import OPEN, Count, Span
from tawthiq.model.incident import SettingAside

HERE = {"place": VILLAGE, "time": SATURDAY}
MEDICS = actor("medics")
RECORDER = actor("Yearbook", "yearbook", kind="monitor")


def word(doc_id, figures, speaker=MONITOR_A, *, published="2018-11-18", outlet=None, **values):
    built = report(doc_id, published=published, outlet=outlet)
    return built.casualty(figures, speaker=speaker, **{**HERE, **values})


def assessed(*built):
    return one_event(built)


def edges(incident, outcome="killed"):
    return {who: (value.minimum, value.maximum) for who, value in getattr(incident, outcome).items()}


def asides(incident):
    return [(one.why.value, one.who.value, one.count.minimum, one.count.maximum) for one in incident.set_aside]


@pytest.mark.parametrize(
    ("reports", "people", "aside"),
    [
        (  # the toll rose, by whichever outlet it was carried
            [word("a", killed(5), outlet="X"), word("b", killed(9), outlet="Y", published="2018-11-20")],
            (9, 9),
            [("rose", "people", 5, 5)],
        ),
        (  # and was corrected down
            [word("a", killed(9)), word("b", killed(5), published="2018-11-20")],
            (5, 5),
            [("corrected", "people", 9, 9)],
        ),
        (  # up and down again: only the last stands
            [
                word("a", killed(9)),
                word("b", killed(14), published="2018-11-19"),
                word("c", killed(11), published="2018-11-21"),
            ],
            (11, 11),
            [("rose", "people", 9, 9), ("corrected", "people", 14, 14)],
        ),
        (
            [word("a", killed(43)), word("b", killed(Count(40, None)), published="2018-11-20")],
            (43, 43),
            [("vaguer", "people", 40, None)],
        ),
        (
            [word("a", killed(Count(5, None))), word("b", killed(9))],
            (9, 9),
            [("definite", "people", 5, None)],
        ),
        ([word("a", killed(9)), word("b", killed(9), published="2018-11-20")], (9, 9), []),
        ([word("a", killed(9)), word("b", killed(11))], (9, 11), []),  # one day: nobody can tell
        ([word("a", killed(5)), word("b", killed(9), MONITOR_B)], (5, 9), []),  # another source replaces nothing
        (  # what one report counts in passing is a part
            [word("a", killed(9)).casualty(killed(2), speaker=MONITOR_A, **HERE)],
            (9, 9),
            [("part", "people", 2, 2)],
        ),
        ([word("a", [casualty(7), casualty(3)])], (7, 7), [("part", "people", 3, 3)]),
        (  # an outlet's own smaller figure beside the one it attributes
            [word("a", killed(9), outlet="X").casualty(killed(4), **HERE)],
            (9, 9),
            [("part", "people", 4, 4)],
        ),
        ([word("a", killed(9), outlet="X").casualty(killed(12), **HERE)], (9, 12), []),
        (  # a recorder's reading of a source stands only where the source itself says nothing
            [word("a", killed(43)), word("yearbook:1", killed(50), RECORDER, outlet="Yearbook", via=(MONITOR_A,))],
            (43, 43),
            [("recorded", "people", 50, 50)],
        ),
    ],
)
def test_what_stands_and_what_is_set_aside(reports, people, aside):
    for order in (reports, reports[::-1]):
        incident = assessed(*order)
        assert edges(incident)["people"] == people
        assert asides(incident) == aside


def test_men_beside_women_and_children_are_no_toll():
    incident = assessed(word("a", killed(2, children=2, women=2)))
    assert edges(incident) == {"civilians": (4, None), "children": (2, 2), "women": (2, 2)}
    assert asides(incident) == [("part", "people", 2, 2)]


def test_what_a_report_recalls_of_another_month_is_set_aside():
    recalled = word("a", killed(9)).casualty(killed(70), speaker=MONITOR_B, place=VILLAGE, time=day("2018-06"))
    incident = assessed(recalled)
    assert edges(incident) == {"people": (9, 9)}
    assert asides(incident) == [("elsewhen", "people", 70, 70)]


def test_words_that_count_killed_and_injured_together_give_an_upper_bound():
    span = Span(0, 1)
    both = [casualty(6, "civilians"), casualty(6, "civilians", outcome="injured")]
    assert {one.span for one in both} == {span}
    incident = assessed(word("a", both))
    assert edges(incident) == {"civilians": (None, 6)}
    assert edges(incident, "injured") == {"civilians": (None, 6)}


def test_women_and_children_among_people_are_civilians_at_the_least():
    assert edges(assessed(word("a", killed(13, children=6)))) == {
        "people": (13, 13),
        "civilians": (6, 13),
        "children": (6, 6),
    }
    both = assessed(word("a", killed(13, children=6)), word("b", killed(civilians=9), MONITOR_B))
    assert edges(both)["civilians"] == (9, 9)  # where somebody counts civilians, that stands


def test_bounds_and_open_counts_are_listed_as_such():
    incident = assessed(
        word("a", killed(Count(12, None))), word("b", killed(OPEN, civilians=Count(None, 20)), MONITOR_B)
    )
    assert [(one.who.value, one.count.minimum, one.count.maximum) for one in incident.bounds] == [
        ("people", 12, None),
        ("people", None, None),
        ("civilians", None, 20),
    ]


def test_each_edge_names_its_claims_and_each_range_its_origins():
    first, second = word("a", killed(5)), word("b", killed(9), MONITOR_B)
    incident = assessed(first, second, word("c", killed(OPEN), MEDICS, outlet="Z"))
    value = incident.killed["people"]
    assert value.least == (first.claims[0].id,)
    assert value.most == (second.claims[0].id,)
    assert [incident.origins[place].name for place in value.origins] == [MONITOR_A.name, MONITOR_B.name]
    assert len(incident.origins) == 3


def test_every_reason_has_words_in_both_languages():
    reports = [word("a", killed(5)), word("b", killed(9), published="2018-11-20")]
    (one,) = assessed(*reports).set_aside
    assert one.reason["en"] == "the same source later counted more (9)"
    assert one.reason["ar"]
    assert one.by == reports[1].claims[0].id


COUNTS = st.one_of(
    st.integers(1, 60).map(lambda number: Count(number, number)),
    st.integers(1, 60).map(lambda number: Count(number, None)),
    st.tuples(st.integers(1, 30), st.integers(30, 60)).map(lambda pair: Count(*pair)),
    st.just(OPEN),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(COUNTS, st.integers(17, 24), st.sampled_from([MONITOR_A, MONITOR_B])), min_size=1, max_size=6)
)
def test_every_figure_stands_is_set_aside_or_is_open(words):
    built = [
        word(f"r{place}", killed(count), speaker, published=f"2018-11-{date}")
        for place, (count, date, speaker) in enumerate(words)
    ]
    incident = assessed(*built)
    aside = {one.count for one in incident.set_aside}
    value = incident.killed.get("people")
    for count, _, _ in words:
        if count in aside or count.is_open:
            continue
        assert value is not None
        assert value.minimum is not None and value.minimum <= (count.minimum or 0)
    assert {one.why for one in incident.set_aside} <= set(SettingAside)
    assert not {one.by for one in incident.set_aside} - {one.claims[0].id for one in built}
