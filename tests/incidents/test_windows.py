from __future__ import annotations

import datetime

import pytest
from tests.builders import day, killed, report

from tawthiq.incidents.windows import relate_days, window_of


def window(published, *days):
    time = day(*days) if days else None
    built = report("x", published=published).casualty(killed(1), time=time).build()
    return window_of(built.claims[0], built.document)


def test_a_stated_day_is_taken_as_it_is_and_an_unstated_one_is_the_publication_day_or_the_two_before():
    stated = window("2018-11-20", "2018-11-17")
    unstated = window("2018-11-20")
    assert (stated.first, stated.last, stated.tolerance) == (datetime.date(2018, 11, 17),) * 2 + (0,)
    assert (unstated.first, unstated.last, unstated.stated) == (
        *map(datetime.date, (2018,) * 2, (11,) * 2, (18, 20)),
        False,
    )


@pytest.mark.parametrize(("published", "days"), [(None, ()), ("2018-11-20", ("2018-11",)), (None, ("2018",))])
def test_what_is_too_vague_has_no_window(published, days):
    assert window(published, *days) is None


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        (("2018-11-20", "2018-11-17"), ("2018-11-21", "2018-11-17"), "same"),
        (("2018-11-20", "2018-11-16", "2018-11-17"), ("2018-11-20", "2018-11-17"), "same"),
        (("2018-11-18", "2018-11-18"), ("2018-11-20", "2018-11-17"), "blurred"),
        (("2018-11-20", "2018-11-18"), ("2018-11-20", "2018-11-17"), "adjacent"),
        (("2018-11-20", "2018-11-19"), ("2018-11-20", "2018-11-17"), "apart"),
        (("2018-11-19",), ("2018-11-20", "2018-11-17"), "blurred"),
        (("2018-11-25",), ("2018-11-20", "2018-11-17"), "apart"),
        ((None,), ("2018-11-20", "2018-11-17"), "unsaid"),
    ],
)
def test_days_relate_both_ways(first, second, relation):
    one, other = window(*first), window(*second)
    assert relate_days(one, other) == relation
    assert relate_days(other, one) == relation
