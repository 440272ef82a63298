from __future__ import annotations

import pytest
from tests.builders import PROVINCE, VILLAGE, day, killed, place, report

from tawthiq.incidents import link

NAMED = place("أبو الحسن")


def cluster(*rows):
    reports = [
        report(f"r{i}", published=published).casualty(killed(9), place=where, time=day(*days) if days else None).build()
        for i, (published, days, where) in enumerate(rows)
    ]
    (found,) = link(reports)
    return found


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("2018-11-20", ["2018-11-17"])], ("2018-11-17", "2018-11-17")),
        ([("2018-11-20", ["2018-11-16", "2018-11-17"])], ("2018-11-16", "2018-11-17")),
        ([("2018-11-20", ["2018-11-16", "2018-11-17"]), ("2018-11-20", ["2018-11-17"])], ("2018-11-17", "2018-11-17")),
        ([("2018-11-17", ["2018-11-17"])] * 2 + [("2018-11-18", ["2018-11-16"])], ("2018-11-17", "2018-11-17")),
        ([("2018-11-17", ["2018-11-17"]), ("2018-11-18", ["2018-11-16"])], ("2018-11-16", "2018-11-16")),
        ([("2018-11-18", [])], ("2018-11-18", "2018-11-18")),
        ([("2018-11-19", []), ("2018-11-18", [])], ("2018-11-18", "2018-11-18")),
        ([(None, [])], (None, None)),
    ],
)
def test_the_days_that_claims_agree_on(rows, expected):
    found = cluster(*((published, days, VILLAGE) for published, days in rows))
    assert (found.start, found.end) == expected


def test_a_day_that_no_claim_states_has_its_reason():
    assert [reason["rule"] for reason in cluster(("2018-11-18", [], VILLAGE)).reasons] == ["day.reported"]
    assert cluster(("2018-11-18", ["2018-11-17"], VILLAGE)).reasons == ()


def test_the_day_is_that_of_what_is_placed_where_the_event_was():
    found = cluster(
        ("2018-11-20", ["2018-11-17"], PROVINCE),
        ("2018-11-20", ["2018-11-16", "2018-11-17"], VILLAGE),
    )
    assert (found.start, found.end) == ("2018-11-16", "2018-11-17")


@pytest.mark.parametrize("places", [[PROVINCE, VILLAGE], [NAMED, VILLAGE], [NAMED, NAMED, VILLAGE]])
def test_the_place_is_the_most_precise_one_on_the_map(places):
    found = cluster(*(("2018-11-20", ["2018-11-17"], where) for where in places))
    assert found.place is not None
    assert found.place.id == VILLAGE.id
