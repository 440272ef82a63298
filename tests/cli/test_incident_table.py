from __future__ import annotations

import io

import pytest
from rich.console import Console

from tawthiq.cli.incident_table import MOST, incident_table
from tawthiq.model import Accused, Actor, Grade, Incident, Origin, Place, Position, Range, Span, StrikeStatus

SPAN = Span(0, 1)
NO_WORD, ONE_SOURCE = Position("not_stated", (), ()), StrikeStatus.SINGLE_SOURCE


def incident(killed: dict[str, Range], start: str | None, end: str | None, place: Place | None) -> Incident:
    return Incident(
        id="i-1",
        reports=("a",),
        claims=("c-1",),
        place=place,
        start=start,
        end=end,
        killed=killed,
        injured={},
        belligerents=(Accused(Actor("[the army]", SPAN), ("c-1",), NO_WORD, Grade.WEAK, "r", ONE_SOURCE),),
        origins=(Origin("medics", None, ("c-1",), ("a",), {}),),
        grade=Grade.WEAK,
        strike_status=StrikeStatus.SINGLE_SOURCE,
        grade_rule="r",
        reason={},
    )


def printed(one: Incident) -> str:
    page = io.StringIO()
    Console(width=120, file=page).print(incident_table([one]))
    return page.getvalue()


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (3, 3, "civilians 3"),
        (3, 5, "civilians 3-5"),
        (3, None, "civilians 3 or more"),
        (None, 5, "civilians up to 5"),
        (None, None, "civilians some"),
        (0, 0, "civilians 0"),
    ],
)
def test_ranges(low: int | None, high: int | None, shown: str) -> None:
    assert f" {shown} " in printed(incident({"civilians": Range(low, high, ())}, None, None, None))


def test_what_is_not_known_is_said() -> None:
    assert printed(incident({}, None, None, None)).count("not known") == 2


def test_brackets_are_no_markup() -> None:
    found = printed(incident({}, "2018-11-17", "2018-11-18", Place("هجين", SPAN)))
    assert "[the army]" in found
    assert "2018-11-17 to 2018-11-18" in found


def test_a_long_table_ends_with_what_is_left_out() -> None:
    page = io.StringIO()
    Console(width=120, file=page).print(incident_table([incident({}, "2018-11-17", None, None)] * (MOST + 2)))
    assert page.getvalue().count("2018-11-17") == MOST
    assert "and 2 more on the page" in page.getvalue()
