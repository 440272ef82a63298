"""A built case in other programs' formats: its rows, what is lost, what is withheld, what the log says."""

from __future__ import annotations

import csv
import datetime
import hashlib
import json
import shutil
from pathlib import Path

import pytest

from tawthiq.documents import Metadata
from tawthiq.errors import CaseError
from tawthiq.exports.formats import FORMATS
from tawthiq.pipeline import Export, Wanted, add_paths, add_tables, build_case, export_case, log_of, new_case
from tawthiq.pipeline.exporting import LOSSES

EXAMPLE = Path(__file__).parents[2] / "examples" / "worked-incident" / "reports.jsonl"
TABULAR = ("ucdp", "airwars", "acled", "ibc")
OWN = """
[recorder]
id = "planted"
name = "Planted"

[columns]
id = "id"
start = "date"
place = "place"
country = "country"
lat = "lat"
lon = "lon"
place_precision = "precision"
belligerent = "by"
via = "source"
url = "url"
dead = "dead"

[place.precision]
1 = 1

[[figure]]
outcome = "killed"
who = "civilians"
count = "dead"
"""


def watch(_done, _total):
    """Nobody looks."""


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("worked") / "case"
    new_case(folder, "The worked incident")
    add_paths(folder, [EXAMPLE], Metadata(), watch)
    build_case(folder, watch)
    return folder


def exported(case, format_, out=None, **asked):
    done = export_case(case, Export(format_, out, **asked), watch)
    return done, json.loads(done.losses.read_text(encoding="utf-8"))


def rows(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_worked_incident_is_ucdps_row(case, tmp_path):
    done, losses = exported(case, "ucdp", tmp_path / "ucdp.csv")
    (cells,) = (one for one in rows(done.path) if one["where_coordinates"] == "Abu al-Hasan")
    expected = {
        "deaths_civilians": "36",
        "deaths_unknown": "7",
        "low": "43",
        "best": "43",
        "high": "53",
        "where_prec": "1",
        "date_prec": "1",
        "date_start": "2018-11-17",
    }
    assert {key: cells[key] for key in expected} == expected
    assert (done.faults, losses["faults"]) == (0, 0)


def test_the_loss_report_names_the_denial_that_ucdp_loses(case, tmp_path):
    _, losses = exported(case, "ucdp", tmp_path / "ucdp.csv")
    line = next(one for one in losses["by_incident"] if "position" in one["lost"])
    assert line["lost"]["accused"] == "US-led coalition (fair)"
    assert line["lost"]["position"] == "US-led coalition blames_others: flat, no_evidence, blame_elsewhere"
    assert "US-led coalition: flat" in line["lost"]["denials"]
    assert losses["lost"]["position"]["what"] == "what the accused themselves answer"


def test_the_worked_incident_is_airwars_row(case, tmp_path):
    done, losses = exported(case, "airwars", tmp_path / "airwars.csv")
    fair = [one for one in rows(done.path) if one["grading"] == "fair"]
    assert [(one["civilians_killed_min"], one["civilians_killed_max"]) for one in fair] == [("15", "53")]
    assert losses["faults"] == 0


@pytest.mark.parametrize("format_", list(FORMATS))
def test_the_same_case_gives_the_same_bytes(case, tmp_path, format_):
    first, second = (exported(case, format_, tmp_path / name)[0] for name in ("first", "second"))
    assert first.path.read_bytes() == second.path.read_bytes()
    assert first.losses.read_bytes() == second.losses.read_bytes()


@pytest.mark.parametrize("format_", list(FORMATS))
def test_nothing_is_left_beside_the_two_files(case, tmp_path, format_):
    exported(case, format_, tmp_path / "out")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out", "out.losses.json"]


def test_the_log_has_the_hashes_of_what_left(case, tmp_path):
    done, _ = exported(case, "airwars", tmp_path / "airwars.csv", reason="for our own database")
    what = list(log_of(case))[-1].entry.what
    hashes = {"export": done.path, "losses": done.losses}
    assert what["files"] == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in hashes.items()}
    assert (what["as"], what["redacted"], what["reason"], what["rows"]) == ("airwars", False, "for our own database", 2)


