"""The case that the project ships, from its reports to its page: examples/worked-incident/README.md says what it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tawthiq.documents import Metadata
from tawthiq.pipeline import BuildResult, add_paths, build_case, new_case

EXAMPLE = Path(__file__).parents[1] / "examples" / "worked-incident" / "reports.jsonl"
VILLAGE, TOWN = "sy.abu-al-hasan", "gn.174506"  # ids in the gazetteer
COUNTED_IN_VILLAGE = {"sindyan-43-killed", "daftar-43-killed", "other-bank-15-civilians", "difaf-53-civilians"}
COUNTED_IN_TOWN = {"sariya-hajin-12-civilians", "dispatch-hajin-24-civilians"}
QUOTING_THE_COUNT = {"wire-coalition-denial", "sariya-coalition-statement"}

Json = dict[str, Any]


def build(case: Path) -> BuildResult:
    return build_case(case, lambda _done, _total: None)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("worked") / "case"
    new_case(folder, "The worked incident")
    added = add_paths(folder, [EXAMPLE], Metadata(), lambda _done, _total: None)
    assert not added.skipped
    return folder


@pytest.fixture(scope="module")
def built(case: Path) -> BuildResult:
    return build(case)


def lines(case: Path, name: str) -> list[Json]:
    return [json.loads(line) for line in (case / "output" / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def claims(case: Path, built: BuildResult) -> dict[str, Json]:
    """Every claim by its id, with its report's under doc_id."""
    reports = lines(case, "claims.jsonl")
    return {claim["id"]: claim | {"doc_id": report["doc_id"]} for report in reports for claim in report["claims"]}


@pytest.fixture(scope="module")
def incidents(case: Path, built: BuildResult) -> list[Json]:
    return lines(case, "incidents.jsonl")


def at(place: str, built: BuildResult, incidents: list[Json]) -> Json:
    """The one incident at a place of the gazetteer."""
    (id_,) = (incident.id for incident in built.incidents if incident.place and incident.place.id == place)
    (found,) = (incident for incident in incidents if incident["id"] == id_)
    return found


@pytest.fixture(scope="module")
def village(built: BuildResult, incidents: list[Json]) -> Json:
    return at(VILLAGE, built, incidents)


@pytest.fixture(scope="module")
def town(built: BuildResult, incidents: list[Json]) -> Json:
    return at(TOWN, built, incidents)


def counted(incident: Json, claims: dict[str, Json]) -> set[str]:
    """The reports whose figures are in an incident."""
    return {claims[key]["doc_id"] for key in incident["claims"] if claims[key]["type"] == "casualty"}


def edges(ranges: Json) -> dict[str, tuple[int | None, int | None]]:
    return {who: (value["min"], value["max"]) for who, value in ranges.items()}


def reports_of(incident: Json) -> dict[str, list[str]]:
    return {origin["name"].strip("«»"): origin["reports"] for origin in incident["origins"]}


def value_of(claim: Json, field: str) -> Any:
    """What stands under a dotted field such as casualties.0.text."""
    value: Any = claim
    for key in field.split("."):
        value = value[int(key)] if key.isdigit() else value[key]
    return value


def test_every_report_is_read(built: BuildResult) -> None:
    assert built.skipped == ()
    assert len(built.reports) == 10
    assert [report.document.doc_id for report in built.reports if not report.claims] == []


def test_there_are_two_incidents_on_one_day(incidents: list[Json], village: Json, town: Json) -> None:
    assert len(incidents) == 2
    assert village["id"] != town["id"]
    for incident in (village, town):
        assert incident["time"] == {"start": "2018-11-17", "end": "2018-11-17"}


def test_each_figure_is_in_its_incident(village: Json, town: Json, claims: dict[str, Json]) -> None:
    assert counted(town, claims) == COUNTED_IN_TOWN
    assert COUNTED_IN_VILLAGE <= counted(village, claims) <= COUNTED_IN_VILLAGE | QUOTING_THE_COUNT
    assert set(village["reports"]) >= COUNTED_IN_VILLAGE | QUOTING_THE_COUNT | {"other-bank-observatory-reply"}


