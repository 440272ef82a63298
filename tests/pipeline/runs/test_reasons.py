"""Reasons are counted by their kinds, and no more of them are held than a bound says."""

from __future__ import annotations

import random

import pytest

from tawthiq.pipeline.runs import reasons
from tawthiq.pipeline.runs.reasons import OTHER, Reasons, kind_of


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("published: '18 Nov 2018 09:31' is not a date", "published: ... is not a date"),
        ('published: "Sana\'a, 3 May" is not a date', "published: ... is not a date"),
        ("no main text on the page (https://example.org/a_(b)?c=1)", "no main text on the page ..."),
        ("damaged UTF-8 at byte 1024", "damaged UTF-8 at byte ..."),
        ("broken JSON at column 7: Expecting ',' delimiter", "broken JSON at column ...: Expecting ',' delimiter"),
        (
            "a record cut short: 9 of the 120 bytes that it states",
            "a record cut short: ... of the ... bytes that it states",
        ),
        ("no end after 2.5 s", "no end after 2.5 s"),
        ("a page of more than 20 MB", "a page of more than 20 MB"),
        ("the reader's fault, not the file's", "the reader's fault, not the file's"),
    ],
)
def test_a_kind_has_nothing_of_one_report_alone(reason: str, kind: str) -> None:
    assert kind_of(reason) == kind


def test_many_kinds_are_bounded_and_told_alike_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reasons, "KINDS", 10)
    monkeypatch.setattr(reasons, "TOLD", 3)
    given = [f"kind {letters}" for letters in _names(40) for _ in range(1 + letters.count("a"))] + ["kind aa"] * 5
    found = []
    for seed in range(5):
        random.Random(seed).shuffle(given)
        counted = Reasons()
        for one in given:
            counted.add(one)
            assert len(counted._counts) < 20  # what is held
        found.append(counted.ranked())
    assert found[0] == found[1] == found[2] == found[3] == found[4]
    assert found[0] == [("kind aa", 8), ("kind ab", 2), ("kind ac", 2), (OTHER, len(given) - 12)]


def _names(number: int) -> list[str]:
    return [chr(97 + one // 26) + chr(97 + one % 26) for one in range(number)]
