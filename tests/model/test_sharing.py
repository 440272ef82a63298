from __future__ import annotations

import datetime

import pytest

from tawthiq.errors import InvariantError
from tawthiq.model import Count, Span
from tawthiq.model.sharing import count_of, day_of, names_of, span_of


@pytest.mark.parametrize(
    ("shared", "values", "plain"),
    [
        (span_of, (400, 1200), Span(400, 1200)),
        (count_of, (None, 700), Count(None, 700)),
        (day_of, ("2018-11-17",), datetime.date(2018, 11, 17)),
        (names_of, ("the army", "its ally"), ("the army", "its ally")),
        (names_of, (), ()),
    ],
)
def test_equal_values_are_one_object(shared, values, plain):
    assert shared(*values) == plain
    assert shared(*values) is shared(*values)


def test_what_cannot_be_is_refused_each_time():
    for _ in range(2):
        with pytest.raises(InvariantError):
            span_of(5, 5)
