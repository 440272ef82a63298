"""With what was attacked: only what the words themselves say."""

from __future__ import annotations

import pytest
from tests.reading import only, read_body, read_text

ARABIC = [
    ("قتل 4 مدنيين بغارة جوية على مدينة حلب.", "airstrike"),
    ("قتل 4 مدنيين ببراميل متفجرة على مدينة حلب.", "airstrike"),
    ("قتل 4 مدنيين بقصف جوي على مدينة حلب.", "airstrike"),
    ("قتل 4 مدنيين بقصف مدفعي على مدينة حلب.", "shelling"),
    ("قتل 4 مدنيين بالقصف المدفعي والصاروخي على مدينة حلب.", "shelling"),
    ("قتل 4 مدنيين بقذائف هاون سقطت على مدينة حلب.", "shelling"),
    ("قتل 4 مدنيين بانفجار سيارة مفخخة في مدينة حلب.", "explosive"),
    ("قتل 4 مدنيين بانفجار لغم أرضي في مدينة حلب.", "explosive"),
    ("قتل 4 مدنيين برصاص قناص في مدينة حلب.", "ground"),
    ("قتل 4 مدنيين باشتباكات في مدينة حلب.", "ground"),
    ("قتل 4 مدنيين بقصف من طائرة مسيرة على مدينة حلب.", "drone"),
    ("قتل 4 مدنيين بغاز الكلور في مدينة حلب.", "chemical"),
    ("قصفت طائرات النظام مدينة حلب وقتلت 4 مدنيين.", "airstrike"),
    ("قصفت قوات النظام مدينة حلب وقتلت 4 مدنيين.", None),
    ("قتل 4 مدنيين بقصف على مدينة حلب.", None),
    ("قتل 4 مدنيين بهجوم على مدينة حلب.", None),
    ("قتل 4 مدنيين بانفجار في مدينة حلب.", None),
    ("قتل 4 مدنيين بغارات جوية وقصف مدفعي على مدينة حلب.", None),
    ("قتل 4 مدنيين بقصف على مدينة حلب رغم وقف إطلاق النار.", None),
]
ENGLISH = [
    ("An airstrike on Aleppo killed 4 civilians.", "airstrike"),
    ("Coalition aircraft killed 4 civilians in Aleppo.", "airstrike"),
    ("A drone strike on Aleppo killed 4 civilians.", "drone"),
    ("An airstrike by a drone on Aleppo killed 4 civilians.", "drone"),
    ("Mortar shells that fell on Aleppo killed 4 civilians.", "shelling"),
    ("A car bomb in Aleppo killed 4 civilians.", "explosive"),
    ("Sniper fire in Aleppo killed 4 civilians.", "ground"),
    ("A sarin attack on Aleppo killed 4 civilians.", "chemical"),
    ("A strike on Aleppo killed 4 civilians.", None),
    ("A bombing in Aleppo killed 4 civilians.", None),
    ("A missile strike on Aleppo killed 4 civilians.", None),
    ("Airstrikes and shelling on Aleppo killed 4 civilians.", None),
]
FRENCH = [
    ("Une frappe aérienne sur Alep a tué 4 civils.", "airstrike"),
    ("Des tirs d'artillerie sur Alep ont tué 4 civils.", "shelling"),
    ("Une attaque sur Alep a tué 4 civils.", None),
]


@pytest.mark.parametrize(("text", "expected"), ARABIC)
def test_kinds_in_arabic(text: str, expected: str | None) -> None:
    assert only(read_body(text), "casualty").attack_kind == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_kinds_in_english(text: str, expected: str | None) -> None:
    assert only(read_text(f"Evening news\n{text}", language="en"), "casualty").attack_kind == expected


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_kinds_in_french(text: str, expected: str | None) -> None:
    assert only(read_text(f"Le soir\n{text}", language="fr"), "casualty").attack_kind == expected
