"""Names that no list has: other spellings of listed places, and places that a report announces."""

from __future__ import annotations

import pytest

from tawthiq.lang import load
from tawthiq.mentions import PlaceMention, read_passages
from tawthiq.model import Document

SYRIA = "Shelling was heard in Syria."
IN_ARABIC = [
    ("قتل عشرة في مدينة ديرالزور في سوريا.", "دير الزور"),
    ("قتل عشرة في البوكمال في سوريا.", "البو كمال"),
    ("قتل عشرة في مسجدالنورين في سوريا.", None),
]


@pytest.mark.parametrize(("text", "name"), IN_ARABIC)
def test_names_written_together_in_arabic(text: str, name: str | None) -> None:
    passages = read_passages(Document("case", text, "ar"), load("ar"))
    found = [item.value for passage in passages for item in passage.items if isinstance(item.value, PlaceMention)]
    names = {known for mention in found for entry in mention.entries for known in entry.names["ar"]}
    assert (name in names) if name else names == set(load("ar").gazetteer.entries["sy"].names["ar"])


SPELLINGS = [
    # (text, English name of the place in the gazetteer, `None` where nothing is to be found)
    ("Ten died in al-Qameshli city.", "Qamishli"),
    ("Ten died in Kafar Hamra.", "Kafr Hamra"),
    ("Ten died in Talbisseh.", "Talbiseh"),
    ("Ten died in Maaret Alnuman.", None),  # the article written onto the name
    ("Ten died at the hands of Hussein.", None),
    ("Ten Died In Every Talbisseh Home", None),  # a headline in capitals: a capital tells nothing
]


def mentions(text: str) -> list[tuple[str, PlaceMention]]:
    passages = read_passages(Document("case", text, "en"), load("en"))
    found = [item.value for passage in passages for item in passage.items if isinstance(item.value, PlaceMention)]
    return [(text[mention.span.start : mention.span.end], mention) for mention in found]


@pytest.mark.parametrize(("text", "name"), SPELLINGS)
def test_other_spellings_of_listed_places(text: str, name: str | None) -> None:
    entries = [entry for _, mention in mentions(f"{text} {SYRIA}") for entry in mention.entries if entry.id != "sy"]
    assert [entry.country for entry in entries] == (["SY"] * len(entries))
    assert bool(entries) == bool(name)
    if name:
        assert any(name in entry.names["en"] for entry in entries)


def test_a_spelling_counts_only_in_a_country_that_the_report_names() -> None:
    assert not [m for _, m in mentions("Ten died in Talbisseh. Shelling was heard in Yemen.") if m.entries][1:]


def test_a_town_abroad_does_not_hide_an_unknown_one() -> None:
    # Dajal is a town of Pakistan
    assert [quote for quote, _ in mentions("Ten died in the Lebanese town of Kfar Dajal.")] == [
        "Lebanese town of Kfar Dajal"
    ]


ANNOUNCED = [
    ("A strike on Khirbet Zobarra wounded four.", ["Khirbet Zobarra"]),
    ("Ten died in Zobarra, Syria. Zobarra was quiet.", ["Zobarra", "Syria", "Zobarra"]),
    ("Shelling hit Zobarra village. Zobarra was quiet.", ["Zobarra village", "Zobarra"]),
    ("Shelling hit the village of Kafr Zobarra. Kafr Zobarra was quiet.", ["village of Kafr Zobarra", "Kafr Zobarra"]),
    ("Zobarra was quiet.", []),
    ("Ten died in Zobarra prisons.", []),
]


@pytest.mark.parametrize(("text", "quotes"), ANNOUNCED)
def test_a_name_announced_as_a_place_is_one_everywhere(text: str, quotes: list[str]) -> None:
    assert [quote for quote, _ in mentions(text)] == quotes
