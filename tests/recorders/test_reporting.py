from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading import misquoted
from tests.recorders.tables import MINIMAL, figures, read, report, reporter

from tawthiq.errors import InputError
from tawthiq.model import ClaimType, Mode, Precision, Report, Scope
from tawthiq.recorders.csv_table import RawRow
from tawthiq.recorders.row import lay_out

UCDP = {
    "id": 900001,
    "type_of_violence": 1,
    "side_a": "Government of Syria",
    "side_b": "IS",
    "source_office": "SOHR;Agence France Presse;SOHR",
    "source_date": "2018-11-18;2018-11-19",
    "where_prec": 1,
    "where_coordinates": "Hajin town",
    "adm_1": "Deir ez Zor governorate",
    "latitude": 34.69,
    "longitude": 40.83,
    "country": "Syria",
    "event_clarity": 1,
    "date_prec": 1,
    "date_start": "2018-11-17 00:00:00.000",
    "date_end": "2018-11-17 00:00:00.000",
    "deaths_a": 2,
    "deaths_b": 3,
    "deaths_civilians": 4,
    "deaths_unknown": 1,
    "best": 10,
    "high": 12,
    "low": 9,
}
AIRWARS = {
    "unique_reference_code": "CS900",
    "date": "2018-11-17",
    "country": "Syria",
    "grading": "Fair",
    "latitude": 34.69,
    "longitude": 40.83,
    "strike_status": "likely_strike",
    "geolocation_accuracy": "Town",
    "civilians_killed_min": 3,
    "civilians_killed_max": 5,
    "civilians_injured_min": "",
    "civilians_injured_max": "",
    "militants_killed_min": 0,
    "militants_killed_max": 0,
    "belligerent_list": "US-led Coalition",
    "permalink": "https://example.org/cs900",
}
ACLED = {
    "event_id_cnty": "SYR900",
    "event_date": "17 November 2018",
    "time_precision": 1,
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Syria (2000-2024)",
    "actor2": "Civilians (Syria)",
    "country": "Syria",
    "admin1": "Deir ez Zor",
    "location": "Hajin",
    "latitude": 34.69,
    "longitude": 40.83,
    "geo_precision": 1,
    "source": "SOHR; Step News Agency",
    "fatalities": 4,
    "timestamp": 1542758400,
}
IBC = {
    "IBC code": "k900",
    "Start Date": "5 Mar 2006",
    "End Date": "6 Mar 2006",
    "Location": "Al-Adhamiya, Baghdad",
    "Reported Minimum": 2,
    "Reported Maximum": 3,
    "Sources": "AFP, REU",
}
ROWS = {"ucdp": UCDP, "airwars": AIRWARS, "acled": ACLED, "ibc": IBC}


@pytest.mark.parametrize("recorder", ROWS)
def test_every_string_stands_letter_for_letter_in_the_text(tmp_path: Path, recorder: str) -> None:
    found = report(tmp_path, recorder, ROWS[recorder])
    assert found.claims
    assert misquoted(found) == []


@pytest.mark.parametrize("recorder", ROWS)
def test_the_recorder_speaks(tmp_path: Path, recorder: str) -> None:
    found = report(tmp_path, recorder, ROWS[recorder])
    (claim,) = found.claims
    assert claim.speaker is not None
    assert claim.speaker.id in {"ucdp", "airwars", "acled", "iraq-body-count"}
    assert claim.speaker.kind == "recorder"
    assert claim.rules == (f"table.{recorder}",)
    assert claim.doc_id == found.document.doc_id
    assert found.document.doc_id.startswith(f"{recorder}:")
    assert found.document.text.startswith(f"{found.document.title}\n\n")


