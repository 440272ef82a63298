from __future__ import annotations

import pytest
from tests.builders import killed, report

from tawthiq.incidents.figures import figures_of, kind_of, least_of
from tawthiq.model import Casualty, Count, Outcome, Population, Span


def figures(*casualties):
    return figures_of(report("x").casualty(figures=casualties).build().claims[0])


def casualty(outcome, who, least, most):
    return Casualty(outcome, who, Count(least, most), "9", Span(0, 1))


KILLED, INJURED = Outcome.KILLED, Outcome.INJURED
PEOPLE, CIVILIANS, CHILDREN = Population.PEOPLE, Population.CIVILIANS, Population.CHILDREN


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ((KILLED, PEOPLE, 9, 9), (KILLED, CIVILIANS, 9, 9), True),
        ((KILLED, PEOPLE, 9, 9), (KILLED, CHILDREN, 9, 9), False),
        ((KILLED, PEOPLE, 9, 9), (INJURED, PEOPLE, 9, 9), False),
        ((KILLED, PEOPLE, 9, 9), (KILLED, PEOPLE, 9, None), False),
        ((KILLED, PEOPLE, 0, 9), (KILLED, PEOPLE, None, 9), False),
    ],
)
def test_which_figures_are_one(first, second, same):
    one, other = casualty(*first), casualty(*second)
    assert (figures(one) == figures(other)) is same
    assert len(figures(one, other)) == (1 if same else 2)


@pytest.mark.parametrize(("least", "most"), [(None, None), (0, 0)])
def test_what_is_no_figure(least, most):
    assert figures(casualty(KILLED, PEOPLE, least, most)) == frozenset()


@pytest.mark.parametrize(("least", "expected"), [(7, 7), (0, 0), (None, -1)])
def test_the_least_of_a_figure(least, expected):
    (figure,) = figures(casualty(KILLED, PEOPLE, least, 12))
    assert least_of(figure) == expected


def test_kinds_tell_people_and_outcomes_apart():
    assert len({kind_of(figure) for figure in figures(*killed(9, 4, children=2))}) == 2
