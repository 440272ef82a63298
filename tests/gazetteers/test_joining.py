from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq import lang
from tawthiq.gazetteers import Joined, PlaceRow, as_table, join
from tawthiq.lang import PlaceTable

WORLD = lang.load_places(())
NEW = PlaceRow(
    "f:1", "gn.1", "village", {"en": ("Test Town",), "ar": ("كفر التجربة",)}, "SY", "sy-hama", 35.1, 36.9, None, "x"
)
HASAN = WORLD.entries["sy.abu-al-hasan"]


def one(joined: Joined) -> tuple[str, bool, dict[str, tuple[str, ...]]]:
    (found,) = joined.rows
    return found.row.id, found.is_new, dict(found.row.names)


def test_a_place_that_nobody_knows_is_new() -> None:
    assert one(join([NEW], WORLD)) == ("gn.1", True, dict(NEW.names))


def hasan(**change: object) -> PlaceRow:
    names = {"ar": (HASAN.names["ar"][0], "اسم آخر للقرية")}
    near = replace(NEW, names=names, lat=(HASAN.lat or 0) + 0.05, lon=HASAN.lon)
    return replace(near, **change)  # type: ignore[arg-type]


def test_a_known_place_gets_the_names_it_lacks() -> None:
    assert one(join([hasan()], WORLD)) == (HASAN.id, False, {"ar": ("اسم آخر للقرية",)})


def test_a_row_that_says_nothing_new_is_left_out_and_counted() -> None:
    joined = join([hasan(names={"ar": HASAN.names["ar"]})], WORLD)
    assert (joined.rows, joined.known) == ((), 1)


@pytest.mark.parametrize(
    "change",
    [{"lat": 30.0}, {"country": "IQ"}, {"kind": "river"}, {"lat": None, "lon": None}, {"names": {"ar": ("اسم آخر",)}}],
    ids=["far away", "another country", "another sort", "no coordinates", "another name"],
)
def test_what_may_be_another_place_is_new(change: dict[str, object]) -> None:
    assert one(join([hasan(unit=None, **change)], WORLD))[:2] == ("gn.1", True)


def test_a_unit_is_known_by_its_name_and_what_lies_in_it_follows() -> None:
    unit = replace(NEW, where="f:2", id="cod.sy05", kind="admin1", names={"en": ("Hama",)}, unit=None, lat=None)
    joined = join([replace(NEW, unit="cod.sy05"), unit], WORLD)
    (found,) = joined.rows
    assert (found.row.id, found.row.unit, joined.known) == ("gn.1", "sy-hama", 1)


def test_a_unit_that_nobody_knows_is_new_too() -> None:
    unit = replace(NEW, where="f:2", id="cod.sy99", kind="admin1", names={"en": ("New Province",)}, unit=None)
    joined = join([replace(NEW, unit="cod.sy99"), unit], WORLD)
    assert [(found.row.id, found.row.unit) for found in joined.rows] == [("cod.sy99", None), ("gn.1", "cod.sy99")]


@pytest.mark.parametrize(
    ("names", "doubtful"),
    [
        ({"en": ("Test Town",), "ar": ("كفر التجربة",)}, ()),
        ({"en": ("Testville",)}, ("Testville",)),
        ({"ar": ("أبو التجربة",), "en": ("Abu Test",)}, ("Abu Test", "أبو التجربة")),
        ({"ar": ("حلب",)}, ()),  # surely a place of the country
        ({"ar": ("هجين",)}, ("هجين",)),  # a place of the country, and a common word
    ],
)
def test_names_that_may_be_something_else(names: dict[str, tuple[str, ...]], doubtful: tuple[str, ...]) -> None:
    (found,) = join([replace(NEW, names=names)], WORLD).rows
    assert found.doubtful == doubtful


def test_what_is_wrong_is_told_and_left_out() -> None:
    joined = join([NEW, replace(NEW, where="f:2"), replace(NEW, where="f:3", id="gn.3", country="XX")], WORLD)
    assert [found.row.where for found in joined.rows] == ["f:1"]
    assert [str(problem) for problem in joined.problems] == [
        "f:2: gn.1 stands twice, first at f:1 (leave one out)",
        "f:3: no country has the code 'XX' (codes are ISO 3166-1, two letters)",
    ]


def test_two_rows_about_one_known_place_make_one() -> None:
    second = hasan(where="f:2", id="gn.2", names={"ar": HASAN.names["ar"], "en": ("Second Name",)})
    assert one(join([hasan(), second], WORLD)) == (
        HASAN.id,
        False,
        {"ar": ("اسم آخر للقرية",), "en": ("Second Name",)},
    )


_name = st.text(alphabet="abcdefgABC كفرتجبةأ-'", min_size=1, max_size=12).filter(str.strip)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.builds(
            lambda number, names, lat: replace(NEW, where=f"f:{number}", id=f"gn.{number}", names=names, lat=lat),
            st.integers(1, 9),
            st.dictionaries(
                st.sampled_from(["ar", "en"]), st.lists(_name, min_size=1, max_size=3).map(tuple), min_size=1
            ),
            st.floats(-90, 90),
        ),
        max_size=4,
    )
)
def test_every_table_that_is_written_can_be_read(rows: list[PlaceRow]) -> None:
    joined = join(rows, WORLD)
    text = as_table(joined.rows, ["made up\n# twice"])
    world = lang.load_places((PlaceTable("made-up.tsv", text),))
    for found in joined.rows:
        entry = world.entries[found.row.id]
        for code, listed in found.row.names.items():
            assert set(listed) <= set(entry.names[code])
