"""`tawthiq export`: what it says, what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tawthiq.cli import main
from tawthiq.exports.formats import FORMATS
from tawthiq.pipeline import add_tables, build_case, log_of, new_case

TABLE = "unique_reference_code,date,latitude,longitude,country,civilians_killed_min,civilians_killed_max\n"
ROWS = "CS900,2018-11-17,34.69,40.83,Syria,3,5\nCS901,2018-11-18,34.69,40.83,Syria,10,12\n"


def watch(_done, _total):
    """Nobody looks."""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    new_case(folder, "A case")
    table = tmp_path / "airwars.csv"
    table.write_text(TABLE + ROWS, encoding="utf-8")
    add_tables(folder, [table], "airwars", watch)
    build_case(folder, watch)
    return folder


def run(*words):
    return CliRunner().invoke(main, ["export", *map(str, words)])


def test_the_file_is_data_and_the_rest_is_messages(case):
    done = run(case, "--to", "airwars")
    assert done.exit_code == 0
    assert done.stdout == f"{case / 'output' / 'exports' / 'airwars.csv'}\n"
    for words in ("2 rows of 2 incidents", "lost: ", "withheld: ", "in 1 row", "airwars.csv.losses.json"):
        assert words in done.stderr


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (("--to", "ucdp", "--unredacted"), "--reason TEXT"),
        (("--to", "ucdp", "--unredacted", "--reason", " "), "--reason TEXT"),
        (("--to", "ucdp", "--reason", "because"), "--unredacted"),
        (("--to", "nothing"), "ucdp"),
        ((), "--to"),
    ],
)
def test_what_is_not_understood_says_what_is(case, words, remedy):
    done = run(case, *words)
    assert done.exit_code == 2
    assert remedy in done.stderr


def test_who_leaves_names_in_is_in_the_log_with_the_reason(case):
    assert run(case, "--to", "ucdp", "--unredacted", "--reason", "for the court", "--by", "A. Recorder").exit_code == 0
    entry = list(log_of(case))[-1].entry
    assert (entry.who, entry.action, entry.what["reason"]) == ("A. Recorder", "export", "for the court")
    listed = CliRunner().invoke(main, ["log", str(case), "--action", "export"]).stdout
    assert "as ucdp, 2 rows of 2 incidents, not redacted: for the court" in listed


def test_a_point_outside_its_country_fails_the_check_and_is_named(tmp_path):
    folder = tmp_path / "elsewhere"
    new_case(folder, "A case")
    table = tmp_path / "airwars.csv"
    table.write_text(TABLE + "CS902,2018-11-17,30.04,31.24,Syria,30,50\n", encoding="utf-8")
    add_tables(folder, [table], "airwars", watch)
    build_case(folder, watch)
    done = run(folder, "--to", "ucdp", "--out", tmp_path / "out.csv")
    assert done.exit_code == 3
    assert "1 check failed" in done.stderr
    assert "30.0, 31.2 is not in SY" in (tmp_path / "out.csv.losses.json").read_text(encoding="utf-8")


def test_a_case_that_was_not_built_says_how(tmp_path):
    new_case(tmp_path / "new", "A case")
    done = run(tmp_path / "new", "--to", "ucdp")
    assert done.exit_code == 1
    assert "build" in done.stderr


def test_the_help_names_every_format():
    words = run("--help").stdout
    assert {line.split()[0] for line in words.splitlines() if line.strip()} >= FORMATS.keys()
