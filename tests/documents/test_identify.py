from __future__ import annotations

import unicodedata

import pytest

from tawthiq.documents import UNDETERMINED, identify

ARABIC = "قتل ثلاثة مدنيين وأصيب آخرون في غارة على القرية"
PERSIAN = "در حمله هوایی به روستا چند غیرنظامی کشته شدند و گروهی زخمی شدند، پزشک گفت"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ARABIC, "ar"),
        (ARABIC + " (BBC, Reuters)", "ar"),
        ("".join({"ل": "\ufedd", "م": "\ufee1"}.get(letter, letter) for letter in ARABIC), "ar"),
        ("أغارت الطائرات على قرية چمچمال مساء الجمعة وقتلت مدنيين إثنين في المدينة الواقعة شرق البلاد", "ar"),
        (PERSIAN, UNDETERMINED),
        (PERSIAN.replace("ی", "ي").replace("ک", "ك"), UNDETERMINED),
        ("فضائی حملے میں کئی شہری ہلاک اور زخمی ہو گئے، ڈاکٹروں نے بتایا", UNDETERMINED),
        ("Three civilians were killed in a raid on the village", "en"),
        ("Des frappes ont fait trois morts parmi les habitants du village", UNDETERMINED),
        ("Удар по деревне", UNDETERMINED),
        ("12 / 34", UNDETERMINED),
        ("", UNDETERMINED),
    ],
    ids=[
        "arabic",
        "arabic with latin",
        "presentation forms",
        "arabic with a kurdish name",
        "persian",
        "persian typed with arabic letters",
        "urdu",
        "english",
        "french",
        "russian",
        "no letters",
        "empty",
    ],
)
def test_identifies(text: str, language: str) -> None:
    assert identify(text) == language


def test_diacritics_change_nothing() -> None:
    assert identify(unicodedata.normalize("NFD", "قُتِلَ شَخْصٌ في القَرْيَةِ")) == "ar"
