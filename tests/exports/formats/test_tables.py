"""The rows of UCDP, Airwars, ACLED and Iraq Body Count, column by column, and why there is none."""

from __future__ import annotations

import csv
import io

import pytest
from tests.exports.formats.events import ARMY, COALITION, EVENT, UCDP, event, site

from tawthiq.codebooks import load_codebook
from tawthiq.exports.formats import FORMATS
from tawthiq.exports.formats.event import Bounds, Vague
from tawthiq.exports.formats.notes import Notes

RECORDERS = ("ucdp", "airwars", "acled", "ibc")


def written(name, *events):
    """The rows of events in a format, and the notes on each."""
    notes = [Notes() for _ in events]
    stream = io.BytesIO()
    FORMATS[name].write(stream, lambda: zip(events, notes, strict=True))
    return list(csv.DictReader(io.StringIO(stream.getvalue().decode()))), notes


def row(name, one=EVENT):
    (cells,), _ = written(name, one)
    return {key: cell for key, cell in cells.items() if cell}


@pytest.mark.parametrize("name", RECORDERS)
def test_the_columns_are_those_of_the_codebook_in_their_order(name):
    stream = io.BytesIO()
    FORMATS[name].write(stream, lambda: iter(()))
    assert stream.getvalue().decode() == ",".join(load_codebook(name).columns) + "\n"


@pytest.mark.parametrize("name", RECORDERS)
def test_a_row_passes_its_own_checks(name):
    _, (notes,) = written(name, EVENT)
    assert (notes.faults, notes.left_out) == ([], "")


def test_ucdp_counts_all_the_dead():
    expected = {
        "deaths_a": "0",
        "deaths_b": "0",
        "deaths_civilians": "36",
        "deaths_unknown": "7",
        "low": "43",
        "best": "43",
        "high": "53",
        "date_prec": "1",
        "where_prec": "1",
        "priogrid_gid": "179722",
        "relid": EVENT.id,
        "country": "Syria",
        "country_id": "652",
        "region": "Middle East",
        "year": "2018",
        "geom_wkt": "POINT (40.90975 34.64892)",
        "number_of_sources": "2",
        "event_clarity": "1",
        "source_article": '"River Post,2018-11-18,A headline";"Hill Wire,2018-11-18,Another"',
        "source_date": "2018-11-18;2018-11-18",
    }
    cells = row("ucdp")
    assert {key: cells.get(key) for key in expected} == expected
    assert not {"id", "type_of_violence", "side_a", "dyad_name"} & cells.keys()


@pytest.mark.parametrize(
    ("end", "precision"),
    [("2018-11-18", 2), ("2018-11-22", 2), ("2018-11-23", 3), ("2018-11-30", 4), ("2018-12-17", 4), ("2018-12-18", 5)],
)
def test_ucdp_says_how_exact_the_day_is(end, precision):
    assert row("ucdp", event(end=end))["date_prec"] == str(precision)


def test_airwars_counts_civilians():
    cells = row("airwars")
    assert (cells["civilians_killed_min"], cells["civilians_killed_max"]) == ("15", "53")
    assert "civilians_injured_min" not in cells
    assert (cells["grading"], cells["strike_status"]) == ("fair", "likely_strike")
    assert (cells["geolocation_accuracy"], cells["belligerent_list"]) == ("village", "The Coalition")


def test_acled_has_one_number_and_who_did_it_only_where_one_is_accused():
    cells = row("acled")
    assert (cells["fatalities"], cells["time_precision"], cells["geo_precision"], cells["iso"]) == (
        "43",
        "1",
        "1",
        "760",
    )
    assert (cells["sub_event_type"], cells["actor1"], cells["inter1"]) == ("Air/drone strike", "The Coalition", "8")
    (cells,), (notes,) = written("acled", event(parties=(COALITION, ARMY), kinds=("airstrike", "shelling")))
    assert (cells["actor1"], cells["event_type"]) == ("", "")
    assert {"actor1", "event_type", "fatalities"} <= notes.lost.keys()


@pytest.mark.parametrize(
    ("changes", "fatalities"),
    [
        ({"conventions": {"ucdp": dict.fromkeys(UCDP)}, "killed": {}}, "0"),
        ({"conventions": {"ucdp": dict.fromkeys(UCDP)}, "killed": {}, "vague": (Vague("killed", "people", "c"),)}, ""),
        ({"conventions": {"ucdp": dict.fromkeys(UCDP)}, "killed": {"people": Bounds(None, 9)}}, ""),
    ],
)
def test_acled_tells_no_dead_from_dead_without_a_number(changes, fatalities):
    assert written("acled", event(**changes))[0][0]["fatalities"] == fatalities


def test_ibc_has_the_place_with_the_unit_around_it():
    assert row("ibc") == {
        "IBC code": EVENT.id,
        "Start Date": "2018-11-17",
        "End Date": "2018-11-17",
        "Location": "Riverside, Eastern Province",
        "Weapons": "air strike",
        "Reported Minimum": "15",
        "Reported Maximum": "53",
        "Sources": "River Post; Hill Wire",
    }


@pytest.mark.parametrize(
    ("name", "changes", "why"),
    [
        ("ucdp", {"conventions": {}}, "one death"),
        ("ucdp", {"conventions": {"ucdp": dict.fromkeys(UCDP, 0)}}, "one death"),
        ("ucdp", {"start": "", "end": ""}, "no day"),
        ("airwars", {"qualifying": frozenset({"ucdp"})}, "civilians"),
        ("airwars", {"start": "", "end": ""}, "no day"),
        ("acled", {"start": "", "end": ""}, "no day"),
        ("ibc", {"qualifying": frozenset({"ucdp"})}, "two independent"),
        ("ibc", {"conventions": {"ibc": {"min": None, "max": None}}}, "no source gives a number"),
        ("ibc", {"start": "", "end": ""}, "no day"),
    ],
)
def test_an_event_without_a_row_says_why(name, changes, why):
    rows, (notes,) = written(name, event(**changes))
    assert rows == []
    assert why in notes.left_out


def test_a_grade_of_other_rules_is_no_grade_of_airwars():
    (cells,), (notes,) = written("airwars", event(grade="included", rule_set="ibc"))
    assert cells["grading"] == ""
    assert "included" in notes.lost["grading"]


def test_a_place_as_large_as_a_province_has_no_point():
    (cells,), (notes,) = written("ucdp", event(site=site(lat=None, lon=None, precision=4)))
    assert (cells["latitude"], cells["priogrid_gid"], cells["where_prec"]) == ("", "", "4")
    assert "point" in notes.lost
    assert notes.faults == []


def test_what_a_spreadsheet_would_run_is_no_formula():
    cells, _ = written("ucdp", event(site=site(name="=1+1", lat=-34.5)))
    assert (cells[0]["where_coordinates"], cells[0]["latitude"]) == (" =1+1", "-34.5")


def test_separators_within_names_do_not_make_more_sources():
    renamed = event(parties=(COALITION.__class__(None, "One, Two", None, None, "not_stated", (), "fair", "x"),))
    assert row("airwars", renamed)["belligerent_list"] == "One Two"
