"""What packs say of how to tell their language from others."""

from __future__ import annotations

import tomllib
from importlib import resources
from itertools import combinations
from pathlib import Path

import pytest

from tawthiq.errors import LanguageError
from tawthiq.lang import available, profiles
from tawthiq.lang.profiles import Profile, read_profile

FILE = Path("language.toml")


def test_a_profile_is_read() -> None:
    table = {"script": "Latin", "own": "xy", "foreign": "z", "words": ["le", "les"]}
    expected = Profile("xx", "Latin", frozenset("xy"), frozenset("z"), frozenset({"le", "les"}))
    assert read_profile("xx", {"identify": table}, FILE) == expected


def test_a_pack_without_one_has_none() -> None:
    assert read_profile("xx", {"name": "X"}, FILE) is None


@pytest.mark.parametrize("table", [{}, {"words": ["le"]}, {"script": "Latin", "word": ["le"]}, "Latin"])
def test_a_malformed_one_is_refused(table: object) -> None:
    with pytest.raises(LanguageError, match=r"language\.toml: \[identify\] needs a script"):
        read_profile("xx", {"identify": table}, FILE)


def test_every_pack_of_the_program_has_one_of_a_known_script() -> None:
    file = resources.files("tawthiq.documents").joinpath("identify.toml")
    scripts = tomllib.loads(file.read_text(encoding="utf-8"))["scripts"]
    assert [profile.code for profile in profiles()] == list(available())
    assert {profile.script for profile in profiles()} <= set(scripts)


def test_languages_of_one_script_hardly_share_words() -> None:
    for one, other in combinations(profiles(), 2):
        if one.script == other.script:
            assert one.words and other.words
            assert len(one.words & other.words) <= 1, (one.code, other.code)
