from __future__ import annotations

import pytest
from tests.builders import MONITOR_A, VILLAGE, casualty, day, report

from tawthiq.judging.fields import corrected, field_now, machine_value, read_value, written_count
from tawthiq.model import Count, Outcome, Population, Scope

BUILDER = report("a")
BUILDER.casualty([casualty(43), casualty(36, "civilians")], speaker=MONITOR_A, place=VILLAGE, time=day("2018-11-17"))
(CLAIM,) = BUILDER.build().claims

WRITTEN = [
    ("casualties.0.count", "36", {"min": 36, "max": 36}),
    ("casualties.0.count", "15-53", {"min": 15, "max": 53}),
    ("casualties.1.count", "12-", {"min": 12, "max": None}),
    ("casualties.1.count", "-20", {"min": None, "max": 20}),
    ("casualties.0.who", "civilians", "civilians"),
    ("casualties.0.outcome", "injured", "injured"),
    ("scope", "total", "total"),
    ("speaker", "Monitor B", {"name": "Monitor B"}),
    ("belligerent", '{"name": "Coalition", "id": "coalition"}', {"name": "Coalition", "id": "coalition"}),
    ("place", "The village @ 34.649, -40.91", {"name": "The village", "lat": 34.649, "lon": -40.91}),
    ("place", "The village", {"name": "The village"}),
    ("time", "2018-11-17", {"start": "2018-11-17", "end": "2018-11-17"}),
    ("time", "2018-11-17/2018-11-18", {"start": "2018-11-17", "end": "2018-11-18"}),
    *((name, "none", {}) for name in ("speaker", "belligerent", "place", "time")),
]


@pytest.mark.parametrize(("field", "text", "value"), WRITTEN)
def test_what_is_written_is_what_a_claim_then_holds_under_its_own_id(field: str, text: str, value: object) -> None:
    assert read_value(field, text) == value
    other = corrected(CLAIM, field, value)
    assert other.id == CLAIM.id
    held = machine_value(other, field)
    if field.endswith("count"):
        held = {name: held[name] for name in ("min", "max")}
    elif field.startswith("casualties"):
        held = held[field.rpartition(".")[2]]
    assert (held or {}) == value or all(held[name] == one for name, one in value.items())  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["36", "15-53", "12-", "-20", "-"])
def test_a_count_is_written_as_it_is_read(text: str) -> None:
    value = read_value("casualties.0.count", text)
    assert written_count(Count(value["min"], value["max"])) == text


WRONG = [
    ("casualties.0.count", "many", "36, 15-53"),
    ("casualties.0.who", "soldiers", "combatants"),
    ("casualties.0.text", "x", "no field"),
    ("id", "x", "no field"),
    ("time", "Saturday", "2018-11-17"),
    ("time", "2018-11-18/2018-11-17", "before it begins"),
    ("place", "{", "Expecting"),
]


@pytest.mark.parametrize(("field", "text", "problem"), WRONG)
def test_what_cannot_be_written_so_is_said(field: str, text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        read_value(field, text)


UNFIT = [
    ("casualties.0.count", {"min": 5, "max": 3}),
    ("casualties.2.count", {"min": 3, "max": 3}),
    ("place", {"name": "The village", "lat": 34.6}),
    ("place", {"name": "The village", "lat": 134.6, "lon": 40.9}),
    ("place", {"name": "The village", "colour": "red"}),
    ("speaker", {"id": "monitor"}),
    ("scope", "all"),
    ("time", {"start": "2018-11-18", "end": "2018-11-17"}),
]


@pytest.mark.parametrize(("field", "value"), UNFIT)
def test_what_no_claim_holds_is_refused(field: str, value: object) -> None:
    with pytest.raises((ValueError, LookupError)):
        corrected(CLAIM, field, value)


def test_a_claim_that_was_corrected_counts_so() -> None:
    other = corrected(corrected(CLAIM, "casualties.0.count", {"min": 40, "max": 43}), "scope", "total")
    assert (other.casualties[0].count, other.casualties[1], other.scope) == (
        Count(40, 43),
        CLAIM.casualties[1],
        Scope.TOTAL,
    )
    other = corrected(CLAIM, "casualties.0.who", "children")
    assert (other.casualties[0].who, other.casualties[0].outcome) == (Population.CHILDREN, Outcome.KILLED)


def test_a_figure_is_known_by_its_words_in_a_claim_that_was_read_anew() -> None:
    machine = machine_value(CLAIM, "casualties.1.count")
    assert field_now(CLAIM, "casualties.1.count", machine) == "casualties.1.count"
    assert field_now(CLAIM, "casualties.0.count", machine) == "casualties.1.count"
    assert field_now(CLAIM, "casualties.1.count", machine | {"text": "forty"}) is None
    assert field_now(CLAIM, "place", None) == "place"
