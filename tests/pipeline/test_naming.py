"""A name that a person writes alone gets the id of the one entry that bears it, and none where nobody can tell."""

from __future__ import annotations

import pytest

from tawthiq.judging.fields import corrected
from tawthiq.lang import PlaceTable
from tawthiq.model import Claim, ClaimType, Span
from tawthiq.pipeline.naming import named

HEADER = "id\tkind\tname_ar\tname_en\taliases_ar\taliases_en\tadmin1\tcountry\tlat\tlon\tpopulation\tambiguous\tsource"
ROWS = (
    "own.1\tvillage\tقرية النهر البعيد\tFar River\t\t\t\tSY\t34.5\t40.5\t\tno\tours",
    "own.2\tvillage\tتل القمر الأول\tMoon Hill\t\t\t\tSY\t34.5\t40.5\t\tno\tours",
    "own.3\tvillage\tتل القمر الثاني\tMoon Hill\t\t\t\tIQ\t34.5\t41.5\t\tno\tours",
)
TABLES = (PlaceTable("own.tsv", "\n".join((HEADER, *ROWS)) + "\n"),)
CLAIM = Claim("a", ClaimType.ATTACK, "a raid", Span(0, 6))

KNOWN = [
    ("place", "Far River", {"id": "own.1", "lat": 34.5, "lon": 40.5, "country": "SY", "precision": 1}, "own.1"),
    ("place", "far river", {"id": "own.1"}, "own.1"),
    ("place", "Moon Hill", None, "own.2, own.3"),
    ("place", "Nowhere at All", None, "not in the gazetteer"),
    ("speaker", "المرصد السوري لحقوق الإنسان", {"kind": "monitor"}, "of the table of actors"),
    ("belligerent", "somebody unknown", None, "not in the table of actors"),
]


@pytest.mark.parametrize(("field", "name", "known", "told"), KNOWN, ids=[name for _, name, *_ in KNOWN])
def test_a_name_alone_gets_what_the_tables_have_of_it(field: str, name: str, known: object, told: str) -> None:
    value, said = named(field, {"name": name}, "en", TABLES)
    assert value["name"] == name
    assert told in said
    if known is None:
        assert value == {"name": name}
    else:
        assert known.items() <= value.items()  # type: ignore[attr-defined]
        made = getattr(corrected(CLAIM, field, value), field)
        assert made.id == value["id"]


GIVEN = [
    ("place", {"name": "Far River", "lat": 1.0, "lon": 2.0}),
    ("speaker", {"name": "x", "id": "y"}),
    ("place", {}),
    ("time", {"start": "2018-11-17", "end": "2018-11-17"}),
    ("scope", "total"),
]


@pytest.mark.parametrize(("field", "value"), GIVEN)
def test_what_says_more_than_a_name_stays_as_it_is(field: str, value: object) -> None:
    assert named(field, value, "en", TABLES) == (value, "")
