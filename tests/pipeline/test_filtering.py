from __future__ import annotations

from typing import Any

import pytest

from tawthiq.pipeline import Wanted

INCIDENT: dict[str, Any] = {
    "place": {"name": "قرية أبو الحسن", "admin1": "دير الزور", "country": "SY"},
    "time": {"start": "2018-11-16", "end": "2018-11-17"},
    "belligerents": [{"name": "التحالف الدولي", "id": "us-led-coalition", "aliases": ["US-led coalition"]}],
    "grade": "fair",
}
UNKNOWN: dict[str, Any] = {"place": None, "time": {"start": None, "end": None}, "belligerents": [], "grade": "weak"}


@pytest.mark.parametrize(
    ("wanted", "admits"),
    [
        (Wanted(), True),
        (Wanted(since="2018-11-17"), True),
        (Wanted(since="2018-11-18"), False),
        (Wanted(until="2018-11-16"), True),
        (Wanted(until="2018-11-15"), False),
        (Wanted(place="أبو الحسن"), True),
        (Wanted(place="دَير الزور"), True),
        (Wanted(place="sy"), True),
        (Wanted(place="هجين"), False),
        (Wanted(place="!"), False),
        (Wanted(party="LED Coalition"), True),
        (Wanted(party="us-led-coalition"), True),
        (Wanted(party="army"), False),
        (Wanted(grades=("weak", "fair")), True),
        (Wanted(grades=("weak",)), False),
        (Wanted(party="coalition", grades=("weak",)), False),
    ],
    ids=repr,
)
def test_each_wish_must_be_met(wanted: Wanted, admits: bool) -> None:
    assert wanted.admits(INCIDENT) is admits


@pytest.mark.parametrize("wanted", [Wanted(since="2018-01-01"), Wanted(place="x"), Wanted(party="x")], ids=repr)
def test_what_is_not_known_meets_no_wish(wanted: Wanted) -> None:
    assert not wanted.admits(UNKNOWN)
