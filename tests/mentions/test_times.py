"""Time expressions: what is found, what it means, and what must stay unresolved."""

from __future__ import annotations

import datetime
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.lang.calendar import TimeWords, load_time_words
from tawthiq.mentions.lunar import lunar_day, tabular_day
from tawthiq.mentions.time_reach import Reach
from tawthiq.mentions.times import TimeKind, TimeMention, find_times, reference_day
from tawthiq.text import Folding, Token, tokenise

LETTERS = dict(zip("أإآٱىةؤئ", "اااايهوي", strict=True))
DAY, INTERVAL, PERIOD, SINCE, PAST, _PAGE = TimeKind


@cache
def pack(language: str) -> tuple[Folding, TimeWords]:
    folding = Folding(LETTERS if language == "ar" else {})
    return folding, load_time_words(language, folding)


def tokens_of(text: str, language: str) -> tuple[list[Token], TimeWords]:
    folding, words = pack(language)
    return tokenise(folding.fold(text)), words


def language_of(text: str) -> str:
    return "ar" if any("\u0600" <= letter <= "\u06ff" for letter in text) else "en"


def day(iso: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(iso) if iso else None


def times(text: str, published: str | None, language: str | None = None) -> list[TimeMention]:
    tokens, words = tokens_of(text, language or language_of(text))
    return find_times(tokens, text, words, day(published))


def only(text: str, published: str | None) -> tuple[str, str | None, str | None, TimeKind, bool]:
    (found,) = times(text, published)
    return text[found.span.start : found.span.end], found.start, found.end, found.kind, found.cumulative


WED = "2019-05-15"  # a Wednesday

DAYS = [
    ("قصفت طائرات القرية أمس", "أمس", "2019-05-14"),
    ("قصفت طائرات القرية امس", "امس", "2019-05-14"),
    ("وأمس سقطت قذيفة", "أمس", "2019-05-14"),
    ("سقطت قذيفة بالأمس", "بالأمس", "2019-05-14"),
    ("سقطت القذيفة أول من أمس", "أول من أمس", "2019-05-13"),
    ("سقطت القذيفة أمس الأول", "أمس الأول", "2019-05-13"),
    ("سقطت القذيفة البارحة", "البارحة", "2019-05-14"),
    ("أغار الطيران اليوم على الحقل", "اليوم", "2019-05-15"),
    ("فجر اليوم الأربعاء سمع انفجار", "فجر اليوم الأربعاء", "2019-05-15"),
    ("سمع انفجار اليوم (الأربعاء)", "اليوم (الأربعاء)", "2019-05-15"),
    ("سمع انفجار ظهر أمس", "ظهر أمس", "2019-05-14"),
    ("سمع انفجار يوم أمس الثلاثاء", "يوم أمس الثلاثاء", "2019-05-14"),
    ("أصيب عامل الأحد", "الأحد", "2019-05-12"),
    ("أصيب عامل الاثنين", "الاثنين", "2019-05-13"),
    ("أصيب عامل يوم الأربعاء", "يوم الأربعاء", "2019-05-15"),
    ("أصيب عامل الأربعاء الماضي", "الأربعاء الماضي", "2019-05-08"),
    ("أصيب عامل الجمعة الماضية", "الجمعة الماضية", "2019-05-10"),
    ("يعود الفريق الجمعة المقبل", "الجمعة المقبل", "2019-05-17"),
    ("والثلاثاء أصيب عامل", "الثلاثاء", "2019-05-14"),
    ("انفجر اللغم مساء السبت قرب النهر", "مساء السبت", "2019-05-11"),
    ("انفجر اللغم السبت مساء", "السبت مساء", "2019-05-11"),
    ("انفجر اللغم بعد ظهر السبت", "بعد ظهر السبت", "2019-05-11"),
    ("انفجر اللغم بعد منتصف ليل السبت", "بعد منتصف ليل السبت", "2019-05-11"),
    ("انفجر اللغم في ساعة مبكرة من صباح السبت", "في ساعة مبكرة من صباح السبت", "2019-05-11"),
    ("انفجر اللغم ليل الجمعة", "ليل الجمعة", "2019-05-10"),
    ("انفجر اللغم الجمعة 3 أيار", "الجمعة 3 أيار", "2019-05-03"),
    ("انفجر اللغم في 24 شباط", "في 24 شباط", "2019-02-24"),
    ("انفجر اللغم في ٢٤ شباط", "في ٢٤ شباط", "2019-02-24"),
    ("انفجر اللغم في 24 فبراير (شباط)", "في 24 فبراير (شباط)", "2019-02-24"),
    ("انفجر اللغم في 24 شباط/فبراير الماضي", "في 24 شباط/فبراير الماضي", "2019-02-24"),
    ("انفجر اللغم في 24 فبراير شباط", "في 24 فبراير شباط", "2019-02-24"),
    ("انفجر اللغم في 9 تشرين الثاني", "في 9 تشرين الثاني", "2018-11-09"),
    ("انفجر اللغم في 9 نوفمبر من العام الماضي", "في 9 نوفمبر من العام الماضي", "2018-11-09"),
    ("انفجر اللغم في 2 نيسان العام الماضي", "في 2 نيسان العام الماضي", "2018-04-02"),
    ("انفجر اللغم في الثالث من آذار", "في الثالث من آذار", "2019-03-03"),
    ("انفجر اللغم في الحادي والعشرين من آذار 2012", "في الحادي والعشرين من آذار 2012", "2012-03-21"),
    ("انفجر اللغم في 12 أوت", "في 12 أوت", "2018-08-12"),
    ("انفجر اللغم في 12 غشت", "في 12 غشت", "2018-08-12"),
    ("انفجر اللغم في 12 من شهر آب عام 2015", "في 12 من شهر آب عام 2015", "2015-08-12"),
    ("انفجر اللغم في 3 من الشهر الجاري", "في 3 من الشهر الجاري", "2019-05-03"),
    ("انفجر اللغم في 3 من الشهر الماضي", "في 3 من الشهر الماضي", "2019-04-03"),
    ("انفجر اللغم قبل يومين", "قبل يومين", "2019-05-13"),
    ("انفجر اللغم قبل ثلاثة أيام", "قبل ثلاثة أيام", "2019-05-12"),
    ("انفجر اللغم بتاريخ 20/01/2017", "بتاريخ 20/01/2017", "2017-01-20"),
    ("انفجر اللغم السبت 2017/04/29", "السبت 2017/04/29", "2017-04-29"),
    ("نشرها مراسل (x) May 4, 2017 على صفحته", "May 4, 2017", "2017-05-04"),
    ("سقطت قذيفة في 21 / 10 / 1436هـ", "في 21 / 10 / 1436هـ", "2015-08-06"),
    ("سقطت قذيفة أول أيام عيد الفطر", "أول أيام عيد الفطر", "2018-06-15"),
    ("سقطت قذيفة في ثالث أيام عيد الأضحى المبارك", "في ثالث أيام عيد الأضحى المبارك", "2018-08-23"),
    ("A mortar hit the bakery on the first day of Eid al-Fitr", "on the first day of Eid al-Fitr", "2018-06-15"),
    ("A mortar hit the bakery on Monday", "on Monday", "2019-05-13"),
    ("A mortar hit the bakery last Wednesday", "last Wednesday", "2019-05-08"),
    ("Saturday's attack hit the bakery", "Saturday", "2019-05-11"),
    ("A mortar hit the bakery on Saturday night", "on Saturday night", "2019-05-11"),
    ("A mortar hit the bakery late on Saturday", "late on Saturday", "2019-05-11"),
    ("A mortar hit the bakery early Saturday", "early Saturday", "2019-05-11"),
    ("A mortar hit the bakery yesterday evening", "yesterday evening", "2019-05-14"),
    ("A mortar hit the bakery this morning", "this morning", "2019-05-15"),
    ("A mortar hit the bakery two days ago", "two days ago", "2019-05-13"),
    ("A mortar hit the bakery on May 3", "on May 3", "2019-05-03"),
    ("A mortar hit the bakery on 3rd May", "on 3rd May", "2019-05-03"),
    ("A mortar hit the bakery on the 4th of April", "on the 4th of April", "2019-04-04"),
    ("A mortar hit the bakery on Nov. 9", "on Nov. 9", "2018-11-09"),
    ("A mortar hit the bakery on April 4 last year", "on April 4 last year", "2018-04-04"),
    ("A mortar hit the bakery on Tuesday, April 4, 2017", "on Tuesday, April 4, 2017", "2017-04-04"),
    ("A mortar hit the bakery on 2017-04-04", "on 2017-04-04", "2017-04-04"),
    ("A mortar hit the bakery on 25/04/2017", "on 25/04/2017", "2017-04-25"),
    ("A mortar hit the bakery on 03-04-2017", "on 03-04-2017", "2017-04-03"),
]


@pytest.mark.parametrize(("text", "words", "when"), DAYS)
def test_days(text: str, words: str, when: str) -> None:
    assert only(text, WED) == (words, when, when, DAY, False)


STRETCHES = [
    ("ليل الثلاثاء \u0640 الأربعاء", "2019-05-14", "2019-05-15", INTERVAL, False),
    ("ليل الجمعة - السبت", "2019-05-10", "2019-05-11", INTERVAL, False),
    ("ليل الأحد (الاثنين)", "2019-05-12", "2019-05-13", INTERVAL, False),
    ("منذ ساعات الصباح الأولى", WED, WED, SINCE, False),
    ("منذ ساعات الفجر الأولى ليوم الاثنين", "2019-05-13", WED, SINCE, False),
    ("بعد منتصف ليل الأحد - الاثنين", "2019-05-13", "2019-05-13", INTERVAL, False),
    ("بعد منتصف ليلة الأحد/الاثنين", "2019-05-13", "2019-05-13", INTERVAL, False),
    ("بين ليل الجمعة وبعد ظهر السبت", "2019-05-10", "2019-05-11", INTERVAL, False),
    ("من مساء الخميس وحتى صباح الجمعة", "2019-05-09", "2019-05-10", INTERVAL, False),
    ("يومي السبت والأحد", "2019-05-11", "2019-05-12", INTERVAL, True),
    ("بين 3 و7 نيسان", "2019-04-03", "2019-04-07", INTERVAL, True),
    ("من 26 نيسان إلى 4 أيار 2017", "2017-04-26", "2017-05-04", INTERVAL, True),
    ("منذ بداية العام الحالي حتى 14 أيار", "2019-01-01", "2019-05-14", INTERVAL, True),
    ("من بداية نيسان حتى 4 أيار", "2019-04-01", "2019-05-04", INTERVAL, True),
    ("منذ بداية الحملة الأخيرة في شهر آذار 2019 حتى 4 أيار", "2019-03", "2019-05-04", INTERVAL, True),
    ("خلال الربع الأول من العام الحالي", "2019-01", "2019-03", PERIOD, True),
    ("in the first quarter of this year", "2019-01", "2019-03", PERIOD, True),
    ("بين عامي 2011 و2015", "2011", "2015", INTERVAL, True),
    ("الليلة الماضية", "2019-05-14", "2019-05-15", DAY, False),
    ("خلال الليل", "2019-05-14", "2019-05-15", DAY, False),
    ("ليلة الأربعاء", "2019-05-14", "2019-05-15", DAY, False),
    ("الأسبوع الماضي", "2019-05-06", "2019-05-12", PERIOD, True),
    ("هذا الأسبوع", "2019-05-13", "2019-05-15", PERIOD, True),
    ("الأسبوع المقبل", "2019-05-20", "2019-05-26", PERIOD, True),
    ("الشهر الماضي", "2019-04", "2019-04", PERIOD, True),
    ("العام الماضي", "2018", "2018", PERIOD, True),
    ("في آذار 2016", "2016-03", "2016-03", PERIOD, True),
    ("في آب", "2018-08", "2018-08", PERIOD, True),
    ("خلال شهر شباط/فبراير", "2019-02", "2019-02", PERIOD, True),
    ("عام 2013", "2013", "2013", PERIOD, True),
    ("في شهر رمضان", "2019-05-06", "2019-06-03", PERIOD, True),
    ("خلال الشهر الفضيل", "2019-05-06", "2019-06-03", PERIOD, True),
    ("during Ramadan", "2019-05-06", "2019-06-03", PERIOD, True),
    ("صيف عام 2014", "2014-06", "2014-08", PERIOD, True),
    ("مطلع الشهر الحالي", "2019-05", "2019-05", PERIOD, False),
    ("أواخر كانون الأول الماضي", "2018-12", "2018-12", PERIOD, False),
    ("قبل أسبوعين", "2019-04-29", "2019-05-05", PERIOD, False),
    ("منذ 10 أيلول/سبتمبر", "2018-09-10", WED, SINCE, True),
    ("منذ مطلع الشهر", "2019-05-01", WED, SINCE, True),
    ("منذ بداية العام الجاري", "2019-01-01", WED, SINCE, True),
    ("منذ مطلع شهر نيسان الماضي", "2019-04-01", WED, SINCE, True),
    ("منذ العام 2011", "2011", WED, SINCE, True),
    ("منذ 1984", "1984", WED, SINCE, True),
    ("منذ بدء القتال في آذار 2011", "2011-03", WED, SINCE, True),
    ("منذ صباح أمس", "2019-05-14", WED, SINCE, False),
    ("منذ شهرين", "2019-03", WED, SINCE, True),
    ("منذ نحو أربعة أشهر", "2019-01", WED, SINCE, True),
    ("منذ أكثر من أربع سنوات", "2015", WED, SINCE, True),
    ("الصيف الماضي", "2018-06", "2018-08", PERIOD, True),
    ("خلال اليومين الماضيين", "2019-05-13", WED, PAST, True),
    ("خلال الأسبوعين الماضيين", "2019-05-01", WED, PAST, True),
    ("الأيام الثلاثة الماضية", "2019-05-12", WED, PAST, True),
    ("خلال الساعات الـ24 الماضية", "2019-05-14", WED, PAST, False),
    ("الساعات الأربع والعشرين الأخيرة", "2019-05-14", WED, PAST, False),
    ("خلال السنوات الخمس الماضية", "2014", WED, PAST, True),
    ("overnight", "2019-05-14", "2019-05-15", DAY, False),
    ("Saturday and Sunday", "2019-05-11", "2019-05-12", INTERVAL, True),
    ("between September 30 2015 and March 15 2016", "2015-09-30", "2016-03-15", INTERVAL, True),
    ("from 3 to 7 April", "2019-04-03", "2019-04-07", INTERVAL, True),
    ("over the weekend", "2019-05-11", "2019-05-12", PERIOD, False),
    ("last week", "2019-05-06", "2019-05-12", PERIOD, True),
    ("over the past week", "2019-05-08", WED, PERIOD, True),
    ("in March", "2019-03", "2019-03", PERIOD, True),
    ("in June last year", "2018-06", "2018-06", PERIOD, True),
    ("since the beginning of the month", "2019-05-01", WED, SINCE, True),
    ("since mid-2012", "2012", WED, SINCE, True),
    ("since early 2011", "2011", WED, SINCE, True),
    ("since the revolt began in March 2011", "2011-03", WED, SINCE, True),
    ("in the last two months", "2019-03", WED, PAST, True),
    ("over the past 48 hours", "2019-05-13", WED, PAST, True),
    ("خلال الأيام القليلة الماضية", "2019-05", WED, PAST, True),  # to the month
    ("في الأسابيع الأخيرة", "2019-04", WED, PAST, True),
    ("in recent weeks", "2019-04", WED, PAST, True),
    ("over the past few days", "2019-05", WED, PAST, True),
    ("in the past few hours", WED, WED, PAST, False),
    ("في شهرين", "2019-03", WED, PAST, True),
    ("خلال أسبوعين", "2019-05-01", WED, PAST, True),
    ("النصف الأول من عام 2016", "2016-01", "2016-06", PERIOD, True),
    ("the first six months of 2016".removeprefix("the "), "2016-01", "2016-06", PERIOD, True),
    ("since the fighting in the town began", None, WED, SINCE, True),
    ("منذ بدء", None, WED, SINCE, True),
    ("منذ بدء المعركة في الثالث من أيار الحالي", "2019-05-03", WED, SINCE, True),
    ("since the uprising erupted in March 2011", "2011-03", WED, SINCE, True),
]


@pytest.mark.parametrize(("text", "start", "end", "kind", "cumulative"), STRETCHES)
def test_stretches(text: str, start: str, end: str, kind: TimeKind, cumulative: bool) -> None:
    assert only(text, WED) == (text, start, end, kind, cumulative)


WARS = [
    # (text, what says since when, start)
    ("Many died since the war began. The conflict erupted in March 2011.", "since the war began", "2011-03"),
    ("Many died since the conflict started. A conflict has gone on since 2011.", "since the conflict started", "2011"),
    ("Many died since the war began, and the five-year war goes on.", "since the war began", "2014"),
    ("Many died in the country's 30-month war.", "30-month war", "2016-11"),
    ("Many died since the siege began. The conflict erupted in March 2011.", "since the siege began", None),
    ("قتل كثيرون منذ اندلاع الحرب. وتشهد البلاد نزاعا منذ العام 2011.", "منذ اندلاع الحرب", "2011"),
    ("قتل كثيرون منذ بداية الأزمة. بدأت الاحتجاجات في آذار 2011.", "منذ بداية الأزمة", "2011-03"),
    ("قتل كثيرون منذ اندلاع الحرب.", "منذ اندلاع الحرب", None),
]


@pytest.mark.parametrize(("text", "words", "start"), WARS)
def test_what_is_counted_since_a_war_began(text: str, words: str, start: str | None) -> None:
    found = {text[mention.span.start : mention.span.end]: mention for mention in times(text, WED)}
    assert found[words].start == start
    assert found[words].reach is Reach.ALL


NIGHTS = [
    # (text, its last time's first day); a paper that writes "yesterday" keeps an agency's nights and hours
    ("أعلن مسؤول أمس الثلاثاء عن تفجير وقع خلال الليل", "2019-05-13"),
    ("وصل الوزير أمس. ووقع تفجير الليلة الماضية", "2019-05-13"),
    ("أعلن مسؤول أمس أن القصف اشتد خلال الساعات الـ24 الماضية", "2019-05-13"),
    ("أعلن مسؤول أمس ثم عاد اليوم. ووقع تفجير الليلة الماضية", "2019-05-14"),
    ("أعلن مسؤول أمس عن تفجير وقع ليلة أمس", "2019-05-14"),
    ("An official said yesterday that a blast hit the town overnight", "2019-05-13"),
    ("An official said on Wednesday that a blast hit the town overnight", "2019-05-14"),
]


@pytest.mark.parametrize(("text", "start"), NIGHTS)
def test_nights_count_from_the_day_of_telling(text: str, start: str) -> None:
    assert times(text, WED)[-1].start == start


SHIFTED = [
    ("سقطت قذيفة يوم الأحد، وفي اليوم التالي سقطت أخرى", "2019-05-13"),
    ("سقطت قذيفة يوم الأحد، وبعد ذلك بيومين سقطت أخرى", "2019-05-14"),
    ("سقطت قذيفة في 3 أيار، وفي اليوم نفسه سقطت أخرى", "2019-05-03"),
    ("سقطت قذيفة في 3 أيار، وفي مساء ذلك اليوم سقطت أخرى", "2019-05-03"),
    ("سقطت قذيفة في آذار 2014، وقتل آنذاك خمسة", "2014-03"),
    ("A shell fell on Sunday and two days later another", "2019-05-14"),
    ("A shell fell on Sunday; another the previous day", "2019-05-11"),
    ("A shell fell on 3 May 2018 and another the same day", "2018-05-03"),
]


@pytest.mark.parametrize(("text", "day"), SHIFTED)
def test_days_count_from_the_day_named_before(text: str, day: str) -> None:
    assert times(text, WED)[-1].start == day


UNRESOLVED = [
    ("سقطت قذيفة الخميس", None),
    ("سقطت قذيفة أمس", None),
    ("سقطت قذيفة في 12 آب", None),
    ("خلال الأسبوع الماضي سقطت قذيفة", None),
    ("قبل يومين سقطت قذيفة", None),
    ("سقطت قذيفة في شهر رمضان", None),
    ("سقطت قذيفة أول أيام عيد الفطر", None),
    ("سقطت قذيفة في 21 / 10 / 1036هـ", WED),
    ("سقطت قذيفة قبل أيام", WED),
    ("سقطت قذيفة قبل نحو شهر", WED),
    ("تتكرر المعارك منذ سنوات", WED),
    ("A shell fell on Thursday", None),
    ("A shell fell on April 4", None),
    ("A shell fell on 03/04/2017", WED),
    ("تتكرر المعارك منذ نحو أسبوعين", WED),
    ("A shell fell on May 17", WED),
]


@pytest.mark.parametrize(("text", "published"), UNRESOLVED)
def test_what_nothing_fixes_has_no_start(text: str, published: str | None) -> None:
    (found,) = times(text, published)
    assert found.start is None


BEYOND = ["منذ 999999999 يوما", "قبل 5000 سنة", "999999 years ago", "منذ 900 عقد"]


@pytest.mark.parametrize("text", BEYOND)
def test_beyond_the_calendar_has_no_start(text: str) -> None:
    assert [found.start for found in times(text, WED)] == [None]


NOT_TIMES = [
    "صدر القرار 2254 عن المجلس",
    "ظهر القائد في تسجيل مصور",
    "قال الأمين العام للمنظمة",
    "عقد المجلس اجتماعا",
    "فجر انتحاري حزامه",
    "وصلت القافلة إلى باب المدينة",
    "قتل في اليوم الثاني من الهدنة",
    "وفي اليوم التالي توقف القصف",
    "وقال في مساء ذلك اليوم",
    "بعد عشرة أيام من إعلانه",
    "عقب يومين من القصف",
    "قبل يومين من الهدنة",
    "استمرت الهدنة لمدة يومين",
    "سقط عشرات الجرحى في سوق الجمعة",
    "قتل أب وطفله",
    "رجل عمره 45 عاما",
    "يعود الماء خلال الأيام المقبلة",
    "وقد مارس الضغط على السكان",
    "يعود الماء بحلول 24 آب",
    "They may reach the town",
    "Water will be back by 24 August",
    "They march towards the town",
    "two days after the strike",
    "on the third day of the siege",
    "a 6-year-old girl",
    "about 2000 civilians fled",
    "the Sunday Times reported it",
    "the same day, the second week",
    "the worst attack since 2013",
    "the first raid of its kind since the truce began in March",
    "أعنف قصف منذ ستة أشهر",
    "وهو الهجوم الأول من نوعه منذ تجدد القتال",
]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert times(text, WED) == []


LISTS = [
    ("أصيب اثنان الاثنين ثم ثلاثة الثلاثاء", ["الاثنين", "الثلاثاء"]),
    ("قتل ثلاثة في تموز 12 منهم جرحى", ["في تموز"]),
    ("In July 12 people were hurt", ["In July"]),
    ("السبت\nالأحد", ["السبت", "الأحد"]),
    ("مساء \u200fالسبت\u200f", ["مساء \u200fالسبت\u200f"]),
    ("on Monday and on Thursday", ["on Monday", "on Thursday"]),
]


@pytest.mark.parametrize(("text", "words"), LISTS)
def test_expressions_end_where_they_should(text: str, words: list[str]) -> None:
    assert [text[found.span.start : found.span.end] for found in times(text, WED)] == words


REFERENCES = [
    ("أمس الثلاثاء سقطت قذيفة", WED, WED),
    ("سقطت قذيفة اليوم الاثنين", WED, "2019-05-13"),
    ("أمس الأحد سقطت قذيفة", WED, "2019-05-13"),
    ("اليوم الاثنين هنا، واليوم الأحد هناك", WED, WED),
    ("اليوم الخميس 16 أيار 2019 سقطت قذيفة", WED, "2019-05-16"),
    ("سقطت قذيفة اليوم 13 أيار", WED, "2019-05-13"),
    ("كتب في رسالته: اليوم 24 شباط", WED, WED),
    ("سقطت قذيفة اليوم الخميس 20 كانون الثاني 2022", None, "2022-01-20"),
    ("صورة من القرية 8 أيلول 2021. سقطت قذيفة فجر اليوم الأربعاء", None, "2021-09-08"),
    ("سقطت قذيفة أمس الثلاثاء\nالأربعاء 2021/09/08\nالجمعة 2021/09/10", None, "2021-09-08"),
    ("نشرت في: 07/03/2022 - 09:15\nقصف فجر الاثنين", None, "2022-03-07"),
    ("الأربعاء 2021/09/08\nسقطت قذيفة الثلاثاء", None, "2021-09-08"),
    ("الخميس 2021/09/09\nسقطت قذيفة اليوم الأربعاء", None, "2021-09-08"),
    ("سقطت قذيفة اليوم الأربعاء 27 تشرين الأول", None, "2021-10-27"),  # the latest year that fits
    ("سقطت قذيفة أمس الثلاثاء 26 تشرين الأول", None, "2021-10-27"),
    ("سقطت قذيفة اليوم الأربعاء 27 تشرين الأول، وأخرى في 3 آب 2022", None, None),
    ("سقطت قذيفة اليوم الأربعاء 27 تشرين الأول. بدأت الهدنة في 6 آذار 2020", None, "2021-10-27"),
    ("سقطت قذيفة اليوم 27 تشرين الأول", None, None),
    ("سقطت قذيفة يوم الأربعاء 27 تشرين الأول", None, None),
    ("A shell fell today, Wednesday, October 27", None, "2021-10-27"),
    ("سقطت قذيفة اليوم الخميس", WED, "2019-05-16"),  # metadata are a day behind
    ("سقطت قذيفة اليوم الجمعة", WED, "2019-05-10"),
    ("سقطت قذيفة اليوم السبت 13 آب", "2021-08-30", "2022-08-13"),  # words win over metadata
    ("سقطت قذيفة اليوم الأحد 19 أيلول", "2021-09-18", "2021-09-19"),
    ("سقطت قذيفة اليوم الاثنين 18 أيلول", "2021-09-18", "2021-09-13"),  # the weekday or the date is a slip
    ("سقطت قذيفة اليوم الأربعاء. 8 أيلول 2021. 15 أيلول 2021", None, None),
    ("سقطت قذيفة اليوم", None, None),
    ("A shell fell on Thursday", None, None),
    ("Published: 7 March 2022\nA shell fell on Sunday", None, "2022-03-07"),
    ("Shell hits bakery\n\n7 March 2022 A shell hit the bakery", "2022-05-01", "2022-03-07"),
    ("Shell hits bakery\n\nMarch 7 2022 A shell hit the bakery", "2022-05-01", "2022-03-07"),
    ("Shell hits bakery\n\n07.03.2022(updated 1329 08.03.2022) A shell hit it", "2022-05-01", "2022-03-07"),
    ("Shell hits bakery\n\nLast updated at Mar 072022 A shell hit it", "2022-05-01", "2022-03-07"),
    ("Shell hits bakery AFP Monday 7 Mar 2022 A shell hit the bakery", "2022-05-01", "2022-03-07"),
    ("Shell hits bakery\n\nOn 7 March 2022 a shell hit the bakery", "2022-05-01", "2022-05-01"),
    ("Shell hits bakery\n\nThe strike of 7 March 2022 hit the bakery", "2022-05-01", "2022-05-01"),
    ("Shell hits bakery\n\nBEIRUT, March 7 (Agency) - A shell hit it", "2022-03-09", "2022-03-07"),
    ("سقطت قذيفة\n\nبيروت 7 آذار (الوكالة) - سقطت قذيفة", "2022-03-09", "2022-03-07"),
    ("سقطت قذيفة\nالسبت 2025/04/26\nسقطت أخرى", "2022-03-09", "2022-03-09"),
    ("التاريخ: 27 نيسان / أبريل 2017\nسقطت قذيفة", None, "2017-04-27"),
]


@pytest.mark.parametrize(("text", "published", "expected"), REFERENCES)
def test_reference_day(text: str, published: str | None, expected: str | None) -> None:
    tokens, words = tokens_of(text, language_of(text))
    assert reference_day(tokens, text, words, day(published)) == day(expected)


OF_A_YEAR = [
    ("قصف فجر الجمعة. وقعت الهدنة في آذار/ مارس العام الفائت 2020", "الجمعة", "2021"),
    ("قصف اليوم القرية، وهو أعنف قصف هذا العام 2021", "اليوم", "2021"),
    ("A shell fell on Friday. The truce was signed in March last year, 2020", "on Friday", "2021"),
]


@pytest.mark.parametrize(("text", "words", "year"), OF_A_YEAR)
def test_where_only_the_year_is_known_a_day_is_of_that_year(text: str, words: str, year: str) -> None:
    found = {text[found.span.start : found.span.end].removeprefix("فجر "): found for found in times(text, None)}
    assert (found[words].start, found[words].end) == (year, year)


def test_a_deduced_year_is_marked() -> None:
    text = "سقطت قذيفة اليوم الأربعاء 27 تشرين الأول وأخرى أمس، وبدأت الهدنة في 6 آذار 2020"
    found = [(found.start, found.deduced) for found in times(text, None)]
    assert found == [("2021-10-27", True), ("2021-10-26", True), ("2020-03-06", False)]
    assert [found.deduced for found in times(text, "2021-10-27")] == [False, False, False]
    (alone,) = times("سقطت قذيفة يوم الأربعاء 27 تشرين الأول", None)
    assert (alone.start, alone.deduced) == ("2021-10-27", True)


def test_a_stated_date_lends_its_year() -> None:
    text = "قصف في 3 كانون الأول 2021. وفي يوم الاثنين 20 أيلول سقطت قذيفة، وفي 3 ديسمبر أخرى"
    assert [found.start for found in times(text, None)] == ["2021-12-03", "2021-09-20", "2021-12-03"]


@pytest.mark.parametrize(
    ("date", "weekday", "expected"),
    [
        ((1436, 10, 21), 3, "2015-08-06"),
        ((1445, 9, 1), 0, "2024-03-11"),
        ((1436, 10, 21), 1, None),
    ],
)
def test_a_weekday_fixes_a_lunar_date(date: tuple[int, int, int], weekday: int, expected: str | None) -> None:
    assert lunar_day(*date, weekday) == day(expected)


def test_the_lunar_table_starts_at_its_epoch() -> None:
    assert tabular_day(1, 1, 1) == datetime.date(622, 7, 19)
    assert tabular_day(1400, 1, 1) == datetime.date(1979, 11, 21)


PIECES = [
    *("أمس", "السبت", "والأحد", "ليل", "بين", "منذ", "خلال", "3", "2019", "12", "أيلول", "/", "(", ")", "-", "،"),
    *(".", "الماضي", "الأسبوع", "قبل", "يومين", "in", "May", "last\nweek", "since"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.one_of(st.none(), st.dates(datetime.date(1990, 1, 1))))
def test_mentions_are_ordered_apart_and_never_backward(pieces: list[str], published: datetime.date | None) -> None:
    text = " ".join(pieces)
    found = times(text, published.isoformat() if published else None, "ar")
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    for mention in found:
        assert text[mention.span.start : mention.span.end].strip()
        if mention.start and mention.end:
            shared = min(len(mention.start), len(mention.end))
            assert mention.start[:shared] <= mention.end[:shared]


def test_long_texts_cost_no_more_a_word() -> None:
    sentence = "منذ بدء القتال في المدينة قتل ثلاثة يوم السبت 3 أيلول، وبين ليل الجمعة وفجر السبت أصيب آخرون. "
    assert len(times(sentence * 400, WED)) == 400 * len(times(sentence, WED))
