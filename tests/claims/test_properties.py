"""Whatever the text: no crash, every quotation exact, the same bytes twice, and the wire's shape leads back."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.reading import misquoted, read_text

from tawthiq.lang import available
from tawthiq.model import Actor, Report
from tawthiq.wire import dumps, report_from_json, report_to_json

WORDS = [
    *("قال", "أفاد", "المرصد السوري لحقوق الإنسان", "مصادر طبية", "بحسب", "وفق", "ونقلت وكالة الأنباء عن", "إن", "أن"),
    *("مقتل", "قتل", "وإصابة", "قتلوا", "جرحى", "مدنيين", "طفلين", "امرأة", "آخرين", "عنصرا", "بينهم", "قتيل وجريح"),
    *("4", "٤٣", "ثلاثة وعشرين", "عشرات", "أكثر من", "ما لا يقل عن", "نحو", "1,250", "3.5", "99999999999999999999"),
    *("قصف", "غارة", "19 غارة", "للطيران الروسي", "قوات النظام", "التحالف", "على قرية كفرزوبعة", "في مدينة حلب"),
    *("نفى", "تبنى", "حمّل", "المسؤولية", "لا توجد أدلة على", "دعا", "إلى وقف", "أمس", "السبت", "منذ بداية الشهر"),
    *(".", "،", ":", "«", "»", '"', "(", ")", "-", "؛", "\n", "\n\n", "#حلب", "— الدفاع المدني (@x)", "فيما", "و"),
    *("killed", "strike", "civilians", "said", "Monday", "12", "in Aleppo", "قسـ.ـد", "القصـ.ـف", "\u200f", "\u202e"),
]
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)

letters = st.characters(exclude_categories=())  # lone surrogates and unassigned code points too
arabic = st.text(st.characters(min_codepoint=0x0600, max_codepoint=0x06FF), max_size=80)
bidi = st.text("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", min_size=1, max_size=6)
anything = st.text(letters, max_size=120)
mixed = st.lists(st.one_of(st.sampled_from(WORDS), arabic, bidi, anything), max_size=20).map("".join)
texts = st.one_of(sentences, mixed, anything)
dates = st.sampled_from([None, "2020-05-13", "2018-11-18"])
languages = st.sampled_from(available())

HOSTILE = {
    "empty": "",
    "only line ends": "\n" * 5000,
    "all kinds of line ends": "\r\n\u2028\u2029\x0b\x0c\x85" * 200 + "قصف على حلب",
    "no space": "قصف" * 33_000,
    "ten thousand digits": f"قتل {'9' * 10_000} مدنيين بقصف على حلب.",
    "ten thousand numbers": "قتل " + "5 " * 10_000 + "مدنيين بقصف على حلب.",
    "many quotes": '"«' * 5000 + "قصف",
    "deep nesting": "(" * 5000 + "قصف" + ")" * 5000,
    "marks without letters": "\u064e\u064b\u0640" * 5000 + "قصف",
    "a letter under marks": "قصف على ح" + "\u064e" * 10_000 + "لب",
    "overrides": "\u202e" + "قتل 4 مدنيين بقصف على حلب.\u202c\u2067" * 50,
    "lone surrogates": "قتل 4 \ud800مدنيين\udfff بقصف على حلب\udc00.",
    "null and controls": "قتل 4\x00 مدنيين\x07 بقصف\x1b على حلب.",
    "one speaker over and over": "قال مصدر إن 4 قتلوا بقصف على حلب، و" * 300,
    "one denial over and over": "نفى الجيش قصف حلب، " * 300,
    "one day over and over": "قصف " + "أمس " * 3000,
    "one outcome over and over": "قصف " + "مقتل " * 3000,
    "glued sentences": "قصف.حلب." * 2000,
    "impossible days": "قصف حلب في 31 شباط 2020 و45 أيار 0000 و00/00/0000 و9999-99-99.",
}


def check(report: Report) -> None:
    assert misquoted(report) == []
    again = read_text(report.document.text, published_of(report), report.document.language)
    assert again == report
    value = report_to_json(report, with_text=True)
    assert dumps(report_to_json(again, with_text=True)) == dumps(value)
    assert report_from_json(json.loads(json.dumps(value))) == as_written(report)


def published_of(report: Report) -> str | None:
    return report.document.published.isoformat() if report.document.published else None


def as_written(report: Report) -> Report:
    """The report with what the wire keeps of those through whom a claim came: their names."""
    claims = [replace(c, via=tuple(Actor(actor.name, actor.span) for actor in c.via)) for c in report.claims]
    return replace(report, claims=tuple(claims))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, dates, languages)
@example("مقتل 4 مدنيين بقصف على حلب\nقال المرصد إن 4 قتلوا أمس.", "2020-05-13", "ar")
def test_any_text(text: str, published: str | None, language: str) -> None:
    check(read_text(text, published, language))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sentences)
def test_news_words_in_any_order(text: str) -> None:
    report = read_text(f"قصف على حلب\n{text}")
    check(report)
    for claim in report.claims:
        assert 0 <= claim.span.start < claim.span.end <= len(text) + 12
        assert all(claim.span.contains(casualty.span) for casualty in claim.casualties)
        assert all(c.count.minimum is None or c.count.minimum >= 0 for c in claim.casualties)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("language", available())
def test_hostile_text(name: str, language: str) -> None:
    check(read_text(HOSTILE[name], "2020-05-13", language))


def test_a_number_beyond_reason_is_no_count() -> None:
    report = read_text(f"قصف\n{HOSTILE['ten thousand digits']}")
    counts = [casualty.count for claim in report.claims for casualty in claim.casualties]
    assert all(count.minimum is None for count in counts)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["ar"]), st.integers(0, 2**32))
def test_invisible_marks_change_no_figure(language: str, seed: int) -> None:
    """Bidi marks and tatweel between letters leave the same figures."""
    plain = "قتل 43 شخصا بينهم 36 مدنيا بقصف على مدينة حلب"
    marks = ["", "\u200f", "\u200e", "\u0640", ""]
    text = "".join(
        letter + (marks[(seed >> (i % 29)) % len(marks)] if unicodedata.category(letter) == "Lo" else "")
        for i, letter in enumerate(plain)
    )
    figures = [
        [(c.outcome, c.who, c.count) for claim in read_text(f"قصف\n{one}.").claims for c in claim.casualties]
        for one in (plain, text)
    ]
    assert figures[0] == figures[1] != []