def test_the_village_has_a_range_over_three_origins(village: Json) -> None:
    killed = edges(village["killed"])
    assert killed == {"people": (15, 53), "civilians": (15, 53), "unknown": (7, 7)}
    assert len(village["origins"]) == 3
    assert (village["grade"], village["grade_rule"]) == ("fair", "airwars.fair")
    assert village["strike_status"] == "likely_strike"


def test_a_copy_is_no_source_of_its_own(village: Json) -> None:
    origins = reports_of(village)
    assert "دفتر الشرق" not in origins
    assert {"sindyan-43-killed", "daftar-43-killed"} <= set(origins["المرصد السوري لحقوق الإنسان"])
    (observatory,) = (origin for origin in village["origins"] if origin["id"] == "sohr")
    assert "near copy" in observatory["reason"]["en"]
    assert "daftar-43-killed" in observatory["reason"]["en"]


def test_the_grade_says_why_in_both_languages(village: Json, town: Json) -> None:
    assert village["reason"]["en"].startswith("Fair: 3 independent origins (")
    assert village["reason"]["ar"].startswith("مقبولة: أفادت 3 مصادر مستقلة (")
    assert town["reason"]["en"].startswith("Contested: different parties are accused (")
    assert "2 independent origins" in town["reason"]["en"]
    assert town["reason"]["ar"].startswith("متنازع عليها: ")
    assert "مصدران مستقلان" in town["reason"]["ar"]


def test_the_accused_is_heard(village: Json, claims: dict[str, Json]) -> None:
    (accused,) = village["belligerents"]
    assert accused["id"] == "us-led-coalition"
    position = accused["position"]
    assert position["answer"] == "blames_others"
    assert set(position["kinds"]) >= {"flat", "no_evidence", "blame_elsewhere"}
    assert {claims[key]["doc_id"] for key in position["claims"]} >= QUOTING_THE_COUNT


def test_the_monitor_answers_and_is_not_taken_for_the_accused(village: Json, claims: dict[str, Json]) -> None:
    answers = [key for key in village["claims"] if claims[key].get("denial_kind") == "rebuttal"]
    assert "other-bank-observatory-reply" in {claims[key]["doc_id"] for key in answers}
    assert not set(answers) & set(village["belligerents"][0]["position"]["claims"])


def test_the_town_is_contested(town: Json) -> None:
    assert edges(town["killed"]) == {"civilians": (12, 24)}
    assert (town["grade"], town["strike_status"]) == ("contested", "contested_strike")
    assert {accused["id"] for accused in town["belligerents"]} == {"us-led-coalition", "syrian-army"}


@pytest.mark.parametrize("doc_id", sorted(QUOTING_THE_COUNT))
def test_strikes_are_counted_and_are_in_no_range(doc_id: str, incidents: list[Json], claims: dict[str, Json]) -> None:
    strikes = {
        (claim["strikes"]["min"], claim["strikes"]["max"])
        for claim in claims.values()
        if claim["doc_id"] == doc_id and "strikes" in claim
    }
    assert strikes == {(19, 19), (10, 10)}
    figures = {
        side
        for incident in incidents
        for outcome in ("killed", "injured")
        for who in edges(incident[outcome]).values()
        for side in who
    }
    assert not figures & {19, 10}


def test_a_running_total_is_in_no_incident(incidents: list[Json], claims: dict[str, Json]) -> None:
    totals = [key for key, claim in claims.items() if claim["scope"] == "total" and claim["type"] == "casualty"]
    assert [claims[key]["doc_id"] for key in totals] == ["daftar-since-month-began"]
    taken = {key for incident in incidents for key in incident["claims"]}
    assert not set(totals) & taken


def test_every_value_stands_in_its_report_letter_for_letter(built: BuildResult, claims: dict[str, Json]) -> None:
    texts = {report.document.doc_id: report.document.text for report in built.reports}
    spans = 0
    for claim in claims.values():
        for span in claim["spans"]:
            assert texts[claim["doc_id"]][span["start"] : span["end"]] == value_of(claim, span["field"])
            spans += 1
    assert spans > len(claims)


def test_building_again_gives_the_same_bytes(case: Path, built: BuildResult) -> None:
    first = {path.name: path.read_bytes() for path in (case / "output").iterdir()}
    assert sorted(first) == ["claims.jsonl", "incidents.jsonl", "report.html"]
    build(case)
    assert {path.name: path.read_bytes() for path in (case / "output").iterdir()} == first
