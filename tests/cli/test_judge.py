"""`judge` and `judgements`: what people and scripts see."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
REPORT = {"doc_id": "a", "text": "قتل ثلاثة مدنيين في غارة على بلدة هجين.", "published": "2018-11-18"}
OTHER = {"doc_id": "b", "text": "لم يذكر أحد شيئاً عن الطقس أمس.", "published": "2018-11-18"}


@pytest.fixture
def case(run: Run) -> Path:
    Path("in.jsonl").write_text(json.dumps(REPORT) + "\n", encoding="utf-8")
    run("new", "case")
    run("add", "case", "in.jsonl")
    assert run("build", "case").exit_code == 0
    return Path("case")


def claim(case: Path) -> str:
    report = json.loads((case / "output" / "claims.jsonl").read_text(encoding="utf-8"))
    return str(report["claims"][0]["id"])


def test_a_judgement_is_made_listed_logged_and_carried(run: Run, case: Path) -> None:
    made = run("judge", "case", claim(case)[:6], "reject", "--reason", "a drill", "--by", "A. Recorder")
    assert made.exit_code == 0
    assert "takes effect with: tawthiq build case" in made.stderr
    id_ = made.stdout.strip()
    (line,) = run("judge", "case", "--list").stdout.splitlines()
    assert line.startswith(f"{id_}  holds      {claim(case)} reject  (A. Recorder, ")
    assert "A. Recorder  judge  1 judgement" in run("log", "case").stdout
    Path("ours.jsonl").write_text(run("judgements", "export", "case").stdout, encoding="utf-8")
    Path("other.jsonl").write_text(json.dumps(OTHER) + "\n", encoding="utf-8")
    run("new", "other")
    run("add", "other", "other.jsonl")
    for words in ("took in 1 judgement; 0 were there", "took in 0 judgements; 1 were there"):
        assert words in run("judgements", "import", "other", "ours.jsonl").stderr
    built = run("build", "other")
    assert f"judgement {id_}" in built.stderr
    assert "does not fit" in built.stderr
    assert f"then: {REPORT['text'][:10]}" in built.stderr
    assert run("judge", "other", "--list").stdout.split()[1] == "unfit"


def test_show_has_what_people_decided_beside_what_the_program_says(run: Run, case: Path) -> None:
    run("judge", "case", claim(case), "correct", "casualties.0.count", "4", "--reason", "four names", "--by", "A. R.")
    incident = json.loads((case / "output" / "incidents.jsonl").read_text(encoding="utf-8"))["id"]
    run("judge", "case", incident, "grade", "fair", "--reason", "seen", "--by", "A. R.")
    assert "judged" not in run("show", "case", incident).stdout
    run("build", "case")
    shown = run("show", "case", incident).stdout
    assert 'people decided casualties.0.count {"min": 4, "max": 4}' in shown
    assert "judged       grade fair (proposed; " in shown
    assert "people decided grade" not in shown


def test_lists_have_the_grade_of_people_beside_that_of_the_rules(run: Run, case: Path) -> None:
    incident = json.loads((case / "output" / "incidents.jsonl").read_text(encoding="utf-8"))
    run("judge", "case", incident["id"], "grade", "confirmed", "--reason", "seen", "--by", "A. R.")
    run("judge", "case", incident["id"], "confirm", "--reason", "seen", "--by", "B. R.")
    built = run("build", "case")
    both = f"confirmed by people (rules: {incident['grade']})"
    assert both in run("incidents", "case").stdout
    assert "by people" in built.stderr
    assert both in run("incidents", "case", "--grade", "confirmed").stdout
    assert both not in run("incidents", "case", "--grade", incident["grade"]).stdout


def test_a_name_alone_is_looked_up_and_it_is_said(run: Run, case: Path) -> None:
    made = run("judge", "case", claim(case), "correct", "place", "Hajin", "--reason", "the title", "--by", "A. R.")
    assert "Hajin is gn." in made.stderr
    assert '"id": "gn.' in run("judge", "case", "--list").stdout
    made = run("judge", "case", claim(case), "correct", "speaker", "Nobody Known", "--reason", "x", "--by", "A. R.")
    assert "so it has no id" in made.stderr


def test_show_has_who_joined_what_and_how_it_would_be_without(run: Run) -> None:
    other = {"doc_id": "b", "text": "قتل مدنيان في قصف على مدينة الباب في ريف حلب.", "published": "2018-11-18"}
    Path("in.jsonl").write_text("".join(json.dumps(one) + "\n" for one in (REPORT, other)), encoding="utf-8")
    run("new", "case")
    run("add", "case", "in.jsonl")
    run("build", "case")
    path = Path("case", "output", "incidents.jsonl")
    ids = [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]
    made = run("judge", "case", *ids, "merge", "--reason", "one strike", "--by", "A. R.")
    assert (made.exit_code, "which stays beside it" in made.stderr) == (0, False)
    run("build", "case")
    (line,) = path.read_text(encoding="utf-8").splitlines()
    shown = run("show", "case", json.loads(line)["id"]).stdout
    assert f"merge {' '.join(ids)} (holds; " in shown
    assert "joined by A. R. on 20" in shown
    assert all(f"  {id_}: c-" in shown.split("how the program alone would have linked")[1] for id_ in ids)
    named = json.loads(line)["claims"][0]
    assert run("judge", "case", named, "move", "--to", "none", "--reason", "a drill", "--by", "A. R.").exit_code == 0
    listed = run("judge", "case", "--list").stdout  # of one second, they are in the order of their ids
    assert f"holds      {named} move none" in listed


WRONG = [
    (("praise",), "verdicts: accept, reject"),
    (("CLAIM", "praise"), "verdicts: accept, reject"),
    (("accept",), "write ID VERDICT"),
    (("CLAIM", "reject", "a drill"), "reasons go in --reason"),
    (("CLAIM", "reject"), "--reason TEXT"),
    (("CLAIM", "accept", "--to", "none"), "--to goes with move"),
    (("CLAIM", "move", "none", "--to", "none"), "--to goes with move"),
    (("CLAIM", "--list"), "--list takes no ids"),
    (("CLAIM", "correct", "time", "Saturday", "--reason", "x"), "2018-11-17"),
]


@pytest.mark.parametrize(("words", "problem"), WRONG, ids=[problem for _, problem in WRONG])
def test_what_is_wrong_is_said_with_its_remedy(run: Run, case: Path, words: tuple[str, ...], problem: str) -> None:
    result = run("judge", "case", *(claim(case) if word == "CLAIM" else word for word in words))
    assert result.exit_code in {1, 2}
    assert problem in result.stderr
    assert run("judge", "case", "--list").stdout == ""


def test_before_a_build_there_is_nothing_to_judge(run: Run) -> None:
    run("new", "case")
    result = run("judge", "case", "c-1", "accept")
    assert (result.exit_code, "tawthiq build case" in result.stderr) == (1, True)