def test_ucdp(tmp_path: Path) -> None:
    found = report(tmp_path, "ucdp", UCDP)
    (claim,) = found.claims
    assert figures(claim) == [
        ("killed", "people", 9, 12),
        ("killed", "civilians", 4, 4),
        ("killed", "combatants", 5, 5),
    ]
    assert claim.casualties[0].text == "best: 10\nhigh: 12\nlow: 9"
    assert claim.casualties[2].text == "deaths_a: 2\ndeaths_b: 3"
    assert [(actor.name, actor.id) for actor in claim.via] == [("SOHR", "sohr"), ("Agence France Presse", "afp")]
    assert claim.belligerent is None
    assert claim.place is not None
    assert (claim.place.name, claim.place.id, claim.place.country) == ("Hajin town", "gn.174506", "SY")
    assert (claim.place.lat, claim.place.lon, claim.place.precision) == (34.69, 40.83, Precision.EXACT)
    assert claim.time is not None
    assert (claim.time.start, claim.time.end) == ("2018-11-17", "2018-11-17")
    assert found.document.published == datetime.date(2018, 11, 19)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"deaths_civilians": 0, "deaths_unknown": 5}, [("people", 9), ("combatants", 5)]),
        (
            {"type_of_violence": 2, "side_a": "SDF", "side_b": "IS"},
            [("people", 9), ("civilians", 4), ("combatants", 5)],
        ),
        ({"type_of_violence": 2, "side_a": "Hill clan", "side_b": "IS"}, [("people", 9), ("civilians", 4)]),
        ({"type_of_violence": 3, "deaths_a": 0, "deaths_b": 0}, [("people", 9), ("civilians", 4)]),
        ({"deaths_civilians": ""}, [("people", 9), ("combatants", 5)]),
        ({"low": 0, "deaths_civilians": 0, "deaths_a": 0, "deaths_b": 0}, [("people", 0)]),
    ],
)
def test_whom_ucdp_counts(tmp_path: Path, changes: dict[str, object], expected: list[tuple[str, int]]) -> None:
    (claim,) = report(tmp_path, "ucdp", {**UCDP, **changes}).claims
    assert [(c.who.value, c.count.minimum) for c in claim.casualties] == expected


@pytest.mark.parametrize(
    ("changes", "accused"),
    [
        ({}, None),
        ({"type_of_violence": 2}, None),
        ({"type_of_violence": 3}, "syrian-government"),
        ({"type_of_violence": 3, "side_a": "Government of Russia (Soviet Union)"}, "russian-government"),
        ({"type_of_violence": 3, "side_a": "Hill clan"}, ""),
    ],
)
def test_a_dyad_says_who_fought_and_not_who_killed(tmp_path: Path, changes: dict[str, object], accused: str) -> None:
    (claim,) = report(tmp_path, "ucdp", {**UCDP, **changes}).claims
    assert (claim.belligerent.id or "" if claim.belligerent else None) == accused


def test_what_sources_had_summed_up_is_a_total(tmp_path: Path) -> None:
    (claim,) = report(tmp_path, "ucdp", {**UCDP, "event_clarity": 2}).claims
    assert claim.scope is Scope.TOTAL


def test_airwars(tmp_path: Path) -> None:
    found = report(tmp_path, "airwars", AIRWARS)
    (claim,) = found.claims
    assert figures(claim) == [("killed", "civilians", 3, 5), ("killed", "combatants", 0, 0)]
    assert claim.belligerent is not None
    assert claim.belligerent.id == "us-led-coalition"
    assert claim.place is not None
    assert (claim.place.name, claim.place.precision) == ("34.69, 40.83", Precision.EXACT)
    assert found.document.url == "https://example.org/cs900"
    assert "grading: Fair" in found.document.text


def test_airwars_with_the_columns_of_a_smaller_release(tmp_path: Path) -> None:
    row = {
        "code": "CS900",
        "date": "2018-11-17",
        "location_en": "Market street, Hajin, Deir Ezzor",
        "location_ar": "هجين",
        "lat": 34.69,
        "lon": 40.83,
        "geo_precision": "nearby_landmark",
        "civ_killed_min": 1,
        "civ_killed_max": "",
    }
    (claim,) = report(tmp_path, "airwars", row).claims
    assert figures(claim) == [("killed", "civilians", 1, None)]
    assert claim.place is not None
    place = claim.place
    assert (place.name, place.near, place.id, place.precision) == (
        "Market street",
        "Hajin",
        "gn.174506",
        Precision.NEAR,
    )


def test_several_accused_are_each_blamed(tmp_path: Path) -> None:
    row = {**AIRWARS, "belligerent_list": "Russian Military, Syrian Regime, Russian Military, Unknown"}
    claims = report(tmp_path, "airwars", row).claims
    (harm,) = (claim for claim in claims if claim.type is ClaimType.CASUALTY)
    blamed = [c.belligerent.id for c in claims if c.type is ClaimType.RESPONSIBILITY and c.belligerent]
    assert harm.belligerent is None
    assert blamed == ["russian-military", "syrian-government"]
    assert {claim.mode for claim in claims} == {None, Mode.BLAMES}


