"""`tawthiq summary`, and the summary that `tawthiq show` begins with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

EXAMPLE = Path(__file__).parents[2] / "examples" / "worked-incident" / "reports.jsonl"
WHOLE = ("--unredacted", "--reason", "for a test")
UNKNOWN = "مراسل راديو ضفاف"  # in no public table


@pytest.fixture
def built(run: Run) -> Run:
    for arguments in (("new", "case"), ("add", "case", str(EXAMPLE)), ("build", "case")):
        assert run(*arguments).exit_code == 0
    return run


def test_incidents_are_told_in_both_languages(built: Run) -> None:
    english = built("summary", "case")
    assert english.exit_code == 0, english.output
    assert "between 15 and 53 people were killed in an attack from the air" in english.stdout
    assert "attributed the attack to the US-led coalition, which denied it" in english.stdout
    assert "2 of 2 incidents" in english.stderr
    arabic = built("summary", "case", "366a", "--language", "ar").stdout
    assert "قُتل ما بين 15 و53 شخصاً في قرية أبو الحسن (دير الزور، سوريا) جرّاء قصف جوي" in arabic
    assert "إلى التحالف الدولي، في حين نُقل عن هذه الجهة نفي ذلك" in arabic
    assert "هجين" not in arabic


def test_names_that_no_table_has_are_withheld_unless_a_reason_is_given(built: Run) -> None:
    redacted = built("summary", "case", "--language", "ar")
    assert UNKNOWN not in redacted.stdout
    assert "withheld: " in redacted.stderr
    whole = built("summary", "case", "--language", "ar", *WHOLE)
    assert f"«{UNKNOWN}»" in whole.stdout
    assert "withheld" not in whole.stderr
    *_, before, last = map(json.loads, built("log", "case", "--json").stdout.splitlines())
    assert (before["what"]["as"], before["what"]["redacted"]) == ("summary-ar", True)
    assert (last["what"]["as"], last["what"]["reason"], last["what"]["incidents"]) == ("summary-ar", "for a test", 2)
    assert built("summary", "case", "--unredacted").exit_code == 2


def test_as_json_with_the_claims_behind_it(built: Run) -> None:
    lines = [json.loads(line) for line in built("summary", "case", "--json").stdout.splitlines()]
    incidents = [json.loads(line) for line in built("incidents", "case", "--json").stdout.splitlines()]
    assert [one["id"] for one in lines] == [one["id"] for one in incidents]
    for line, incident in zip(lines, incidents, strict=True):
        assert set(line["claims"]) <= set(incident["claims"])
        assert line["claims"]
        assert not {"\u2068", "\u2069"} & set(line["summary"])


def test_filters_choose_and_what_fits_nothing_is_told(built: Run) -> None:
    assert built("summary", "case", "--grade", "contested").stdout.startswith("i-ce41")
    none = built("summary", "case", "--since", "2020-01-01")
    assert (none.stdout, none.exit_code) == ("", 0)
    assert "0 of 2 incidents" in none.stderr
    assert "no incident of case has the id 'zz'" in built("summary", "case", "zz").output


def test_a_grade_that_people_set_is_told(built: Run) -> None:
    assert built("judge", "case", "i-366a", "grade", "confirmed", "--reason", "seen", "--by", "A").exit_code == 0
    assert built("judge", "case", "i-366a", "confirm", "--reason", "seen too", "--by", "B").exit_code == 0
    assert built("build", "case").exit_code == 0
    assert "graded \u201cConfirmed\u201d" in built("summary", "case", "366a").stdout


def test_show_has_it_under_the_name(built: Run) -> None:
    first = built("show", "case", "366a", "--language", "ar").stdout.splitlines()[1]
    assert first.startswith("قُتل ما بين 15 و53 شخصاً")
    assert "summary" not in json.loads(built("show", "case", "366a", "--json").stdout)


def test_who_says_so_as_people_corrected_it(built: Run) -> None:
    lines = Path("case/output/claims.jsonl").read_text(encoding="utf-8").splitlines()
    claims = [claim for line in lines for claim in json.loads(line)["claims"]]
    wrong = [one["id"] for one in claims if (one["speaker"] or {}).get("name") == UNKNOWN]
    assert wrong
    for id_ in wrong:
        done = built("judge", "case", id_, "correct", "speaker", "Bank Committee", "--reason", "heard", "--by", "A")
        assert done.exit_code == 0, done.output
    assert built("build", "case").exit_code == 0
    text = built("summary", "case", "366a", *WHOLE).stdout
    assert "the Bank Committee" in text
    assert UNKNOWN not in text


def test_the_state_of_an_earlier_day(built: Run) -> None:
    missing = built("summary", "case", "--as-of", "2018-11-18")
    assert missing.exit_code == 1
    assert "tawthiq build case --as-of 2018-11-18" in missing.output
    assert built("build", "case", "--as-of", "2018-11-18").exit_code == 0
    then = built("summary", "case", "--as-of", "2018-11-17")
    assert then.exit_code == 1
    then = built("summary", "case", "--as-of", "2018-11-18", "--json").stdout.splitlines()
    as_of = [
        json.loads(line) for line in built("incidents", "case", "--as-of", "2018-11-18", "--json").stdout.splitlines()
    ]
    assert [json.loads(line)["id"] for line in then] == [one["id"] for one in as_of] != []
