"""What people decide takes effect at the next build, beside what the program read, and nothing else changes."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from tawthiq.documents import Metadata
from tawthiq.errors import CaseError, InputError
from tawthiq.judging.lines import read_judgements, write_judgement
from tawthiq.judging.standing import Status
from tawthiq.model import Verdict
from tawthiq.pipeline import (
    Wording,
    add_paths,
    build_case,
    export_judgements,
    history_of,
    import_judgements,
    judge_case,
    list_judgements,
    new_case,
    verify,
)
from tawthiq.store import Case, User

TEXTS = (
    "قال المرصد السوري لحقوق الإنسان إن 12 مدنيين قتلوا السبت في غارة للتحالف الدولي على بلدة هجين.",
    "أفادت مصادر طبية بمقتل 24 مدنياً السبت في قصف على بلدة هجين شرق سوريا.",
    "أفادت مصادر طبية بمقتل 7 مدنيين السبت في قصف على بلدة السوسة شرق سوريا.",
    "أفادت مصادر طبية بمقتل 3 مدنيين الجمعة في قصف على مدينة الباب في ريف حلب.",
)


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


def person(name: str, minute: int = 0) -> User:
    return User(name, lambda: datetime.datetime(2018, 11, 19, 9, minute, tzinfo=datetime.UTC))


A, B = person("A. Recorder"), person("B. Reviewer", 1)


def make(folder: Path) -> Path:
    new_case(folder, "A case")
    reports = [{"doc_id": f"r{at}", "published": "2018-11-18", "text": text} for at, text in enumerate(TEXTS)]
    path = folder.parent / f"{folder.name}.jsonl"
    path.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    add_paths(folder, [path], Metadata(), watch)
    build_case(folder, watch)
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return make(tmp_path / "case")


def outputs(case: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (case / "output").iterdir() if path.is_file()}


def lines(case: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (case / "output" / name).read_text(encoding="utf-8").splitlines()]


def claim(case: Path, doc_id: str) -> dict[str, Any]:
    (report,) = (line for line in lines(case, "claims.jsonl") if line["doc_id"] == doc_id)
    return next(one for one in report["claims"] if one["type"] == "casualty")


def incident(case: Path, doc_id: str) -> dict[str, Any]:
    return next(line for line in lines(case, "incidents.jsonl") if doc_id in line["reports"])


def killed(case: Path, doc_id: str) -> tuple[int, int]:
    civilians = incident(case, doc_id)["killed"]["civilians"]
    return civilians["min"], civilians["max"]


def say(case: Path, about: str, verdict: Verdict, *values: str, by: User = A, reason: str = "read again") -> str:
    return judge_case(case, Wording((about,), verdict, values, reason), by).id


def rebuild(case: Path, kept: int) -> None:
    """Build on what is kept, of which so many incidents are, and see that a fresh build gives the same."""
    result = build_case(case, watch)
    assert result.kept.incidents == kept
    grown = outputs(case)
    build_case(case, watch, fresh=True)
    assert outputs(case) == grown


def test_a_rejected_claim_does_not_count_and_stays_where_it_is(case: Path) -> None:
    before = claim(case, "r1")
    assert killed(case, "r0") == (12, 24)
    id_ = say(case, before["id"], Verdict.REJECT)
    rebuild(case, kept=2)
    assert killed(case, "r0") == (12, 12)
    after = claim(case, "r1")
    assert {key: value for key, value in after.items() if key in before} == before
    assert after["decided"] == {"standing": "reject"}
    assert [(one["id"], one["status"], one["by"]) for one in after["judgements"]] == [(id_, "holds", "A. Recorder")]


def test_a_corrected_field_is_what_linking_and_assessing_use(case: Path) -> None:
    before = claim(case, "r1")
    say(case, before["id"], Verdict.CORRECT, "casualties.0.count", "20")
    rebuild(case, kept=2)
    assert killed(case, "r0") == (12, 20)
    assert claim(case, "r1")["casualties"] == before["casualties"]
    assert claim(case, "r1")["decided"] == {"casualties.0.count": {"min": 20, "max": 20}}
    page = (case / "output" / "report.html").read_text(encoding="utf-8")
    assert page.count("Corrected by <bdi>A. Recorder</bdi>") == 1
    assert history_of(case, incident(case, "r0")["id"]).steps[-1].incident.killed["civilians"].maximum == 20
    say(case, before["id"], Verdict.CORRECT, "place", "مدينة الباب @ 36.37, 37.51")
    build_case(case, watch)
    assert "r1" not in incident(case, "r0")["reports"]


def test_without_judgements_and_with_all_withdrawn_a_build_is_as_it_was(case: Path) -> None:
    before = outputs(case)
    id_ = say(case, claim(case, "r1")["id"], Verdict.REJECT)
    build_case(case, watch)
    say(case, id_, Verdict.WITHDRAW, by=B)
    build_case(case, watch)
    after = claim(case, "r1")
    assert "decided" not in after
    assert [one["status"] for one in after["judgements"]] == ["withdrawn"]
    assert outputs(case)["incidents.jsonl"] == before["incidents.jsonl"]
    assert outputs(case)["report.html"] == before["report.html"]


def test_a_grade_takes_effect_when_a_second_person_confirms_it(case: Path) -> None:
    before = incident(case, "r0")
    say(case, before["id"], Verdict.GRADE, "confirmed")
    build_case(case, watch)
    assert "decided" not in incident(case, "r0")
    assert incident(case, "r0")["judgements"][0]["status"] == "proposed"
    with pytest.raises(CaseError, match="a second person"):
        say(case, before["id"], Verdict.CONFIRM)
    say(case, before["id"], Verdict.CONFIRM, by=B)
    rebuild(case, kept=3)
    after = incident(case, "r0")
    assert (after["grade"], after["decided"]) == (before["grade"], {"grade": "confirmed"})
    assert [(one["verdict"], one["by"]) for one in after["judgements"]] == [
        ("grade", "A. Recorder"),
        ("confirm", "B. Reviewer"),
    ]
    assert after["judgements"][0]["machine"] == before["grade"]
    page = (case / "output" / "report.html").read_text(encoding="utf-8")
    assert "Graded by people" in page
    assert page.count("B. Reviewer: read again") >= 1


def test_judgements_of_two_cases_merge_and_contradictions_are_listed(case: Path, tmp_path: Path) -> None:
    other = make(tmp_path / "other")
    id_ = claim(case, "r1")["id"]
    first, second = say(case, id_, Verdict.REJECT), say(other, id_, Verdict.ACCEPT, by=B)
    exported = export_judgements(other)
    assert import_judgements(case, exported, "other.jsonl", A) == (1, 0)
    assert import_judgements(case, exported, "other.jsonl", A) == (0, 1)
    assert import_judgements(other, export_judgements(case), "case.jsonl", B) == (1, 1)
    assert export_judgements(case) == export_judgements(other)
    assert [write_judgement(one) for one in read_judgements(export_judgements(case), "x")] == export_judgements(case)
    result = build_case(case, watch)
    assert [{one.id for one in some} for some in result.judgements.conflicts] == [{first, second}]
    assert killed(case, "r0") == (12, 24)
    assert [one.status for one in list_judgements(case).judgements] == [Status.CONFLICT, Status.CONFLICT]
    say(case, second, Verdict.WITHDRAW)
    build_case(case, watch)
    assert killed(case, "r0") == (12, 12)


def test_a_file_with_a_line_that_is_no_judgement_is_not_taken_at_all(case: Path) -> None:
    say(case, claim(case, "r1")["id"], Verdict.NOTE)
    good = export_judgements(case)[0].replace("read again", "another")
    with pytest.raises(InputError, match=r"x\.jsonl:2: no judgement: its id is"):
        import_judgements(case, ["", good], "x.jsonl", A)
    assert len(export_judgements(case)) == 1


def test_one_that_does_not_fit_is_told_and_kept(case: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    new_case(other, "A case")
    id_ = say(case, claim(case, "r1")["id"], Verdict.REJECT)
    import_judgements(other, export_judgements(case), "case.jsonl", A)
    result = build_case(other, watch)
    assert [(one.judgement.id, one.why) for one in result.judgements.misfits] == [
        (id_, "its report is not in the case")
    ]
    (listed,) = list_judgements(other).judgements
    assert (listed.status, len(listed.misfits)) == (Status.UNFIT, 1)


def test_the_log_covers_judgements(case: Path) -> None:
    say(case, claim(case, "r1")["id"], Verdict.ACCEPT, reason="")
    assert verify(case, watch).faults == ()
    with Case.open(case) as opened:
        actions = [row.action for row in opened.log()]
    assert actions[-1] == "judge"


WRONG = [
    (("c-0000",), Verdict.ACCEPT, (), "no claim of"),
    (("i-0000",), Verdict.ACCEPT, (), "no incident of"),
    (("j-0000",), Verdict.WITHDRAW, (), "no judgement has the id"),
    (("INCIDENT",), Verdict.REJECT, (), "judge its claims"),
    (("INCIDENT", "CLAIM"), Verdict.NOTE, (), "one incident"),
    (("INCIDENT",), Verdict.GRADE, ("good",), "confirmed, fair"),
    (("INCIDENT",), Verdict.CONFIRM, (), "Proposed: none"),
    (("CLAIM",), Verdict.GRADE, ("fair",), "a grade is an incident's"),
    (("CLAIM",), Verdict.CORRECT, ("place",), "CLAIM correct FIELD VALUE"),
    (("CLAIM",), Verdict.CORRECT, ("colour", "red"), "no field that can be corrected"),
    (("CLAIM",), Verdict.CORRECT, ("casualties.9.count", "3"), "figures, from 0"),
    (("CLAIM",), Verdict.CORRECT, ("casualties.0.count", "9-3"), "crossed"),
]


@pytest.mark.parametrize(("about", "verdict", "values", "problem"), WRONG, ids=[problem for *_, problem in WRONG])
def test_what_cannot_be_judged_is_said(
    case: Path, about: tuple[str, ...], verdict: Verdict, values: tuple[str, ...], problem: str
) -> None:
    known = {"CLAIM": claim(case, "r1")["id"], "INCIDENT": incident(case, "r0")["id"]}
    with pytest.raises(CaseError, match=problem):
        judge_case(case, Wording([known.get(one, one) for one in about], verdict, values, "because"), A)
    assert export_judgements(case) == []


def test_two_words_of_one_person_in_one_second_are_refused(case: Path) -> None:
    id_ = claim(case, "r0")["id"]
    judge_case(case, Wording((id_,), Verdict.ACCEPT), A)
    with pytest.raises(CaseError, match=r"A\. Recorder said something else of c-\w+ in this very second; say it again"):
        judge_case(case, Wording((id_,), Verdict.REJECT, (), "not so"), A)
    judge_case(case, Wording((id_,), Verdict.NOTE, (), "ask for names"), A)
    judge_case(case, Wording((id_,), Verdict.REJECT, (), "not so"), person("A. Recorder", 2))
    assert [one.status for one in list_judgements(case).judgements if one.judgement.verdict is not Verdict.NOTE] == [
        Status.REPLACED,
        Status.HOLDS,
    ]
