"""The files of time words: loaded, folded and refused where malformed."""

from __future__ import annotations

from pathlib import Path

import pytest

import tawthiq.lang
from tawthiq.errors import LanguageError
from tawthiq.lang.calendar import load_time_words, read_time_words
from tawthiq.text import Folding, norms

FOLDING = Folding(dict(zip("أإآٱىةؤئ", "اااايهوي", strict=True)))
HEADER = "form\tclass\tvalue\tnote\n"


def numbers(language: str, form: str, name: str) -> set[int | None]:
    words = load_time_words(language, FOLDING)
    phrase = norms(FOLDING.word(form))
    used, found = words.phrases.longest(phrase[0], phrase, 1)
    assert used == len(phrase)
    return {word.number for word in found if word.name == name}


@pytest.mark.parametrize(
    ("language", "form", "name", "number"),
    [
        ("ar", "كانون الثاني", "MONTH", 1),
        ("ar", "يناير", "MONTH", 1),
        ("ar", "جانفي", "MONTH", 1),
        ("ar", "جويلية", "MONTH", 7),
        ("ar", "يوليوز", "MONTH", 7),
        ("ar", "شتنبر", "MONTH", 9),
        ("ar", "آب", "CUEMONTH", 8),
        ("ar", "أيار", "CUEMONTH", 5),
        ("ar", "ذو الحجة", "HIJRI", 12),
        ("ar", "الأحد", "WEEKDAY", 6),
        ("ar", "أول من أمس", "RELDAY", -2),
        ("ar", "الحادي والثلاثين", "ORD", 31),
        ("en", "december", "MONTH", 12),
        ("en", "may", "CUEMONTH", 5),
        ("en", "sunday", "WEEKDAY", 6),
        ("en", "yesterday", "RELDAY", -1),
        ("en", "twenty-first", "ORD", 21),
    ],
)
def test_values(language: str, form: str, name: str, number: int) -> None:
    assert numbers(language, form, name) == {number}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_month_and_weekday_is_there(language: str) -> None:
    words = load_time_words(language, FOLDING)
    lists = _file(language).read_text(encoding="utf-8").split("\n")
    rows = [line.split("\t") for line in lists if line and not line.startswith("#")][1:]
    for name, wanted in (("WEEKDAY", range(7)), ("MONTHFIRST", range(1, 13)), ("HIJRI", range(1, 13))):
        assert {int(row[2]) for row in rows if row[1] == name} == set(wanted)
    assert {int(row[2]) for row in rows if row[1] in {"MONTH", "CUEMONTH"}} == set(range(1, 13))
    keys = [(row[1], row[0]) for row in rows]
    assert keys == sorted(keys), "sorted by class, then form"
    assert words.day_first is (language == "ar")


def test_every_language_knows_the_same_latest_year() -> None:
    assert {load_time_words(language, FOLDING).latest_year for language in ("ar", "en", "fr")} == {2026}


def _file(language: str) -> Path:
    return Path(tawthiq.lang.__file__).parent / language / "lexicon" / "times.tsv"


def test_clitics_come_off_one_after_the_other() -> None:
    words = load_time_words("ar", FOLDING)
    readings = {(reading.core, reading.definite) for reading in words.readings(FOLDING.word("وبالأمس"))}
    assert (FOLDING.word("أمس"), True) in readings
    contracted = {reading.core for reading in words.readings(FOLDING.word("للأسبوع"))}
    assert FOLDING.word("أسبوع") in contracted


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("form\tclass\n", "header"),
        (HEADER + "monday\n", "needs form"),
        (HEADER + "monday\tWEEKDAY\tfirst\n", "needs a number"),
        (HEADER + "monday\tWEEKDAY\t0\nMONDAY\tWEEKDAY\t1\n", "is 0 and 1"),
    ],
)
def test_a_malformed_file_is_refused(tmp_path: Path, rows: str, message: str) -> None:
    file = tmp_path / "times.tsv"
    file.write_text(rows, encoding="utf-8")
    with pytest.raises(LanguageError, match=message):
        read_time_words(file, FOLDING)