@pytest.mark.parametrize(
    ("changes", "type_", "mode"),
    [
        ({"grading": "Confirmed"}, ClaimType.RESPONSIBILITY, Mode.ADMITS),
        ({"strike_status": "declared_strike"}, ClaimType.ATTACK, None),
    ],
)
def test_what_the_one_accused_says_through_airwars(
    tmp_path: Path, changes: dict[str, object], type_: ClaimType, mode: Mode | None
) -> None:
    found = report(tmp_path, "airwars", {**AIRWARS, **changes})
    (said,) = (claim for claim in found.claims if claim.type is not ClaimType.CASUALTY)
    assert (said.type, said.mode) == (type_, mode)
    assert said.speaker == said.belligerent
    assert [actor.id for actor in said.via] == ["airwars"]
    assert misquoted(found) == []
    several = {**AIRWARS, **changes, "belligerent_list": "US-led Coalition, Russian Military"}
    assert {claim.mode for claim in report(tmp_path, "airwars", several).claims} == {None, Mode.BLAMES}


def test_what_the_one_accused_concedes_is_its_own_admission(tmp_path: Path) -> None:
    conceded = {
        "civilian_deaths_conceded_min": 2,
        "civilian_deaths_conceded_max": 2,
        "civilian_injuries_conceded_min": 0,
    }
    found = report(tmp_path, "airwars", {**AIRWARS, **conceded})
    (said,) = (claim for claim in found.claims if claim.type is ClaimType.RESPONSIBILITY)
    assert said.mode is Mode.ADMITS
    assert said.speaker is not None
    assert (said.speaker.id, said.speaker.kind) == ("us-led-coalition", "coalition")
    assert figures(said) == [("killed", "civilians", 2, 2)]
    assert misquoted(found) == []
    both = report(tmp_path, "airwars", {**AIRWARS, **conceded, "grading": "Confirmed"})
    assert [figures(claim) for claim in both.claims if claim.mode is Mode.ADMITS] == [figures(said)]
    nothing = report(
        tmp_path, "airwars", {**AIRWARS, "civilian_deaths_conceded_min": 0, "civilian_deaths_conceded_max": 0}
    )
    assert len(nothing.claims) == 1


def test_a_recorder_that_the_table_of_actors_does_not_know_is_a_body_too(tmp_path: Path) -> None:
    (claim,) = report(tmp_path, MINIMAL, {"id": "1", "date": "2018-11-17"}).claims
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.speaker.id, claim.speaker.kind) == ("Own Monitor", "recorder:own", "recorder")


@pytest.mark.parametrize(
    ("country", "code"),
    [("Syria", "SY"), ("Yemen (North Yemen)", "YE"), ("SY", "SY"), ("the_netherlands", "NL"), ("Nowhere", None)],
)
def test_a_country_by_its_names(tmp_path: Path, country: str, code: str | None) -> None:
    (claim,) = report(tmp_path, "ucdp", {**UCDP, "country": country, "where_coordinates": "Old Mill"}).claims
    assert claim.place is not None
    assert (claim.place.country, claim.place.id) == (code, None)


def test_acled(tmp_path: Path) -> None:
    found = report(tmp_path, "acled", ACLED)
    (claim,) = found.claims
    assert figures(claim) == [("killed", "people", 4, 4)]
    assert claim.belligerent is not None
    assert (claim.belligerent.name, claim.belligerent.id) == ("Military Forces of Syria (2000-2024)", "syrian-army")
    assert [(actor.name, actor.id) for actor in claim.via] == [("SOHR", "sohr"), ("Step News Agency", "step-news")]
    assert found.document.published == datetime.date(2018, 11, 21)


@pytest.mark.parametrize(
    ("precision", "start", "end"),
    [(1, "2018-11-17", "2018-11-17"), (2, "2018-11-14", "2018-11-20"), (3, "2018-11", "2018-11")],
)
def test_days_of_acled(tmp_path: Path, precision: int, start: str, end: str) -> None:
    (claim,) = report(tmp_path, "acled", {**ACLED, "time_precision": precision}).claims
    assert claim.time is not None
    assert (claim.time.text, claim.time.start, claim.time.end) == ("17 November 2018", start, end)


def test_battles_accuse_nobody(tmp_path: Path) -> None:
    (claim,) = report(tmp_path, "acled", {**ACLED, "event_type": "Battles"}).claims
    assert claim.belligerent is None


def test_ibc(tmp_path: Path) -> None:
    (claim,) = report(tmp_path, "ibc", IBC).claims
    assert figures(claim) == [("killed", "civilians", 2, 3)]
    assert claim.time is not None
    assert (claim.time.start, claim.time.end) == ("2006-03-05", "2006-03-06")
    assert [actor.id for actor in claim.via] == ["afp", "reuters"]


