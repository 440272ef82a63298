"""Which of the days that a sentence names is that of the attack."""

from __future__ import annotations

import pytest
from tests.reading import of_type, read_text

DAYS = [
    # (text, language, first day of the claim); the report is of Wednesday 13 May 2020
    ("قتل 4 مدنيين الاثنين بقصف على مدينة حلب، بحسب ما أفادت مصادر طبية أمس الثلاثاء.", "ar", "2020-05-11"),
    ("أعلن مصدر طبي أمس أن 4 مدنيين قتلوا الأحد بقصف على مدينة حلب.", "ar", "2020-05-10"),
    ("تبنى تنظيم داعش أمس هجوما على مدينة حلب أدى أول من أمس إلى مقتل 4 مدنيين.", "ar", "2020-05-11"),
    ("زار الوزير أمس مدينة حلب، حيث قتل 4 مدنيين الأحد بقصف على سوق.", "ar", "2020-05-10"),
    ("قتل 4 مدنيين الأحد بقصف لقوات تسيطر على مدينة حلب منذ 2016.", "ar", "2020-05-10"),
    ("قتل 4 مدنيين بقصف الأحد في مدينة حلب التي تسيطر عليها القوات منذ عام 2016.", "ar", "2020-05-10"),
    ("أفاد مصدر طبي أمس بمقتل 4 مدنيين بقصف على مدينة حلب.", "ar", "2020-05-12"),  # for want of another
    ("A medic said Tuesday that four civilians were killed on Sunday in a strike on Aleppo.", "en", "2020-05-10"),
    (
        "On Tuesday a medic said that four civilians had been killed in a raid on Aleppo on Sunday.",
        "en",
        "2020-05-10",
    ),
    (
        "IS on Tuesday claimed responsibility for a bombing that killed four people in Aleppo on Sunday.",
        "en",
        "2020-05-10",
    ),
    ("Four civilians were killed Sunday in an air strike on Aleppo, a medic said on Tuesday.", "en", "2020-05-10"),
    (
        "The minister arrived on Tuesday in Aleppo, where four civilians were killed in a strike on Sunday.",
        "en",
        "2020-05-10",
    ),
    ("Four civilians were killed on Sunday in Aleppo, which the army has held since 2016.", "en", "2020-05-10"),
    (
        "According to a February report four civilians were killed on Sunday in an air strike on Aleppo.",
        "en",
        "2020-05-10",
    ),
    ("Four civilians were killed in an air strike on Aleppo, a medic said on Tuesday.", "en", "2020-05-12"),
]


@pytest.mark.parametrize(("text", "language", "day"), DAYS)
def test_a_day_is_that_of_the_word_it_stands_with(text: str, language: str, day: str) -> None:
    claim = of_type(read_text(f"Evening\n{text}", language=language), "casualty")[0]
    assert claim.time
    assert claim.time.start == day
    assert claim.scope == "incident"


SCOPES = [
    # (text, language, scope)
    ("قتل شخصان في غارة على مدينة حلب في نيسان الماضي.", "ar", "incident"),
    ("قتل 50 شخصا في نيسان الماضي بغارات على قرى المنطقة.", "ar", "total"),
    ("أدت هجمات الأسبوع الماضي على مدينة حلب إلى مقتل 50 شخصا.", "ar", "total"),
    ("قتل 4 أشخاص أمس في أعنف قصف على المنطقة منذ بداية العام.", "ar", "incident"),
    ("قتل 4 أشخاص أمس بقصف على أحياء متفرقة من مدينة حلب.", "ar", "incident"),
    ("أدت الغارات إلى مقتل مدنيين في المنطقة بشكل متكرر.", "ar", "total"),
    ("قتل 4 أشخاص أمس بقصف على حلب التي تتعرض لقصف يومي.", "ar", "incident"),
    ("قتل 23 شخصا أمس بغارات على مدينة الرمادي ومدينة بيجي.", "ar", "total"),  # in two provinces
    ("قتل 23 شخصا أمس بغارات على مدينة حلب ومدينة الباب.", "ar", "incident"),
    ("قتل 40 شخصا بغارات على المنطقة في الأيام التي تلت الهجوم.", "ar", "total"),
    ("Scores of people were killed in raids on the region in the days after the town fell.", "en", "total"),
    ("Last August a car bomb killed ten people in the town.", "en", "incident"),
    ("Ten people were killed by shelling in Aleppo in April.", "en", "incident"),
    ("Fifty people were killed by air strikes across the region in April.", "en", "total"),
    ("Four people were killed on Sunday in the worst attack since the truce began in March.", "en", "incident"),
    (
        "Half a million people have been killed in a conflict that has drawn in many armies, in strikes and raids.",
        "en",
        "total",
    ),
    ("Many people were killed in air strikes since the offensive began.", "en", "total"),
]


