"""When, of what scope, and with what certainty."""

from __future__ import annotations

import pytest
from tests.reading import WEDNESDAY, misquoted, only, read_body

from tawthiq.model import Stance

TIMES = [
    # (words, start, end); the report is of Wednesday 13 May 2020
    ("اليوم", "2020-05-13", "2020-05-13"),
    ("أمس", "2020-05-12", "2020-05-12"),
    ("اليوم الأربعاء", "2020-05-13", "2020-05-13"),
    ("يوم الأحد", "2020-05-10", "2020-05-10"),
    ("مساء الثلاثاء", "2020-05-12", "2020-05-12"),
    ("أمس الثلاثاء", "2020-05-12", "2020-05-12"),
    ("في 3 أيار", "2020-05-03", "2020-05-03"),
    ("في 3 مايو 2019", "2019-05-03", "2019-05-03"),
    ("ليلة الاثنين الثلاثاء", "2020-05-11", "2020-05-12"),
]


@pytest.mark.parametrize(("words", "start", "end"), TIMES)
def test_the_day_of_the_event(words: str, start: str, end: str) -> None:
    report = read_body(f"قتل 4 مدنيين {words} بقصف على مدينة حلب.")
    time = only(report, "casualty").time
    assert time is not None
    assert (time.start, time.end) == (start, end)
    assert misquoted(report) == []


@pytest.mark.parametrize("words", ["اليوم", "أمس", "يوم الأحد", "مساء الثلاثاء", "قبل يومين", "في 3 أيار"])
def test_without_a_publication_date_nothing_fixes_a_relative_day(words: str) -> None:
    report = read_body(f"قتل 4 مدنيين {words} بقصف على مدينة حلب.", published=None)
    time = only(report, "casualty").time
    assert time is None or (time.start, time.end) == (None, None)
    assert [problem.code for problem in report.problems] == ["no-publication-date"]


def test_a_full_date_needs_no_publication_date() -> None:
    time = only(read_body("قتل 4 مدنيين في 3 مايو 2019 بقصف على مدينة حلب.", published=None), "casualty").time
    assert time is not None
    assert time.start == "2019-05-03"


def test_no_time_is_made_up() -> None:
    assert only(read_body("قتل 4 مدنيين بقصف على مدينة حلب."), "casualty").time is None


def test_the_day_of_speaking_stands_in_only_where_no_other_day_is_named() -> None:
    spoken = only(read_body("وقال الدفاع المدني، الأربعاء، إن 4 مدنيين قتلوا بقصف على حلب."), "casualty").time
    named = only(read_body("وقال الدفاع المدني، الأربعاء، إن 4 مدنيين قتلوا الأحد بقصف على حلب."), "casualty").time
    assert spoken is not None
    assert named is not None
    assert (spoken.start, named.start) == (WEDNESDAY, "2020-05-10")


SCOPES = [
    ("قتل 4 مدنيين أمس بقصف على مدينة حلب.", "incident"),
    ("قتل 4 مدنيين أمس بغارات على أحياء مدينة حلب.", "incident"),
    ("قتل 400 مدني منذ بداية الشهر بقصف على مدينة حلب.", "total"),
    ("قتل 400 مدني منذ عام 2011 بقصف على مدينة حلب.", "total"),
    ("قتل 40 مدنيا خلال الأسبوع الماضي بقصف على مدينة حلب.", "total"),
    ("قتل 40 شخصا في تفجيرين في أقل من شهر.", "total"),
    ("قتل 40 شخصا بقصف وتفجيرات في موجة عنف جديدة.", "total"),
    ("بلغت الحصيلة الإجمالية 400 قتيل منذ بدء القصف على حلب.", "total"),
    ("قتل 400 مدني خلال شهر نيسان بقصف على مدينة حلب.", "total"),
    ("وثقت الفرق أكثر من 700 هجوم جوي قتل فيها 155 مدنيا.", "total"),
    ("وثقت الفرق 70 غارة على المدينة قتل فيها 15 مدنيا.", "incident"),
    ("وثقت الشبكة السورية مقتل 400 مدني خلال عام 2019 بقصف على حلب.", "total"),
]


@pytest.mark.parametrize(("text", "scope"), SCOPES)
def test_scope(text: str, scope: str) -> None:
    assert only(read_body(text), "casualty").scope == scope


STANCES = [
    ("قتل 4 مدنيين بقصف على مدينة حلب.", Stance.ASSERTS),
    ("قال الدفاع المدني إن 4 مدنيين قتلوا بقصف على مدينة حلب.", Stance.ASSERTS),
    ("أنباء عن مقتل 4 مدنيين بقصف على مدينة حلب.", Stance.DOUBTS),
    ("ويُعتقد أن 4 مدنيين قتلوا بقصف على مدينة حلب.", Stance.DOUBTS),
    ("وتحدثت أنباء غير مؤكدة عن مقتل 4 مدنيين بقصف على مدينة حلب.", Stance.DOUBTS),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stance(text: str, stance: Stance) -> None:
    assert only(read_body(text), "casualty").stance is stance


@pytest.mark.xfail(strict=True, reason="the nearest day is taken, whatever verb of the clause it belongs to")
def test_a_day_belongs_to_its_own_verb() -> None:
    text = "أصيب 5 أشخاص أمس بقصف على مدينة حلب. وقال مصدر طبي إن 5 جرحى وصلوا إلى المشفى، وإن الجثث سلمت اليوم."
    days = [claim.time.start for claim in read_body(text).claims if claim.time]
    assert days == ["2020-05-12", "2020-05-12"]


def test_a_total_takes_the_period_and_not_the_day() -> None:
    text = "قتل 4 مدنيين أمس بقصف على حلب. وقتل 400 مدني منذ بداية الشهر بقصف على مدينة حلب."
    totals = [claim for claim in read_body(text).claims if claim.scope == "total"]
    assert [(t.time.start, t.time.end) for t in totals if t.time] == [("2020-05-01", "2020-05-13")]
