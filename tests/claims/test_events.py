"""What one report says of one event in several sentences: the place and the day go to all of its claims."""

from __future__ import annotations

import pytest
from tests.reading import of_type, read_text

from tawthiq.model import Claim, Scope


def casualties(text: str, language: str = "en") -> list[Claim]:
    return of_type(read_text(text, language=language), "casualty")


def where(claim: Claim) -> str | None:
    return claim.place.name if claim.place else None


def when(claim: Claim) -> str | None:
    return claim.time.start if claim.time else None


def test_a_sentence_that_only_says_where_and_when_places_the_claims_around_it() -> None:
    text = "Bombing kills nine\nA car bomb killed nine people. The explosion took place in Raqqa on Monday."
    told = casualties(text)
    assert [(where(claim), when(claim)) for claim in told] == [("Raqqa", "2020-05-11")] * 2
    assert len(read_text(text, language="en").claims) == 2


def test_the_day_of_the_event_comes_before_the_day_on_which_someone_spoke() -> None:
    text = (
        "Evening news\nThe Syrian Observatory for Human Rights said on Wednesday that six civilians were killed in air "
        "strikes on Raqqa. "
        "Another group said on Wednesday that six civilians were killed in Raqqa on Monday."
    )
    assert [when(claim) for claim in casualties(text)] == ["2020-05-11", "2020-05-11"]


@pytest.mark.parametrize(
    "second",
    [
        "On Monday, four civilians were killed in air strikes on Aleppo.",
        "Another strike on Monday killed four civilians in Aleppo.",
    ],
)
def test_another_place_is_another_event(second: str) -> None:
    first, other = casualties(f"Evening news\nOn Sunday, six civilians were killed in air strikes on Raqqa. {second}")
    assert (where(first), when(first)) == ("Raqqa", "2020-05-10")
    assert (where(other), when(other)) == ("Aleppo", "2020-05-11")


def test_a_claim_keeps_the_place_that_its_own_words_name() -> None:
    first, second = casualties(
        "Evening news\nAir strikes killed six civilians in Idlib province. "
        "A rescuer said the six civilians were killed in Saraqib."
    )
    assert (where(first), where(second)) == ("Idlib province", "Saraqib")


def test_a_figure_in_a_country_was_where_its_event_was() -> None:
    text = "Raid kills nine in Syria\nNine people were killed in a raid on Raqqa."
    assert [where(claim) for claim in casualties(text)] == ["Raqqa", "Raqqa"]


def test_a_figure_without_a_place_was_where_its_event_was_most_exactly() -> None:
    text = (
        "Evening news\nNine people were killed in a raid in Idlib province on Monday. The raid hit Saraqib. "
        "Nine people were killed, a doctor said."
    )
    assert [where(claim) for claim in casualties(text)] == ["Idlib province", "Saraqib"]


def test_a_large_figure_of_a_total_told_again_is_of_that_total() -> None:
    first, again = casualties(
        "Evening news\nSome 390 fighters were killed in air strikes in northern Iraq since 3 May. "
        "The ministry said that up to 390 fighters were killed in the strikes."
    )
    assert (first.scope, again.scope) == (Scope.TOTAL, Scope.TOTAL)
    assert again.time == first.time
    first, other = casualties(
        "Evening news\nSome 390 fighters were killed in air strikes in northern Iraq since 3 May. "
        "On Monday, an air strike killed 390 fighters in Raqqa."
    )
    assert other.scope is Scope.INCIDENT


def test_those_attacks_are_the_ones_that_a_total_counted() -> None:
    first, after = casualties(
        "أخبار المساء\nقتل 20 مدنياً في 85 هجوماً على شمال غربي سوريا منذ بداية العام الحالي. "
        "وأصيب أكثر من 100 شخص نتيجة لتلك الهجمات.",
        "ar",
    )
    assert (after.scope, after.time, after.place) == (Scope.TOTAL, first.time, first.place)


def test_a_report_without_a_date_has_a_past_too() -> None:
    text = (
        "أخبار المساء\nقتل شخص يوم الجمعة 3 كانون الأول 2021 بقصف على مدينة إدلب. وأصيب خمسة مدنيين في القصف. "
        "وكان قتل شخص يوم الاثنين 20 أيلول بقصف على الطريق قرب بنش."
    )
    days = [claim.time.start if claim.time else None for claim in of_type(read_text(text, None), "casualty")]
    assert days == ["2021-12-03", "2021-12-03", "2021-09-20"]


def test_the_incident_is_the_attack_told_of_before() -> None:
    text = "Evening news\nAn air strike killed nine people. The incident took place in the city of Raqqa on Monday."
    (told,) = casualties(text)
    assert (where(told), when(told)) == ("city of Raqqa", "2020-05-11")
    text = "أخبار المساء\nقتل تسعة أشخاص بغارة. ووقع الحادث يوم الاثنين في مدينة الرقة."
    (told,) = casualties(text, "ar")
    assert (where(told), when(told)) == ("مدينة الرقة", "2020-05-11")


def test_a_village_on_no_map_lies_in_the_land_around_its_town() -> None:
    text = (
        "أخبار المساء\nقتل خمسة مدنيين بقصف على ريف جرابلس. "
        "وقال الدفاع المدني إن خمسة مدنيين قتلوا الاثنين بقصف على قرية زوبعة بريف جرابلس."
    )
    assert [when(claim) for claim in casualties(text, "ar")] == ["2020-05-11"] * 2


def test_a_silent_sentence_in_arabic() -> None:
    text = "مقتل 9 أشخاص\nقتل 9 أشخاص في انفجار. ووقع الانفجار في مدينة الرقة يوم الاثنين."
    assert {(where(claim), when(claim)) for claim in casualties(text, "ar")} == {("مدينة الرقة", "2020-05-11")}


def doer(claim: Claim) -> str | None:
    return claim.belligerent.name if claim.belligerent else None


def test_the_shelling_told_of_before_was_done_by_whom_the_report_says() -> None:
    text = "أخبار المساء\nقصفت قوات النظام مدينة حلب أمس. وقال مصدر طبي إن القصف أدى إلى مقتل 4 مدنيين."
    assert [doer(claim) for claim in casualties(text, "ar")] == ["قوات النظام"]


def test_a_headline_accuses_nobody_by_what_a_speaker_says_in_the_body() -> None:
    text = "مقتل 4 مدنيين بقصف على مدينة حلب\nقال الدفاع المدني إن 4 مدنيين قتلوا بقصف لقوات النظام على مدينة حلب."
    assert [doer(claim) for claim in casualties(text, "ar")] == [None, "قوات النظام"]