@pytest.mark.parametrize(("text", "language", "scope"), SCOPES)
def test_a_period_sums_only_where_it_is_no_attacks_own(text: str, language: str, scope: str) -> None:
    claims = of_type(read_text(f"Evening\n{text}", language=language), "casualty")
    assert [claim.scope for claim in claims] == [scope]


def test_a_headline_is_a_total_where_the_body_says_so() -> None:
    report = read_text("مقتل 23 شخصا في غارات\nقتل 23 شخصا منذ بداية الشهر بغارات على المنطقة.")
    assert {claim.scope for claim in of_type(report, "casualty")} == {"total"}


def test_a_total_of_the_war_begins_with_the_war() -> None:
    text = (
        "Evening\nA shell hit Aleppo on Sunday. A conflict has gone on since 2011. The war has killed 200,000 people."
    )
    total = next(claim for claim in read_text(text, language="en").claims if claim.scope == "total")
    assert total.time
    assert (total.time.text, total.time.start) == ("since 2011", "2011")


def test_the_day_of_speaking_gives_way_to_the_day_that_the_next_sentence_names() -> None:
    text = "Aleppo\nA raid killed four people in Aleppo, a monitor said Wednesday. {} killed Tuesday in an air strike."
    lead = of_type(read_text(text.format("The four were"), language="en"), "casualty")[0]
    assert lead.time
    assert lead.time.start == "2020-05-12"
    apart = of_type(read_text(text.format("In another raid nine people were"), language="en"), "casualty")[0]
    assert apart.time
    assert apart.time.start == "2020-05-13"


HISTORIES = [
    "Aleppo\nShelling killed four people in Aleppo. On 3 March 2018 a raid killed nine people in Aleppo.",
    "حلب\nقتل 4 مدنيين بقصف على حلب. وفي 3 آذار 2018 قتل 9 مدنيين بغارة على حلب.",
]


@pytest.mark.parametrize("text", HISTORIES)
def test_what_is_told_as_history_gives_its_day_to_nothing_else(text: str) -> None:
    claims = of_type(read_text(text, language="ar" if "حلب" in text else "en"), "casualty")
    assert [claim.time and claim.time.start for claim in claims] == [None, "2018-03-03"]


DATED = [
    # (text, first day of the claim, or None)
    (
        "Evening news\n13 May 2020 Four civilians were killed in an air strike on Aleppo on Monday, a medic said.",
        "2020-05-11",
    ),
    (
        "Evening news\nAFP 13 May 2020 Four civilians were killed in an air strike on Aleppo, a medic said on Monday.",
        "2020-05-11",
    ),
    (
        "Evening news\n13 May 2020 Four civilians were killed in an air strike on Aleppo, a medic said.",
        None,
    ),  # the page's day only
    (
        "Evening news\nOn 11 May 2020 four civilians were killed in an air strike, a medic said on Wednesday.",
        "2020-05-11",
    ),
]


@pytest.mark.parametrize(("text", "day"), DATED)
def test_a_dateline_inside_a_line_gives_way_to_the_day_of_the_event(text: str, day: str | None) -> None:
    claim = of_type(read_text(text, language="en"), "casualty")[0]
    assert (claim.time.start if claim.time else None) == day
