"""Clauses: one event by one speaker each; figures of one breath stay one claim."""

from __future__ import annotations

import pytest
from tests.reading import figure, misquoted, of_type, read_body

SPLIT = [
    # (text, figures of each claim)
    (
        "مقتل 3 مدنيين وإصابة 5 آخرين بينهم طفل بقصف على مدينة حلب.",
        [["killed 3 civilians", "injured 5 civilians", "injured 1 children"]],
    ),
    (
        "قتل 4 مدنيين بقصف على مدينة حلب، فيما قتل 5 أشخاص بغارة على مدينة إدلب.",
        [["killed 4 civilians"], ["killed 5 people"]],
    ),
    (
        "قتل 4 مدنيين بقصف على مدينة حلب؛ وقتل 5 أشخاص بغارة على مدينة إدلب.",
        [["killed 4 civilians"], ["killed 5 people"]],
    ),
    (
        "قتل 4 مدنيين بقصف على مدينة حلب. وأصيب 5 أشخاص بغارة على مدينة إدلب.",
        [["killed 4 civilians"], ["injured 5 people"]],
    ),
    (
        "قتل 4 مدنيين بقصف على حلب بحسب ناشطين، وأصيب 5 أشخاص بغارة على إدلب بحسب مصدر طبي.",
        [["killed 4 civilians"], ["injured 5 people"]],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_figures_of_one_breath_stay_together(text: str, expected: list[list[str]]) -> None:
    report = read_body(text)
    claims = of_type(report, "casualty")
    assert [[figure(casualty) for casualty in claim.casualties] for claim in claims] == expected
    assert misquoted(report) == []


def test_and_that_begins_a_clause_only_where_the_place_is_another() -> None:
    one = "قال مصدر طبي إن 4 مدنيين قتلوا بقصف على مدينة حلب، وأن 7 آخرين أصيبوا."
    two = "قال مصدر طبي إن 4 مدنيين قتلوا بقصف على مدينة حلب، وأن 7 أشخاص أصيبوا بغارة على مدينة إدلب."
    assert [len(of_type(read_body(text), "casualty")) for text in (one, two)] == [1, 2]


def test_each_clause_has_its_own_place() -> None:
    text = "قتل 4 مدنيين بقصف على مدينة حلب، فيما قتل 5 أشخاص بغارة على مدينة إدلب."
    places = [claim.place.name for claim in of_type(read_body(text), "casualty") if claim.place]
    assert places == ["مدينة حلب", "مدينة إدلب"]


def test_a_claims_words_stay_inside_one_sentence_and_hold_its_figures() -> None:
    text = "توقف القصف ليلا. قتل 4 مدنيين بقصف على مدينة حلب. ثم عاد الهدوء."
    claim = of_type(read_body(text), "casualty")[0]
    assert claim.text.rstrip(".") == "قتل 4 مدنيين بقصف على مدينة حلب"
    assert claim.span.contains(claim.casualties[0].span)