@pytest.mark.parametrize(
    ("recorder", "column", "cell", "expected"),
    [
        ("acled", "sub_event_type", "Air/drone strike", "airstrike"),
        ("acled", "sub_event_type", "Shelling/artillery/missile attack", "shelling"),
        ("acled", "sub_event_type", "Suicide bomb", "explosive"),
        ("acled", "sub_event_type", "Attack", None),
        ("acled", "sub_event_type", "", None),
        ("airwars", "strike_type", "Airstrike", "airstrike"),
        ("airwars", "strike_type", "Airstrike and/or Artillery", None),
        ("airwars", "strike_type", "Airstrike, Airstrike and/or Artillery", None),
        ("airwars", "strike_type", "Airstrike, Drone Strike", "drone"),
        ("ibc", "Weapons", "car bomb", "explosive"),
        ("ibc", "Weapons", "roadside bomb, car bomb", "explosive"),
        ("ibc", "Weapons", "gunfire, car bomb", None),
        ("ibc", "Weapons", "bomb", None),
    ],
)
def test_the_kind_of_attack(tmp_path: Path, recorder: str, column: str, cell: str, expected: str | None) -> None:
    (claim, *_) = report(tmp_path, recorder, {**ROWS[recorder], column: cell}).claims
    assert claim.attack_kind == expected


def test_a_row_without_figures_tells_of_an_attack_and_says_so(tmp_path: Path) -> None:
    found = report(tmp_path, MINIMAL, {"id": "1", "date": "2018-11-17"})
    assert [claim.type for claim in found.claims] == [ClaimType.ATTACK]
    assert [problem.code for problem in found.problems] == ["no-figure"]


@pytest.mark.parametrize(
    ("recorder", "changes", "problem"),
    [
        ("ucdp", {"id": ""}, "no id"),
        ("ucdp", {"date_start": "17th"}, "'17th' is not a date (write YYYY-MM-DD)"),
        ("ucdp", {"date_start": ""}, "no date"),
        ("ucdp", {"date_start": "2018-02-30"}, "'2018-02-30' is not a date"),
        ("ucdp", {"date_end": "2018-11-01"}, "ends on 2018-11-01, before its start on 2018-11-17"),
        ("ucdp", {"low": "some"}, "low is 'some' (write a whole number, or leave the cell empty)"),
        ("ucdp", {"low": "-1"}, "low is '-1'"),
        ("ucdp", {"low": "1.5"}, "low is '1.5'"),
        ("ucdp", {"low": "1,000"}, "low is '1,000'"),
        ("ucdp", {"low": "٣"}, "low is '٣'"),
        ("ucdp", {"low": 20}, "low is 20 and high is 12"),
        ("ucdp", {"latitude": "north"}, "latitude 'north' and longitude '40.83' are no place on earth"),
        ("ucdp", {"longitude": 181}, "are no place on earth"),
    ],
)
def test_what_is_wrong_is_named_with_line_and_remedy_and_costs_no_other_row(
    tmp_path: Path, recorder: str, changes: dict[str, object], problem: str
) -> None:
    row = ROWS[recorder]
    first, wrong, last = read(tmp_path, recorder, row, {**row, **changes}, {**row, "id": 900003})
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert str(wrong).startswith("table.csv:3: ")
    assert problem in str(wrong)


def test_an_unknown_word_for_precision_is_a_problem_and_no_guess(tmp_path: Path) -> None:
    found = report(tmp_path, "airwars", {**AIRWARS, "geolocation_accuracy": "somewhere"})
    assert found.claims[0].place is not None
    assert found.claims[0].place.precision is None
    assert [problem.code for problem in found.problems] == ["place-precision-unknown"]


cells = st.one_of(st.text(max_size=12), st.sampled_from(["1", "3", "2018-11-17", "34.6", "Hajin", "SOHR;AFP", "هجين"]))


@settings(deadline=None, max_examples=200)
@given(recorder=st.sampled_from(sorted(ROWS)), changes=st.dictionaries(st.integers(0, 25), cells, max_size=8))
def test_whatever_a_row_holds_every_quotation_is_exact(recorder: str, changes: dict[int, str]) -> None:
    columns = list(ROWS[recorder])
    values = [str(value) for value in ROWS[recorder].values()]
    for index, cell in changes.items():
        values[index % len(values)] = " ".join(cell.split())
    made = reporter(recorder)
    try:
        found = made.report(RawRow("t.csv:2", 2, values), columns, lay_out(made.mapping, columns, "t.csv"), None)
    except InputError as error:
        assert error.remedy
        return
    assert misquoted(found) == []
