"""Places: cue words and names, how exactly they locate, and what is no place."""

from __future__ import annotations

import pytest
from tests.mentions.rows import joined

from tawthiq.lang import available
from tawthiq.mentions import PlaceMention
from tawthiq.model import Precision


def places(text: str, code: str = "ar") -> list[tuple[str, PlaceMention]]:
    found = [item.value for item in joined(text, code) if isinstance(item.value, PlaceMention)]
    return [(text[mention.span.start : mention.span.end], mention) for mention in found]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("انفجار في حلب", ["حلب"]),
        ("انفجار بحلب", ["حلب"]),
        ("قرية أبو الحسن", ["قرية أبو الحسن"]),
        ("على قرية أبو الحسن قرب هجين", ["قرية أبو الحسن"]),
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
    ],
)
def test_precision(text: str, precision: Precision, level: str | None, near: bool) -> None:
    ((_, mention),) = places(text)
    assert (mention.precision, mention.level, mention.near) == (precision, level, near)


def test_what_an_event_is_in_ranks_before_what_it_is_beside() -> None:
    ((_, inside), (_, beside)) = places("في محافظة دير الزور قرب مدينة الرقة")
    assert inside.rank < beside.rank
    assert beside.precision < inside.precision


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
