"""Denials and their kinds, blame, claims and admissions, hints, findings and calls."""

from __future__ import annotations

import pytest
from tests.reading import misquoted, of_type, only, read_body, who_says

from tawthiq.model import Claim, Stance

DENIALS = [
    # (text, who denies, kind)
    ("نفى التحالف الدولي مقتل مدنيين في غاراته على مدينة الرقة.", "التحالف الدولي", "flat"),
    ("ونفت وزارة الدفاع الروسية قصف مدينة إدلب.", "وزارة الدفاع الروسية", "flat"),
    ("ونفى الجيش مسؤوليته عن القصف على مدينة إدلب.", "الجيش", "flat"),
    ("التحالف الدولي ينفي استهداف مدنيين في مدينة الرقة.", "التحالف الدولي", "flat"),
    ("وقال متحدث عسكري إن الأنباء عن ضربات على الرقة عارية عن الصحة.", "متحدث عسكري", "flat"),
    ("وقال متحدث باسم التحالف الدولي إن طائراته لم تنفذ أي غارة على الرقة.", "متحدث باسم التحالف الدولي", "no_strikes"),
    ("وقالت وزارة الدفاع الروسية إن طائراتها لم تقصف مدينة إدلب.", "وزارة الدفاع الروسية", "no_strikes"),
    ("وأنكرت قوات النظام قصف المشفى في مدينة إدلب.", "قوات النظام", "flat"),
    ("ونفت وزارة الدفاع التركية صحة الأنباء عن مقتل مدنيين في عفرين.", "وزارة الدفاع التركية", "flat"),
    (
        "وقال مدير المرصد السوري لحقوق الإنسان إن القصف لم يطل مدينة الرقة.",
        "مدير المرصد السوري لحقوق الإنسان",
        "rebuttal",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "kind"), DENIALS)
def test_denials(text: str, speaker: str, kind: str) -> None:
    report = read_body(text)
    denial = only(report, "denial")
    assert (who_says(denial), denial.denial_kind) == (speaker, kind)
    assert denial.stance is Stance.DENIES
    assert of_type(report, "casualty", "attack") == []  # what is denied is not asserted
    assert misquoted(report) == []


RESPONSIBILITY = [
    # (text, who says it, of whom, mode, kind)
    ("واتهمت الشبكة السورية قوات النظام بقصف المخيم في إدلب.", "الشبكة السورية", "قوات النظام", "blames", None),
    ("وحمّل ناشطون قوات النظام المسؤولية عن المجزرة.", "ناشطون", "قوات النظام", "blames", None),
    (
        "وحمّل التحالف الدولي قوات النظام المسؤولية عن القصف.",
        "التحالف الدولي",
        "قوات النظام",
        "blames",
        "blame_elsewhere",
    ),
    ("وقال الوزير إن تنظيم داعش يقف وراء الهجوم على المسجد.", "الوزير", "تنظيم داعش", "blames", None),
    ("وتبنى تنظيم داعش الهجوم على المسجد في كابل.", "تنظيم داعش", "تنظيم داعش", "claims", None),
    ("تنظيم داعش يتبنى التفجير في بغداد.", "تنظيم داعش", "تنظيم داعش", "claims", None),
    ("وأعلنت حركة طالبان مسؤوليتها عن هجوم المطار في كابل.", "حركة طالبان", "حركة طالبان", "claims", None),
    ("وأقر التحالف الدولي بمقتل مدنيين في غارة على الرقة.", "التحالف الدولي", "التحالف الدولي", "admits", None),
    ("واعترف الجيش الإسرائيلي بقتل مدنيين في رفح.", "الجيش الإسرائيلي", "الجيش الإسرائيلي", "admits", None),
    (
        "وقال مصدر عسكري إن مصدر القصف هو مناطق سيطرة قوات النظام.",
        "مصدر عسكري",
        "قوات النظام",
        "blames",
        None,
    ),
]


@pytest.mark.parametrize(("text", "speaker", "party", "mode", "kind"), RESPONSIBILITY)
def test_responsibility(text: str, speaker: str, party: str, mode: str, kind: str | None) -> None:
    claim = only(read_body(text), "responsibility")
    assert claim.belligerent is not None
    assert (who_says(claim), claim.belligerent.name, claim.mode) == (speaker, party, mode)
    assert claim.denial_kind == kind


def test_a_hint_is_the_reports_own_and_doubtful() -> None:
    text = "واتهم التحالف الدولي جهات أخرى بالقصف، في ما يبدو إشارة إلى قوات النظام."
    hints = [c for c in of_type(read_body(text), "responsibility") if c.stance is Stance.DOUBTS]
    assert [(who_says(c), c.belligerent.name if c.belligerent else None) for c in hints] == [("-", "قوات النظام")]


