"""Attacks that are counted, and attacks that are told of without a number."""

from __future__ import annotations

import pytest
from tests.reading import misquoted, number, of_type, only, read_body

COUNTED = [
    ("شنت الطائرات الروسية 19 غارة على مدينة إدلب.", "19"),
    ("شنت الطائرات الروسية أكثر من 20 غارة على مدينة إدلب.", "20-"),
    ("شنت طائرة حربية غارتين على مدينة إدلب.", "2"),
    ("شنت طائرة حربية غارة جوية على مدينة إدلب.", "1"),
    ("ونفذ التحالف الدولي نحو 19 ضربة على مدينة الرقة.", "19"),
    ("سقطت أربع قذائف على مدينة حلب.", "4"),
    ("قصفت قوات النظام مدينة إدلب بـ15 قذيفة.", "15"),
    ("ألقى الطيران المروحي عشرة براميل متفجرة على مدينة داريا.", "10"),
    ("استهدفت قوات النظام مدينة إدلب بخمسة صواريخ.", "5"),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_counted_strikes(text: str, expected: str) -> None:
    report = read_body(text)
    strikes = only(report, "attack").strikes
    assert strikes is not None
    assert number(strikes.count) == expected
    assert misquoted(report) == []


TOLD = [
    "قصفت قوات النظام مدينة إدلب بالمدفعية.",
    "الطيران الروسي يستهدف محيط مدينة إدلب.",
    "تعرضت مدينة إدلب لقصف مدفعي من قوات النظام.",
]


@pytest.mark.parametrize("text", TOLD)
def test_an_attack_with_its_doer_and_place_is_told(text: str) -> None:
    claim = only(read_body(text), "attack")
    assert claim.strikes is None
    assert claim.place is not None
    assert claim.belligerent is not None


def test_the_raid_that_kills_is_not_counted_again() -> None:
    report = read_body("قتل 4 مدنيين بغارة للطيران الروسي على مدينة إدلب.")
    assert of_type(report, "attack") == []


def test_strikes_and_their_victims_are_two_claims() -> None:
    report = read_body("شن الطيران الروسي 19 غارة على مدينة إدلب ما أدى إلى مقتل 4 مدنيين.")
    assert len(of_type(report, "attack")) == len(of_type(report, "casualty")) == 1


NO_ATTACK = [
    "وتوقف القصف على مدينة إدلب بعد اتفاق.",
    "لم تشن الطائرات الروسية أي غارة على مدينة إدلب.",
    "عاد الأهالي إلى مدينة إدلب بعد القصف.",
    "دمرت الطائرات 4 مستودعات في الهجوم على إدلب.",
    "سدد اللاعب ضربة جزاء في مباراة حلب.",
    "وأدان الوزير القصف.",
]


@pytest.mark.parametrize("text", NO_ATTACK)
def test_no_attack(text: str) -> None:
    assert [c for c in of_type(read_body(text), "attack") if c.strikes or "دمرت" not in text] == []
