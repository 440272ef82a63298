"""Which lines of a page are the report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.lang import load
from tawthiq.mentions.body import report_lines
from tawthiq.text import split_lines

TITLE = "مقتل مدنيين بقصف على قرية في الشمال"
FIRST = "قتل ثلاثة مدنيين وأصيب خمسة آخرون بجروح في قصف طال قرية صغيرة في الريف."
SECOND = "وقال أحد السكان إن القصف بدأ عند الفجر واستمر حتى الظهر."
LINK = "حريق في مصنع للنسيج وسط المدينة"
LINK_WITH_STOP = "من يطفئ الحريق في المصنع؟"


def kept(*lines: str) -> list[str]:
    text = "\n".join(lines)
    found = [text[line.start : line.end] for line in split_lines(text)]
    return [found[index] for index in sorted(report_lines(text, load("ar")))]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((TITLE, FIRST, SECOND), [TITLE, FIRST, SECOND]),
        ((TITLE, "الرئيسية", "سياسة", "رياضة", FIRST, SECOND), [TITLE, FIRST, SECOND]),
        ((TITLE, FIRST, SECOND, "اقرأ أيضا:", LINK, "رياضة"), [TITLE, FIRST, SECOND]),
        (("المزيد من الضحايا في القصف", FIRST, SECOND), ["المزيد من الضحايا في القصف", FIRST, SECOND]),
        ((TITLE, FIRST, SECOND, "اقرأ أيضا", LINK_WITH_STOP), [TITLE, FIRST, SECOND]),
        ((TITLE, FIRST, SECOND, "السابق", LINK_WITH_STOP, "التالي", LINK_WITH_STOP), [TITLE, FIRST, SECOND]),
        ((TITLE, FIRST, SECOND, f"{LINK}…", f"{LINK}..."), [TITLE, FIRST, SECOND]),  # headlines cut to fit
        ((TITLE, f"{FIRST} {SECOND} {SECOND}…", SECOND), [TITLE, f"{FIRST} {SECOND} {SECOND}…", SECOND]),
        ((TITLE, f"{LINK}…"), [TITLE, f"{LINK}…"]),  # a post that breaks off
        ((TITLE, FIRST, SECOND, "التعليقات", "الله يرحمهم."), [TITLE, FIRST, SECOND]),
        ((TITLE, "الأكثر قراءة", FIRST, SECOND), [TITLE, FIRST, SECOND]),  # a menu above the report ends nothing
        ((TITLE, FIRST, SECOND, "جميع الحقوق محفوظة 2018", FIRST), [TITLE, FIRST, SECOND]),
        ((TITLE, FIRST, FIRST, SECOND), [TITLE, FIRST, SECOND]),
        ((TITLE, f"{TITLE} | أخبار", FIRST, SECOND), [TITLE, FIRST, SECOND]),
        ((TITLE, f"«{TITLE}»", FIRST, SECOND), [TITLE, FIRST, SECOND]),
        ((TITLE,), [TITLE]),
        (("عاجل", "مقتل ثلاثة مدنيين بقصف على القرية"), ["عاجل", "مقتل ثلاثة مدنيين بقصف على القرية"]),
        ((TITLE, "غارة على المدرسة #عاجل", FIRST, SECOND), [TITLE, "غارة على المدرسة #عاجل", FIRST, SECOND]),
        ((), []),
        (("", " ", "\t"), []),
    ],
)
def test_lines_of_a_report(lines: tuple[str, ...], expected: list[str]) -> None:
    assert kept(*lines) == expected


def test_a_long_line_is_prose_without_a_stop() -> None:
    long = " ".join(["كلمة"] * 30)
    assert kept(TITLE, FIRST, SECOND, long, LINK) == [TITLE, FIRST, SECOND, long]


def test_a_long_line_after_a_marker_of_links_is_the_report_again() -> None:
    long = " ".join(["كلمة"] * 30)
    assert kept(TITLE, FIRST, SECOND, "اقرأ أيضا", LINK, long, LINK_WITH_STOP) == [
        TITLE,
        FIRST,
        SECOND,
        long,
        LINK_WITH_STOP,
    ]


def test_a_short_line_that_shares_words_with_the_title_is_no_repetition() -> None:
    assert kept(TITLE, FIRST, SECOND, "قصف على قرية.") == [TITLE, FIRST, SECOND, "قصف على قرية."]


lines = st.lists(st.sampled_from([TITLE, FIRST, SECOND, LINK, "اقرأ أيضا", "التعليقات", "", "#وسم"]), max_size=12)


@given(lines)
def test_what_is_kept_is_among_the_lines_and_none_is_kept_twice(page: list[str]) -> None:
    found = kept(*page)
    assert len(found) == len(set(found))
    assert set(found) <= set(page)
    first = next((line for line in page if line), None)
    assert found[:1] == ([first] if first else [])
