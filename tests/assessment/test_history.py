"""How the worked case became what it is, and that every history ends in the present."""

from __future__ import annotations

from hypothesis import given, settings
from tests.builders import COALITION, MONITOR_A, MONITOR_B, VILLAGE, day, killed, report
from tests.cases import worked_case
from tests.strategies_reports import reports

from tawthiq.assessment import assess, trace_history
from tawthiq.incidents import link

SATURDAY = day("2018-11-17")
HERE = {"place": VILLAGE, "time": SATURDAY, "belligerent": COALITION}


def shown(steps):
    return [
        (
            str(step.day),
            step.incident.grade.value,
            {who: (r.minimum, r.maximum) for who, r in step.incident.killed.items()},
        )
        for step in steps
    ]


def traced(*built):
    (cluster,) = link(built)
    return trace_history(cluster, built)


def test_a_later_source_widens_the_range_and_lifts_the_grade():
    first = report("a", published="2018-11-17").casualty(killed(36), speaker=MONITOR_A, **HERE).build()
    second = report("b", published="2018-11-19").casualty(killed(53), speaker=MONITOR_B, **HERE).build()
    steps = traced(second, first)
    assert shown(steps) == [
        ("2018-11-17", "weak", {"people": (36, 36)}),
        ("2018-11-19", "fair", {"people": (36, 53)}),
    ]
    assert steps[1].reports == ("b",)
    assert steps[1].changed == {"killed.people": ("b",), "grade": ("b",), "strike_status": ("b",)}


def test_a_report_that_changes_nothing_is_no_step():
    first = report("a", published="2018-11-17").casualty(killed(36), speaker=MONITOR_A, **HERE).build()
    again = report("b", published="2018-11-18").casualty(killed(36), speaker=MONITOR_A, **HERE).build()
    assert len(traced(first, again)) == 1


def test_reports_without_a_day_come_last():
    first = report("a", published=None).casualty(killed(36), speaker=MONITOR_A, **HERE).build()
    second = report("b", published="2018-11-19").casualty(killed(53), speaker=MONITOR_B, **HERE).build()
    assert [str(step.day) for step in traced(first, second)] == ["2018-11-19", "None"]


def test_the_worked_case_moves_by_day():
    built = worked_case()
    village = next(cluster for cluster in link(built) if cluster.place and cluster.place.id == VILLAGE.id)
    steps = trace_history(village, built)
    assert [str(step.day) for step in steps] == ["2018-11-17", "2018-11-18"]
    assert shown(steps)[0] == ("2018-11-17", "weak", {"people": (43, 43), "civilians": (36, 36), "unknown": (7, 7)})
    assert steps[1].changed["position.us-led-coalition"] == ("e",)


def state(incident):
    ranges = [
        (outcome, who, value.minimum, value.maximum)
        for outcome, found in (("killed", incident.killed), ("injured", incident.injured))
        for who, value in sorted(found.items())
    ]
    answers = sorted((accused.actor.id or "", accused.position.answer) for accused in incident.belligerents)
    return incident.id, ranges, incident.grade, incident.strike_status, answers


@settings(max_examples=60, deadline=None)
@given(reports())
def test_the_last_step_is_the_present(built):
    for cluster in link(built):
        steps = trace_history(cluster, built)
        assert state(steps[-1].incident) == state(assess(cluster, built))
        assert all(step.changed for step in steps)
