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
        ("Des frappes ont fait trois morts parmi les habitants du village", "fr"),
        ("L'arm\u00e9e a annonc\u00e9 une tr\u00eave dans la ville, selon le minist\u00e8re de la D\u00e9fense", "fr"),
        ("Three civilians were killed in a raid on the village, said the newspaper Le Monde of Paris", "en"),
        (
            "Trois civils tu\u00e9s dans le village et sur la route. Three were killed in the village and on the road",
            UNDETERMINED,
        ),
        ("Tres civiles murieron en un ataque de la coalici\u00f3n contra el pueblo, dijo la agencia", UNDETERMINED),
        (
            "Tre civili uccisi da un raid della coalizione contro il villaggio, dice la polizia",
            UNDETERMINED,
        ),
        ("Drei Zivilisten wurden bei einem Angriff auf das Dorf get\u00f6tet, sagte die Polizei", UNDETERMINED),
        ("Kom\u00fcr oca\u011f\u0131nda \u00fc\u00e7 ki\u015fi \u00f6ld\u00fc", UNDETERMINED),
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
        "french with accents",
        "english with french names",
        "french and english alike",
        "spanish",
        "italian",
        "german",
        "turkish",
        "russian",
        "no letters",
        "empty",
    ],
)
def test_identifies(text: str, language: str) -> None:
    assert identify(text) == language


def test_diacritics_change_nothing() -> None:
    assert identify(unicodedata.normalize("NFD", "قُتِلَ شَخْصٌ في القَرْيَةِ")) == "ar"
