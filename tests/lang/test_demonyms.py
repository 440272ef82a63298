"""Adjectives of nationality, and the forms that count people of a nation."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from tawthiq.errors import LanguageError
from tawthiq.lang import available, load
from tawthiq.lang.demonyms import read_demonyms
from tawthiq.lang.gazetteer import load as load_gazetteer

PACKS = Path(str(resources.files("tawthiq.lang")))
ENDINGS = {"singular": ["ا"], "plural": ["ين", "ون"]}


def entries(code: str, endings: dict[str, list[str]]) -> set[tuple[str, str, str]]:
    return {
        (entry.form, entry.name, entry.features.get("country") or entry.features["num"])
        for entry in read_demonyms(PACKS / code / "demonyms.tsv", endings)
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


def test_a_language_without_a_table_has_none() -> None:
    assert entries("xx", ENDINGS) == set()


@pytest.mark.parametrize("code", available())
def test_each_country_is_one_of_the_gazetteer(code: str) -> None:
    known = {entry.country for entry in load_gazetteer().entries.values()}
    found = [entry.features for entry in read_demonyms(PACKS / code / "demonyms.tsv", {})]
    assert {features["country"] for features in found if "country" in features} <= known


def test_forms_of_a_table_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "demonyms.tsv"
    file.write_text("country\tadjectives\tpeople\nXA\tplain|plaine\tPlains\nXB\t\tOthers\n", encoding="utf-8")
    found = [(e.form, e.name, e.features.get("country", e.features.get("num"))) for e in read_demonyms(file, {})]
    assert found == [
        *[(form, "DEMONYM", "XA") for form in ("plain", "plaine", "Plains")],
        ("Plains", "PERSON", "p"),
        ("Others", "DEMONYM", "XB"),
        ("Others", "PERSON", "p"),
    ]
    ended = {e.form for e in read_demonyms(file, {"singular": ["-o"], "plural": ["-i"]})}
    assert {"plain-o", "plain-i"} <= ended
    assert "plaine-o" not in ended


def test_another_header_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "demonyms.tsv"
    file.write_text("country\tadjective\nXA\tplain\n", encoding="utf-8")
    with pytest.raises(LanguageError, match=r"demonyms\.tsv:1: the header must be"):
        list(read_demonyms(file, {}))


def test_the_name_of_a_country_is_not_read_as_one_of_its_people() -> None:
    language = load("ar")
    found = {entry.form for entry in language.entries if entry.where.startswith("demonyms.tsv")}
    assert "سوريا" not in found
    assert "سوريين" in found
