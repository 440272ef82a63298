"""What a claim leaves unsaid because the report has said it: place, day and doer; and what is never carried."""

from __future__ import annotations

from tests.reading import of_type, read_body, read_text


def casualties(text: str, **values):
    return of_type(read_body(text, **values), "casualty")


def test_place_and_day_are_carried_on() -> None:
    first, second = casualties("قتل 4 مدنيين أمس بقصف على مدينة حلب. وأصيب 7 أشخاص في القصف.")
    assert second.place is not None
    assert second.time is not None
    assert (second.place.name, second.time.start) == ("مدينة حلب", "2020-05-12")
    assert first.place == second.place


def test_what_is_said_again_is_not_overwritten() -> None:
    _, second = casualties("قتل 4 مدنيين أمس بقصف على مدينة حلب. وأصيب 7 أشخاص اليوم بقصف على مدينة إدلب.")
    assert second.place is not None
    assert second.time is not None
    assert (second.place.name, second.time.start) == ("مدينة إدلب", "2020-05-13")


def test_the_doer_is_carried_to_what_points_back_by_the_same_voice() -> None:
    _, second = casualties("قتل 4 مدنيين بقصف لقوات النظام على مدينة حلب. وأصيب 7 أشخاص في القصف.")
    assert second.belligerent is not None
    assert second.belligerent.name == "قوات النظام"


def test_nobody_is_made_to_accuse_by_what_another_has_said() -> None:
    text = (
        "قال الدفاع المدني إن 4 مدنيين قتلوا بقصف لقوات النظام على مدينة حلب. وقال مصدر طبي إن 7 أشخاص أصيبوا في القصف."
    )
    first, second = casualties(text)
    assert first.belligerent is not None
    assert second.belligerent is None


def test_the_doer_of_one_attack_is_not_that_of_another_elsewhere() -> None:
    _, second = casualties("قتل 4 مدنيين بقصف لقوات النظام على مدينة حلب. وقتل 7 أشخاص بانفجار في مدينة عفرين.")
    assert second.belligerent is None


def test_a_headline_is_filled_from_the_body() -> None:
    text = "مقتل 4 مدنيين بقصف\nقتل 4 مدنيين أمس بقصف لقوات النظام على مدينة حلب، وأصيب 9 آخرون."
    title, body = of_type(read_text(text), "casualty")
    assert title.span.start == 0
    assert (title.place, title.time, title.belligerent) == (body.place, body.time, body.belligerent)
    assert body.place is not None


def test_a_total_does_not_take_the_place_of_an_incident() -> None:
    text = "قتل 4 مدنيين أمس بقصف على مدينة حلب. وقتل 400 مدني منذ بداية العام بالقصف في سوريا."
    first, second = casualties(text)
    assert (first.scope, second.scope) == ("incident", "total")
    assert second.place is not None
    assert second.place.name == "سوريا"


def test_the_day_of_another_event_told_next_is_not_carried_back() -> None:
    text = (
        "أفاد الدفاع المدني اليوم الأربعاء بإصابة طفلين بانفجار لغم في قرية عدوان غربي إدلب.\n"
        "وأضاف أن 4 أطفال أصيبوا أمس الثلاثاء بانفجار مماثل في مدينة جسر الشغور."
    )
    first, second = casualties(text)
    assert first.time is not None
    assert second.time is not None
    assert (first.time.start, second.time.start) == ("2020-05-13", "2020-05-12")
