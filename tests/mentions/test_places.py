"""Places: cue words and names, how exactly they locate, and what is no place."""

from __future__ import annotations

import pytest
from tests.mentions.rows import joined

from tawthiq.lang import available, load
from tawthiq.mentions import PlaceMention, read_passages
from tawthiq.model import Document, Precision


def places(text: str, code: str = "ar") -> list[tuple[str, PlaceMention]]:
    found = [item.value for item in joined(text, code) if isinstance(item.value, PlaceMention)]
    return [(text[mention.span.start : mention.span.end], mention) for mention in found]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("انفجار في حلب", ["حلب"]),
        ("انفجار بحلب", ["حلب"]),
        ("قرية أبو الحسن", ["قرية أبو الحسن"]),
        ("على قرية أبو الحسن قرب هجين", ["قرية أبو الحسن", "قرب هجين"]),
        ("في بلدة هجين", ["بلدة هجين"]),
        ("في مدينة الرقة شرقي سوريا", ["مدينة الرقة", "شرقي سوريا"]),
        ("في محافظة إدلب", ["محافظة إدلب"]),
        ("في ريف هجين الجنوبي", ["ريف هجين الجنوبي"]),
        ("على قرية كفرزوبعة", ["قرية كفرزوبعة"]),
        ("في منطقة الزوبعية", ["منطقة الزوبعية"]),
        ("على مخيم «نسائم الخير»", ["مخيم «نسائم الخير»"]),
        ("بين حلب وإدلب", ["حلب", "إدلب"]),
        ("في قرية", []),
        ("القرية", []),
        ("في منطقة سكنية", []),
        ("في وادي زوبعة في محافظة أبين", ["وادي زوبعة", "محافظة أبين"]),
        ("في وادي زوبعة أمس", []),
        ("في قاعدة عسكرية شرق حلب", ["شرق حلب"]),
        ("هجين", []),  # also a common word: without a cue it names nothing
        ("", []),
    ],
)
def test_words_of_places(text: str, quotes: list[str]) -> None:
    assert [quote for quote, _ in places(text)] == quotes


@pytest.mark.skipif("en" not in available(), reason="no English pack")
@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("an explosion in Aleppo", ["Aleppo"]),
        ("the village of Abu al-Hasan", ["village of Abu al-Hasan"]),
        ("in a village", []),
    ],
)
def test_words_of_places_in_english(text: str, quotes: list[str]) -> None:
    assert [quote for quote, _ in places(text, "en")] == quotes


@pytest.mark.parametrize(
    ("text", "precision", "level", "near"),
    [
        ("قرية كفرزوبعة", Precision.EXACT, "village", False),
        ("بلدة هجين", Precision.EXACT, "town", False),
        ("في ريف هجين الجنوبي", Precision.NEAR, "around", False),
        ("في منطقة الزوبعية", Precision.NEAR, "area", False),
        ("في محافظة إدلب", Precision.FIRST_LEVEL, "admin1", False),
        ("في سوريا", Precision.COUNTRY, None, False),
        ("في حلب", Precision.EXACT, None, False),
        ("قرب مدينة الرقة", Precision.EXACT, "city", True),
        ("غربي مدينة الرقة", Precision.EXACT, "city", True),
        ("وسط مدينة الرقة", Precision.EXACT, "city", False),
    ],
)
def test_precision(text: str, precision: Precision, level: str | None, near: bool) -> None:
    ((_, mention),) = places(text)
    assert (mention.precision, mention.level, mention.near) == (precision, level, near)


def test_points_rank_before_areas_and_inside_before_beside() -> None:
    ((_, inside), (_, beside)) = places("في مدينة حلب قرب مدينة الرقة")
    ((_, area), _) = places("في محافظة دير الزور قرب مدينة الرقة")
    assert inside.rank < beside.rank < area.rank


def test_a_cue_chooses_among_places_of_one_name() -> None:
    ((_, province),) = places("في محافظة حلب")
    ((_, city),) = places("في مدينة حلب")
    assert {entry.kind for entry in province.entries} <= {"admin1", "country", "region"}
    assert {entry.kind for entry in city.entries} <= {"city", "town"}


def test_a_name_that_the_gazetteer_does_not_know_has_no_entry() -> None:
    ((_, mention),) = places("قرية كفرزوبعة")
    assert mention.entries == ()


def test_each_mention_names_its_rule() -> None:
    assert {mention.rule for _, mention in places("في حلب وفي بلدة هجين")} == {"ar.place.name", "ar.place.cue-name"}


ENGLISH_NAMES = [
    ("the northern Syrian province of Idlib", ["northern Syrian province of Idlib"]),
    ("districts east of Damascus", ["districts east of Damascus"]),
    ("near the town of Saraqib", ["near the town of Saraqib"]),
    ("the Atarib military airport", ["Atarib military airport"]),
    ("Syria's Idlib province", ["Syria", "Idlib province"]),
    ("a hospital in Syrias north", ["Syria"]),
    ("said to SANA", []),  # the agency, not the city
    ("a Syria hospital", ["Syria"]),
]


@pytest.mark.parametrize(("text", "quotes"), ENGLISH_NAMES)
def test_more_words_of_places_in_english(text: str, quotes: list[str]) -> None:
    assert [quote for quote, _ in places(text, "en")] == quotes


POINTING_BACK = [
    # (text, what its last place names)
    ("Shelling hit Atarib in Aleppo province. Ten died in the town.", "Atarib"),
    ("Shelling hit Atarib in Aleppo province. Ten died in the northern province.", "Aleppo province"),
    ("Shelling hit Aleppo. Ten died in the city.", "Aleppo"),
    ("Shelling hit Atarib in Syria. Ten died in the country's north.", "the country's north"),
    ("Shelling hit Atarib. Ten died in a town.", "Atarib"),
    ("قصف على مدينة الأتارب. وقتل ثلاثة في المدينة.", "مدينة الأتارب"),
    ("قصف في سوريا. وقتل ثلاثة شمالي البلاد.", "شمالي البلاد"),
    ("قصف في محافظة حلب. وقتل ثلاثة جنوبي المحافظة.", "جنوبي المحافظة"),
]


@pytest.mark.parametrize(("text", "name"), POINTING_BACK)
def test_what_points_back_to_a_place_named_before(text: str, name: str) -> None:
    code = "en" if text.isascii() else "ar"
    passages = read_passages(Document("case", text, code), load(code))
    found = [item.value for passage in passages for item in passage.items if isinstance(item.value, PlaceMention)]
    assert text[found[-1].span.start : found[-1].span.end] == name