def test_filters_choose_and_their_words_stay_at_home(case, tmp_path):
    done, losses = exported(case, "acled", tmp_path / "a.csv", wanted=Wanted(grades=("fair",), party="coalition"))
    assert (done.incidents, len(rows(done.path))) == (1, 1)
    assert losses["filters"] == {"grades": ["fair"], "party": "(words)"}
    _, losses = exported(case, "acled", tmp_path / "b.csv", wanted=Wanted(place="hajin"), reason="a test")
    assert losses["filters"] == {"place": "hajin"}


def test_the_state_of_an_earlier_day_has_its_own_figures(case, tmp_path):
    day = datetime.date(2018, 11, 17)
    build_case(case, watch, as_of=day)
    done, losses = exported(case, "ucdp", tmp_path / "early.csv", as_of=day)
    assert [(one["low"], one["best"], one["high"]) for one in rows(done.path)] == [("43", "43", "43")]
    assert losses["as_of"] == "2018-11-17"


def test_without_a_place_to_go_it_stands_in_the_output_folder(case):
    done, _ = exported(case, "ibc")
    assert done.path == case / "output" / "exports" / "ibc.csv"


PLANTS = 67  # of each of three kinds, and an account for each name


def planted(tmp_path):
    """A case whose words, speakers, sources, titles, ids, places and points are all planted."""
    names = [f"Qaziran{number} Velmondry{number}" for number in range(PLANTS)]
    handles = [f"velm_acct_{number}" for number in range(PLANTS)]
    points = [(34.60137 + number * 0.00211, 40.80119 + number * 0.00173) for number in range(PLANTS)]
    case = tmp_path / "case"
    new_case(case, "The killing of Qaziran0 Velmondry0")
    reports = [
        {
            "doc_id": f"t.me/{handle}/{number}" if number % 2 else f"{name} on the strike",
            "title": f"{name} killed in Hajin",
            "text": f"{name} said that an airstrike by {name} killed {number + 2} civilians, among them {name}, "
            f"in the town of Hajin on {number % 28 + 1} March 2018, wrote @{handle}.",
            "published": f"2018-03-{number % 28 + 1:02}",
            "language": "en",
            "outlet": f"@{handle}" if number % 3 else f"{handle} channel",
            "url": f"https://t.me/{handle}/{number}" if number % 2 else f"https://x.com/{handle}/status/1",
        }
        for number, (name, handle) in enumerate(zip(names, handles, strict=True))
    ]
    lines = tmp_path / "reports.jsonl"
    lines.write_text("".join(json.dumps(one) + "\n" for one in reports), encoding="utf-8")
    add_paths(case, [lines], Metadata(), watch)
    table = tmp_path / "planted.csv"
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["id", "date", "place", "country", "lat", "lon", "precision", "by", "source", "url", "dead"])
        for number, (lat, lon) in enumerate(points):
            name, handle = names[number], handles[number]
            day, url = f"2018-04-{number % 28 + 1:02}", f"https://facebook.com/{handle}"
            cells = [day, f"house of {name}", "Syria", f"{lat:.5f}", f"{lon:.5f}", 1, name, f"@{handle}", url, 3]
            writer.writerow([f"{handle}-{number}", *cells])
    mapping = tmp_path / "planted.toml"
    mapping.write_text(OWN, encoding="utf-8")
    add_tables(case, [table], str(mapping), watch)
    exact = [f"{value:.5f}".rstrip("0") for point in points for value in point]
    return case, [*(part for name in names for part in name.split()), *handles, *exact]


