"""Every phrase is there in every language, with the same values, and every code has its word."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import tawthiq.web
from tawthiq.accounts import Role
from tawthiq.web.navigation import PLACES
from tawthiq.web.wording import faces, preferred

FOLDER = Path(tawthiq.web.__file__).parent
TABLES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in (FOLDER / "wording").glob("*.toml")}
_VALUE = re.compile(r"\{(\w+)\}")


def values(tables: dict[str, dict[str, str]]) -> dict[str, set[str]]:
    return {f"{name}.{key}": set(_VALUE.findall(said)) for name, table in tables.items() for key, said in table.items()}


def test_languages_say_the_same() -> None:
    assert set(TABLES) == set(faces())
    assert values(TABLES["ar"]) == values(TABLES["en"])


def test_arabic_is_arabic() -> None:
    latin = {key for key, said in TABLES["ar"]["say"].items() if not re.search("[\u0600-\u06ff]", said)}
    assert latin == set()


@pytest.mark.parametrize("language", sorted(TABLES))
def test_codes_have_words(language: str) -> None:
    tables = TABLES[language]
    assert set(tables["role"]) == {role.value for role in Role}
    assert set(tables["places"]) == {place.key for place in PLACES}


def test_every_phrase_that_templates_say_is_there() -> None:
    said = set()
    for path in (FOLDER / "templates").glob("*.j2"):
        said |= set(re.findall(r'(?:say|plain)\("(\w+)"[,)]', path.read_text(encoding="utf-8")))
        said |= set(re.findall(r"(?:say|plain)\('(\w+)'[,)]", path.read_text(encoding="utf-8")))
    assert said - set(faces()["en"].tables["say"]) == set()


@pytest.mark.parametrize(
    ("header", "language"),
    [("", "en"), ("ar", "ar"), ("de, ar-SY;q=0.8, en;q=0.5", "ar"), ("en;q=0.2,ar;q=0.9", "ar"), (";;q=x", "en")],
)
def test_the_browser_says_which_language_is_first(header: str, language: str) -> None:
    assert preferred(header) == language