FINDINGS = [
    # (text, who finds, kind)
    ("وقال التحالف الدولي إنه لا توجد أدلة على وجود مدنيين قرب الغارات.", "التحالف الدولي", "no_evidence"),
    ("ولم تتبن أي جهة التفجير في بغداد.", "-", None),
    ("وقال الجيش إنه فتح تحقيقا في مقتل مدنيين بالغارة.", "الجيش", None),
    ("وقال المتحدث باسم الجيش إنه لا علم له بالغارة على القرية.", "المتحدث باسم الجيش", "insufficient_information"),
]


@pytest.mark.parametrize(("text", "speaker", "kind"), FINDINGS)
def test_findings(text: str, speaker: str, kind: str | None) -> None:
    finding = only(read_body(text), "finding")
    assert (who_says(finding), finding.denial_kind) == (speaker, kind)
    assert finding.about


CALLS = [
    ("ودعت الأمم المتحدة جميع الأطراف إلى وقف القصف على المدنيين.", "الأمم المتحدة"),
    ("وطالب المرصد السوري لحقوق الإنسان التحالف بالتحقيق في مقتل المدنيين.", "المرصد السوري لحقوق الإنسان"),
]


@pytest.mark.parametrize(("text", "speaker"), CALLS)
def test_calls(text: str, speaker: str) -> None:
    call = only(read_body(text), "call")
    assert who_says(call) == speaker
    assert call.about


def positions(claims: list[Claim]) -> list[str]:
    return [claim.type.value for claim in claims if claim.type.value not in {"casualty", "attack"}]


NO_POSITION = [
    "نفى اللاعب انتقاله إلى فريق آخر بعد هجوم الجماهير.",
    "تبنى المجلس قرارا يدين القصف على حلب.",
    "حمل العمال صناديق المساعدات بعد القصف على حلب.",
    "لا توجد أدلة على جودة اللقاح في حلب. وتوقف القصف.",
    "دعا المدير الطلاب إلى المشاركة في الحفل. وتوقف القصف على حلب.",
    "أقر البرلمان الموازنة بعد يوم من الهجوم على بغداد.",
]


@pytest.mark.parametrize("text", NO_POSITION)
def test_no_position(text: str) -> None:
    assert positions(list(read_body(text).claims)) == []


SUPPOSED = [
    "التحالف الدولي الأربعاء أن تكون غاراته قد تسببت بمقتل مدنيين في الرقة.",  # the verb is lost
    "واستبعد قائد ميداني أن تكون الغارات على الرقة قد أدت إلى مقتل مدنيين.",
]


@pytest.mark.parametrize("text", SUPPOSED)
def test_harm_in_a_subjunctive_is_not_asserted(text: str) -> None:
    assert of_type(read_body(text), "casualty") == []


def test_one_who_denies_and_blames_is_one_speaker() -> None:
    text = "ونفت قوات سوريا الديمقراطية في بيان مسؤوليتها عن القصف على عفرين، وحمّلت قوات النظام المسؤولية عنه."
    report = read_body(text)
    denial, blame = only(report, "denial"), only(report, "responsibility")
    assert who_says(denial) == who_says(blame) == "قوات سوريا الديمقراطية"
    assert denial.about == "مسؤوليتها عن القصف على عفرين"
    assert blame.denial_kind == "blame_elsewhere"


def test_two_denials_of_one_sentence_are_two_claims() -> None:
    text = "ونفت وزارة الدفاع الروسية مقتل مدنيين في إدلب، وقالت في بيان إن طائراتها لم تنفذ أي غارة على المدينة."
    denials = of_type(read_body(text), "denial")
    assert [(who_says(denial), denial.denial_kind) for denial in denials] == [
        ("وزارة الدفاع الروسية", "flat"),
        ("وزارة الدفاع الروسية", "no_strikes"),
    ]


@pytest.mark.xfail(strict=True, reason="an inquiry whose noun stands before its verb is not read, its harm is asserted")
def test_harm_under_inquiry_is_not_asserted() -> None:
    report = read_body("وقال التحالف الدولي إن تحقيقا فتح في مقتل ثلاثة أشخاص بغارة على مدينة الرقة.")
    assert of_type(report, "casualty") == []


def test_reports_judged_not_credible_are_a_finding() -> None:
    text = "وقال التحالف الدولي إن البلاغات عن مقتل مدنيين بغاراته على الرقة غير ذات مصداقية لعدم كفاية المعلومات."
    finding = only(read_body(text), "finding")
    assert finding.denial_kind == "insufficient_information"


def test_a_denial_stands_beside_the_count_it_denies() -> None:
    text = (
        "قال المرصد السوري لحقوق الإنسان إن 4 مدنيين قتلوا بغارة للتحالف الدولي على الرقة. "
        "ونفى التحالف الدولي مقتل مدنيين في المدينة."
    )
    report = read_body(text)
    assert who_says(only(report, "casualty")) == "المرصد السوري لحقوق الإنسان"
    assert who_says(only(report, "denial")) == "التحالف الدولي"
