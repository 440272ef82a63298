"""A pack as a whole: what a phrase means, which words are small lists, what a pack of one's own needs."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

import pytest

from tawthiq.errors import LanguageError
from tawthiq.lang import ActorName, Language, LexiconEntry, Meaning, PlaceName, PlaceTable, available, load, load_folder
from tawthiq.lang.gazetteer import HEADER
from tawthiq.text import norms

PACKS = Path(str(resources.files("tawthiq.lang")))


def meanings(language: Language, phrase: str) -> list[str]:
    row = norms(language.folding.word(phrase))
    used, found = language.phrases.longest(row[0], row, 1)
    assert used == len(row)
    return sorted({label(meaning) for meaning in found})


def label(meaning: Meaning) -> str:
    if isinstance(meaning, LexiconEntry):
        return meaning.name
    return "actor" if isinstance(meaning, ActorName) else f"place in {meaning.place.country}"


def test_arabic_is_there() -> None:
    assert "ar" in available()
    assert load("ar").direction == "rtl"
    assert load("ar") is load("ar")


def test_places_of_a_case_are_found_beside_the_shipped_ones() -> None:
    row = "my.x\tvillage\tكفر التجربة\tTestville\t\t\tsy-hama\tSY\t35.1\t36.9\t\t\tmine"
    table = PlaceTable("more.tsv", "\n".join(["\t".join(HEADER), row]))
    with pytest.raises(AssertionError):
        meanings(load("ar"), "كفر التجربة")
    assert meanings(load("ar", (table,)), "كفر التجربة") == ["place in SY"]
    assert meanings(load("en", (table,)), "Testville") == ["place in SY"]
    assert load("ar", (table,)) is load("ar", (PlaceTable("more.tsv", table.text),))


@pytest.mark.parametrize("code", ["xx", "", "world", "../lang/ar"])
def test_another_language_is_refused(code: str) -> None:
    with pytest.raises(LanguageError, match=r"no language pack .* there are: ar"):
        load(code)


@pytest.mark.parametrize(
    ("phrase", "classes"),
    [
        ("قتيل", ["VICTIM"]),
        ("قَتيلٌ", ["VICTIM"]),
        ("التحالف الدولي", ["actor"]),
        ("روسي", ["DEMONYM"]),
        ("روسيا", ["actor", "place in RU"]),  # the country, not "a Russian" in the accusative
    ],
)
def test_what_a_phrase_means(phrase: str, classes: list[str]) -> None:
    assert meanings(load("ar"), phrase) == classes


def test_doubtful_names_are_marked() -> None:
    language = load("ar")
    for name, place in language.gazetteer.names("ar"):
        if place.is_ambiguous(name):
            row = norms(language.folding.word(name))
            _, found = language.phrases.longest(row[0], row, 1)
            mine = [meaning for meaning in found if isinstance(meaning, PlaceName) and meaning.place.id == place.id]
            assert any(meaning.doubtful for meaning in mine)


def test_small_lists_are_folded() -> None:
    words = load("ar").words
    assert "د" in words["abbreviations"]
    assert "اقرا ايضا" in words["related"]


def test_readings_are_those_whose_core_is_known() -> None:
    language = load("ar")
    assert [split.core for split in language.splits("والقتلي")] == ["قتلي"]
    assert language.splits("زقزقه") == ()


@pytest.mark.parametrize("code", available())
def test_rules_stand_under_their_stage_in_order(code: str) -> None:
    for stage, rules in load(code).rules.items():
        assert all(rule.stage == stage for rule in rules)
        assert [rule.order for rule in rules] == sorted(rule.order for rule in rules)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACKS / "ar", tmp_path / "ar"))


def test_a_pack_in_any_folder_is_read_from_that_folder(copy: Path) -> None:
    words = copy / "lexicon" / "people.tsv"
    text = words.read_text(encoding="utf-8")
    words.write_text(text + "زقزاق\tPERSON\twho=other num=s\n", encoding="utf-8")
    times = copy / "lexicon" / "times.tsv"
    times.write_text(times.read_text(encoding="utf-8") + "زقزقان\tWEEKDAY\t3\n", encoding="utf-8")
    language = load_folder("ar", copy)
    assert meanings(language, "زقزاق") == ["PERSON"]
    assert language.times.phrases.longest("زقزقان", [], 0)[0] == 1


@pytest.mark.parametrize(
    ("name", "old", "new", "complaint"),
    [
        ("folding.tsv", "أ\tا", "أا\tا", "one character to one character"),
        ("language.toml", 'direction = "rtl"', "", "needs a name, and a direction"),
        ("language.toml", '"لل" = "ل"', '"لل" = "م"', "contracted stands for no preposition"),
        ("rules/counts.toml", "pattern = ", "pattren = ", "rule ar.count.none: needs id"),
        ("lexicon/people.tsv", "form\tclass", "from\tclass", "people.tsv: the first line after the comments"),
    ],
)
def test_a_malformed_pack_is_refused_with_its_place(copy: Path, name: str, old: str, new: str, complaint: str) -> None:
    file = copy / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(LanguageError) as refused:
        load_folder("ar", copy)
    assert complaint in str(refused.value)