def test_a_redacted_export_holds_nothing_that_was_planted(tmp_path):
    case, secrets = planted(tmp_path)
    built = build_case(case, watch)
    assert len(built.incidents) >= PLANTS
    assert len(secrets) >= 200
    for format_ in FORMATS:
        done, losses = exported(case, format_, tmp_path / "out")
        content = done.path.read_bytes() + done.losses.read_bytes()
        text = content.decode("utf-8", errors="replace").casefold()
        assert [one for one in secrets if one.casefold() in text] == []
        assert losses["rows"] > 0
        assert losses["withheld"]["handle"]["times"] >= PLANTS
        assert (
            format_ == "ibc" or losses["withheld"]["coordinates"]["times"] >= PLANTS
        )  # one source a row is none of IBC


def test_an_export_that_is_not_redacted_does_hold_it(tmp_path):
    case, secrets = planted(tmp_path)
    build_case(case, watch)
    done, losses = exported(case, "ucdp", tmp_path / "out", reason="a test")
    text = done.path.read_text(encoding="utf-8")
    assert all(one in text for one in secrets[-2 * PLANTS :])
    assert (losses["withheld"], losses["is_redacted"]) == ({}, False)


@pytest.mark.parametrize(
    ("rule_set", "grades"),
    [
        ("ibc", {"included"}),
        ("ucdp", {"clear_event"}),
        ("airwars", {"fair", "contested"}),
        (None, {"fair", "contested"}),
    ],
)
def test_other_rules_grade_what_was_linked(case, tmp_path, rule_set, grades):
    done, losses = exported(case, "hxl", tmp_path / "out.csv", rule_set=rule_set)
    assert {one["grade"] for one in rows(done.path)[1:]} == grades
    assert losses["rule_set"] == (rule_set or "airwars")


def test_other_rules_change_nothing_but_grades(case, tmp_path):
    own, other = (
        rows(exported(case, "hxl", tmp_path / f"{name}.csv", rule_set=name)[0].path) for name in ("airwars", "ibc")
    )
    graded = {"grade", "grade_rule", "rule_set"}
    assert [{key: one[key] for key in one if key not in graded} for one in own] == [
        {key: one[key] for key in one if key not in graded} for one in other
    ]


def test_an_earlier_day_has_the_rules_it_was_built_with(case, tmp_path):
    with pytest.raises(CaseError, match="write rule_set"):
        exported(case, "hxl", tmp_path / "out.csv", as_of=datetime.date(2018, 11, 17), rule_set="ibc")


@pytest.mark.parametrize("reason", [None, "for a test"])
@pytest.mark.parametrize("format_", ["ucdp", "capture-history", "jsonld"])
def test_several_processes_write_what_one_writes(case, tmp_path, monkeypatch, format_, reason):
    asked = [Export(format_, tmp_path / name, reason=reason) for name in ("one", "several")]
    export_case(case, asked[0], watch)
    monkeypatch.setattr("tawthiq.pipeline.exporting.MANY", 0)
    monkeypatch.setattr("tawthiq.pipeline.export_events.AT_ONCE", 1)
    export_case(case, asked[1], watch, processes=2)
    for ending in ("", LOSSES):
        one, several = (tmp_path / f"{name}{ending}" for name in ("one", "several"))
        assert several.read_bytes() == one.read_bytes()


def test_a_fault_in_another_process_is_told_and_leaves_nothing(case, tmp_path, monkeypatch):
    monkeypatch.setattr("tawthiq.pipeline.exporting.MANY", 0)
    monkeypatch.setattr("tawthiq.pipeline.export_events.AT_ONCE", 1)
    broken = tmp_path / "case"
    shutil.copytree(case, broken)
    lines = (broken / "output" / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
    (broken / "output" / "incidents.jsonl").write_text("\n".join([*lines, lines[0][:-9]]) + "\n", encoding="utf-8")
    with pytest.raises(CaseError, match="build"):
        export_case(broken, Export("ucdp", tmp_path / "out.csv"), watch, processes=2)
    assert not (tmp_path / "out.csv").exists()
