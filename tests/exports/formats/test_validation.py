"""What the checks find in rows that are wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exports.formats.events import site

from tawthiq.codebooks import Codebook, country, load_codebook, priogrid_gid
from tawthiq.exports.formats.validation import check_bounds, check_cells, check_days, check_site, check_ucdp

BOOK = Codebook(("id", "kind", "note"), frozenset({"id"}), {"kind": frozenset({"1", "2"})}, {})
ROW = {
    **dict(zip(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), (0, 0, 36, 7), strict=True)),
    **dict(zip(("low", "best", "high"), (43, 43, 53), strict=True)),
    "latitude": "34.649",
    "longitude": "40.91",
    "priogrid_gid": 179722,
    "date_start": "2018-11-17",
    "date_end": "2018-11-17",
}


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"id": "a", "kind": 1}, ""),
        ({"id": "a", "kind": ""}, ""),
        ({"kind": 2}, "id is empty"),
        ({"id": "a", "kind": 3}, "kind is 3"),
        ({"id": "a", "other": 1}, "no column is called other"),
    ],
)
def test_rows_against_a_codebook(cells, fault):
    assert fault in " ".join(check_cells(cells, BOOK))
    assert bool(list(check_cells(cells, BOOK))) == bool(fault)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({}, ""),
        ({"deaths_unknown": 8}, "is 44, and best is 43"),
        ({"low": 44}, "outside low 44"),
        ({"high": 42}, "outside low 43 to high 42"),
        ({"low": 0, "best": 0, "high": 0, "deaths_civilians": 0, "deaths_unknown": 0}, "at least one death"),
        ({"priogrid_gid": 1}, "priogrid_gid is 1"),
        ({"date_end": "2018-11-16"}, "after its end"),
    ],
)
def test_ucdps_own_rules(changes, fault):
    found = list(check_ucdp(ROW | changes))
    assert len(found) == bool(fault)
    assert fault in " ".join(found)


def test_days_and_bounds():
    assert list(check_days("2018-11-17", "17/11/2018")) != []
    assert list(check_bounds({"a": 2, "b": 1}, "a", "b")) == ["a is 2, above b 1"]
    assert list(check_bounds({"a": 2}, "a", "b")) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({}, ""),
        ({"lat": 30.04, "lon": 31.24}, "is not in SY"),
        ({"lat": 30.04, "lon": 31.24, "country": "EG"}, ""),
        ({"lat": 34.4, "lon": 41.0}, ""),  # at the border, within what coarse points need
        ({"lat": 91.0}, "no place on earth"),
        ({"lat": 50.45, "lon": 30.52, "country": "UA"}, ""),  # no outline tells
        ({"lat": None, "lon": None}, ""),
    ],
)
def test_points_against_their_country(changes, fault):
    found = list(check_site(site(**changes)))
    assert (len(found), fault in " ".join(found)) == (bool(fault), True)


@pytest.mark.parametrize(
    ("lat", "lon", "gid"),
    [(-90, -180, 1), (-89.6, -179.4, 2), (-89.4, -180, 721), (34.64892, 40.90975, 179722), (90, 179.9, 259200)],
)
def test_cells_of_the_grid(lat, lon, gid):
    assert priogrid_gid(lat, lon) == gid


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_has_a_cell(lat, lon):
    assert 1 <= priogrid_gid(lat, lon) <= 259200


def test_countries_by_their_codes():
    assert (country("SY").name, country("SY").numeric, country("SY").gw) == ("Syria", "760", "652")
    assert (country("YE").name, country("YE").ucdp) == ("Yemen", "Yemen (North Yemen)")
    assert country("??") == country(None)


@pytest.mark.parametrize(("name", "columns"), [("ucdp", 49), ("acled", 31), ("airwars", 17), ("ibc", 10), ("ftm", 13)])
def test_codebooks_are_of_one_piece(name, columns):
    book = load_codebook(name)
    assert len(book.columns) == len(set(book.columns)) == columns
    assert book.required <= set(book.columns)
    assert book.codes.keys() <= set(book.columns)
