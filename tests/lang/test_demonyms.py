"""Adjectives of nationality, and the forms that count people of a nation."""

from __future__ import annotations

import pytest

from tawthiq.lang import load
from tawthiq.lang.demonyms import read_demonyms
from tawthiq.lang.gazetteer import load as load_gazetteer

ENDINGS = {"singular": ["ا"], "plural": ["ين", "ون"]}


def entries(code: str, endings: dict[str, list[str]]) -> set[tuple[str, str, str]]:
    return {
        (entry.form, entry.name, entry.features.get("country") or entry.features["num"])
        for entry in read_demonyms(code, endings)
    }


@pytest.mark.parametrize(
    ("code", "entry"),
    [
        ("ar", ("سوري", "DEMONYM", "SY")),
        ("ar", ("سورية", "DEMONYM", "SY")),
        ("ar", ("سوريا", "PERSON", "s")),
        ("ar", ("سوريين", "PERSON", "p")),
        ("ar", ("سوريين", "DEMONYM", "SY")),
        ("ar", ("أتراك", "PERSON", "p")),
        ("ar", ("أمريكي", "DEMONYM", "US")),
        ("ar", ("أميركي", "DEMONYM", "US")),
        ("en", ("Syrian", "DEMONYM", "SY")),
        ("en", ("Syrians", "PERSON", "p")),
        ("en", ("Syrians", "DEMONYM", "SY")),
        ("en", ("Turks", "PERSON", "p")),
    ],
)
def test_forms(code: str, entry: tuple[str, str, str]) -> None:
    assert entry in entries(code, ENDINGS if code == "ar" else {})


def test_an_adjective_alone_counts_nobody() -> None:
    assert ("سوري", "PERSON", "s") not in entries("ar", ENDINGS)
    assert ("Syrian", "PERSON", "s") not in entries("en", {})


def test_a_language_without_a_column_has_none() -> None:
    assert entries("xx", ENDINGS) == set()


def test_each_country_is_one_of_the_gazetteer() -> None:
    known = {entry.country for entry in load_gazetteer().entries.values()}
    assert {entry.features["country"] for entry in read_demonyms("ar", {}) if "country" in entry.features} <= known


def test_the_name_of_a_country_is_not_read_as_one_of_its_people() -> None:
    language = load("ar")
    found = {entry.form for entry in language.entries if entry.where.startswith("demonyms.tsv")}
    assert "سوريا" not in found
    assert "سوريين" in found
