"""Whole reports: what is read and what is not, and which claims come out in which order."""

from __future__ import annotations

import gc

import pytest
from tests.reading import figures, misquoted, of_type, only, read_body, read_text, who_says

from tawthiq.claims import read
from tawthiq.lang import load
from tawthiq.model import Claim, Document, Stance


def line(claim: Claim) -> str:
    """A claim in a line: type, who says it, its figures or strikes, its doer, where and when."""
    parts = [f"{claim.type} by {who_says(claim)}"]
    parts += [f"{c.outcome} {c.count.minimum} {c.who}" for c in claim.casualties]
    if claim.strikes:
        parts.append(f"{claim.strikes.count.minimum} strikes")
    if claim.belligerent:
        parts.append(f"of {claim.belligerent.name}")
    if claim.place:
        parts.append(f"at {claim.place.name}")
    if claim.time:
        parts.append(f"on {claim.time.start}")
    if claim.scope == "total":
        parts.append("in total")
    if claim.stance is Stance.DOUBTS:
        parts.append("in doubt")
    return ", ".join(parts)


REPORTS = [
    (
        "agency",
        "مقتل 9 مدنيين بغارة على مدينة الرقة\n"
        "قال المرصد السوري لحقوق الإنسان إن 9 مدنيين، بينهم 3 أطفال، قتلوا أمس الثلاثاء في غارة للتحالف الدولي على "
        "مدينة الرقة. ونفى التحالف الدولي مقتل مدنيين في المدينة.",
        [
            "casualty by -, killed 9 civilians, at مدينة الرقة, on 2020-05-12",
            "casualty by المرصد السوري لحقوق الإنسان, killed 9 civilians, killed 3 children, of للتحالف الدولي, "
            "at مدينة الرقة, on 2020-05-12",
            "denial by التحالف الدولي, of التحالف الدولي, at مدينة الرقة, on 2020-05-12",
        ],
    ),
    (
        "two places",
        "قصف على ريف إدلب\n"
        "قتل 4 مدنيين اليوم بقصف لقوات النظام على مدينة إدلب، فيما أصيبت امرأة بغارة للطيران الروسي على مدينة سراقب.",
        [
            "casualty by -, killed 4 civilians, of قوات النظام, at مدينة إدلب, on 2020-05-13",
            "casualty by -, injured 1 women, of للطيران الروسي, at مدينة سراقب, on 2020-05-13",
        ],
    ),
    (
        "strikes and totals",
        "تصعيد في إدلب\n"
        "شن الطيران الروسي 19 غارة أمس على مدينة إدلب. "
        "ووثق الدفاع المدني مقتل 120 مدنيا منذ بداية الشهر بقصف على المنطقة.",
        [
            "attack by -, 19 strikes, of الطيران الروسي, at مدينة إدلب, on 2020-05-12",
            "casualty by الدفاع المدني, killed 120 civilians, on 2020-05-01, in total",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in REPORTS], ids=[case[0] for case in REPORTS])
def test_reports(text: str, expected: list[str]) -> None:
    report = read_text(text)
    assert [line(claim) for claim in report.claims] == expected
    assert misquoted(report) == []


NOTHING = [
    "",
    "\n\n\n",
    "أخبار الطقس\nأمطار غزيرة على مدينة حلب اليوم.",
    "مباراة حلب\nسحق الفريق ضيفه بخمسة أهداف وقتل المباراة في شوطها الأول.",
    "حادث سير\nمقتل 7 أشخاص بحادث سير على طريق دمشق حلب أمس.",
    "زلزال\nمقتل 300 شخص بزلزال ضرب المنطقة أمس.",
    "كورونا\nوفاة 12 شخصا بفيروس كورونا في مدينة حلب.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_a_report_of_no_attack_has_no_claim(text: str) -> None:
    assert read_text(text).claims == ()


MENU = (
    "مقتل 4 مدنيين بقصف على مدينة حلب\n"
    "الرئيسية\n"
    "سوريا\n"
    "قتلى وجرحى بانفجار في بغداد\n"
    "رياضة\n"
    "قتل 4 مدنيين وأصيب 9 آخرون أمس بقصف لقوات النظام على مدينة حلب، بحسب مصادر طبية في المدينة تحدثت إلى مراسلنا.\n"
    "وقالت المصادر إن القصف استهدف سوقا في المدينة، وإن فرق الإسعاف نقلت الجرحى إلى المشافي القريبة من المكان.\n"
    "اقرأ أيضا\n"
    "مقتل 30 شخصا بهجوم في كابل\n"
    "التعليقات\n"
    "قتل الطيران 500 شخص أمس في حلب.\n"
)


def test_menus_links_and_comments_are_not_read() -> None:
    found = figures(read_text(MENU))
    assert found == ["killed 4 civilians", "killed 4 civilians", "injured 9 civilians"]


def test_a_title_repeated_word_for_word_counts_once() -> None:
    text = "مقتل 4 مدنيين بقصف على مدينة حلب\nمقتل 4 مدنيين بقصف على مدينة حلب\nوتوقف القصف مساء بعد اتفاق."
    assert figures(read_text(text)) == ["killed 4 civilians"]


def test_a_sentence_repeated_word_for_word_counts_once() -> None:
    sentence = "قتل 4 مدنيين بقصف على مدينة حلب."
    assert figures(read_body(f"{sentence} وتوقف القصف مساء. {sentence}")) == ["killed 4 civilians"]


def test_a_body_that_says_more_than_the_title_is_a_claim_of_its_own() -> None:
    text = "مقتل 4 مدنيين بقصف على حلب\nقتل 4 مدنيين وأصيب 9 بقصف لقوات النظام على مدينة حلب أمس."
    assert len(of_type(read_text(text), "casualty")) == 2


def test_without_a_publication_date_the_report_says_so() -> None:
    report = read_body("قتل 4 مدنيين أمس بقصف على مدينة حلب.", published=None)
    assert [problem.code for problem in report.problems] == ["no-publication-date"]
    assert only(report, "casualty").time is None or only(report, "casualty").time.start is None


def test_a_year_that_only_fits_is_recorded() -> None:
    report = read_body("قتل 4 مدنيين فجر اليوم الاثنين 9 آب بقصف على مدينة حلب.", published=None)
    assert [problem.code for problem in report.problems] == ["year-deduced"]
    time = only(report, "casualty").time
    assert time is not None
    assert time.start == "2021-08-09"


def test_a_report_with_its_date_has_no_problem() -> None:
    assert read_body("قتل 4 مدنيين أمس بقصف على مدينة حلب.").problems == ()


def test_claims_keep_the_document_they_come_from() -> None:
    document = Document("a-report", "قتل 4 مدنيين بقصف على مدينة حلب.", "ar")
    report = read(document, load("ar"))
    assert report.document is document
    assert {claim.doc_id for claim in report.claims} == {"a-report"}


def test_a_dateline_or_weekday_in_the_text_wins_over_the_publication_date() -> None:
    report = read_body("قتل 4 مدنيين يوم الأحد 3 أيار 2020 بقصف على مدينة حلب.")
    time = only(report, "casualty").time
    assert time is not None
    assert time.start == "2020-05-03"


@pytest.mark.parametrize("text", [case[1] for case in REPORTS])
def test_reading_leaves_nothing_behind_that_only_a_collection_can_free(text: str) -> None:
    for _ in range(2):  # what is remembered of its words, and what was found missing in an alphabet
        read_text(text)
    gc.collect()
    gc.disable()
    try:
        read_text(text)
        assert gc.collect() == 0
    finally:
        gc.enable()
