"""Counts in words become numbers by a convention, where no source gives one, and nowhere else."""

from __future__ import annotations

import pytest

from tawthiq.exports.formats.event import Vague
from tawthiq.exports.formats.vagueness import load_vagueness, with_assumed

NONE = {
    "ucdp": dict.fromkeys(("low", "best", "high", "civilians", "combatants", "unknown")),
    "airwars": dict.fromkeys(("killed_min", "killed_max", "injured_min", "injured_max")),
    "ibc": dict.fromkeys(("min", "max")),
}


@pytest.mark.parametrize(
    ("convention", "language", "words", "number"),
    [
        ("unnumbered", "en", "dozens of people", None),
        ("acled", "en", "Dozens of people", 12),
        ("acled", "en", "tens of people", 10),
        ("acled", "en", "hundreds", 100),
        ("acled", "en", "several people", None),
        ("acled", "ar", "عشرات القتلى", 10),
        ("acled", "ar", "مئات المدنيين", 100),
        ("acled", "ar", "عدد من القتلى", None),
        ("acled", "xx", "dozens", None),
    ],
)
def test_words_and_their_numbers(convention, language, words, number):
    assert load_vagueness(convention).number(language, [words]) == number


def test_every_convention_of_the_settings_is_there():
    for name in ("unnumbered", "acled"):
        assert load_vagueness(name).about


@pytest.mark.parametrize(
    ("vague", "expected"),
    [
        (("killed", "people", 12), {"ucdp": {"low": 12, "best": 12, "high": 12, "civilians": 0, "unknown": 12}}),
        (
            ("killed", "civilians", 12),
            {
                "ucdp": {"best": 12, "civilians": 12, "unknown": 0},
                "airwars": {"killed_min": 12, "killed_max": 12, "injured_min": None},
                "ibc": {"min": 12, "max": 12},
            },
        ),
        (("injured", "civilians", 12), {"airwars": {"injured_min": 12, "killed_min": None}, "ucdp": {"best": None}}),
        (("killed", "people", None), {"ucdp": {"best": None}}),
    ],
)
def test_they_stand_in_where_nobody_gives_a_number(vague, expected):
    outcome, who, number = vague
    found, assumed = with_assumed(NONE, [Vague(outcome, who, "c-1", number)])
    for name, figures in expected.items():
        assert {key: found[name][key] for key in figures} == figures
    assert assumed == {name for name in NONE if found[name] != NONE[name]}


def test_a_number_that_a_source_gives_stays():
    given = {**NONE, "ucdp": {**NONE["ucdp"], "low": 3, "best": 3, "high": 3, "unknown": 3}}
    found, assumed = with_assumed(given, [Vague("killed", "people", "c-1", 12)])
    assert (found["ucdp"]["best"], assumed) == (3, frozenset())
