"""What people say of which claims are one incident: it takes effect, lasts, and stands beside what the program has."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from tawthiq.documents import Metadata
from tawthiq.errors import CaseError
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
)
from tawthiq.store import User

TEXTS = (
    "قال المرصد السوري لحقوق الإنسان إن 12 مدنيين قتلوا السبت في غارة للتحالف الدولي على بلدة هجين.",
    "أفادت مصادر طبية بمقتل 24 مدنياً السبت في قصف على بلدة هجين شرق سوريا.",
    "أفادت مصادر طبية بمقتل 7 مدنيين السبت في قصف على بلدة السوسة شرق سوريا.",
    "أفادت مصادر طبية بمقتل 3 مدنيين الجمعة في قصف على مدينة الباب في ريف حلب.",
)
LATER = "أفادت مصادر محلية بمقتل 9 مدنيين السبت في قصف على بلدة السوسة شرق سوريا."


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


def person(name: str, minute: int = 0) -> User:
    return User(name, lambda: datetime.datetime(2018, 11, 19, 9, minute, tzinfo=datetime.UTC))


A, B = person("A. Recorder"), person("B. Reviewer", 1)


def add(folder: Path, name: str, reports: list[dict[str, str]]) -> None:
    path = folder.parent / f"{folder.name}-{name}.jsonl"
    path.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    add_paths(folder, [path], Metadata(), watch)


def make(folder: Path) -> Path:
    new_case(folder, "A case")
    add(folder, "first", [{"doc_id": f"r{at}", "published": "2018-11-18", "text": one} for at, one in enumerate(TEXTS)])
    build_case(folder, watch)
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return make(tmp_path / "case")


def lines(case: Path, name: str, of: str = "output") -> list[dict[str, Any]]:
    return [json.loads(line) for line in (case / of / name).read_text(encoding="utf-8").splitlines()]


def claim(case: Path, doc_id: str) -> dict[str, Any]:
    (report,) = (line for line in lines(case, "claims.jsonl") if line["doc_id"] == doc_id)
    return next(one for one in report["claims"] if one["type"] == "casualty")


def incident(case: Path, doc_id: str) -> dict[str, Any]:
    return next(line for line in lines(case, "incidents.jsonl") if doc_id in line["reports"])


def parts(case: Path, of: str = "output") -> set[frozenset[str]]:
    """The reports of each incident."""
    return {frozenset(line["reports"]) for line in lines(case, "incidents.jsonl", of)}


def say(case: Path, about: list[str], verdict: Verdict, *values: str, by: User = A) -> str:
    return judge_case(case, Wording(about, verdict, values, "read again"), by).id


def outputs(case: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (case / "output").iterdir() if path.is_file()}


def rebuild(case: Path) -> Any:
    """Build on what is kept, and see that a fresh build, and one more, give the same."""
    result = build_case(case, watch)
    grown = outputs(case)
    build_case(case, watch)
    assert outputs(case) == grown
    build_case(case, watch, fresh=True)
    assert outputs(case) == grown
    return result


ALONE = {frozenset({"r0", "r1"}), frozenset({"r2"}), frozenset({"r3"})}


def test_incidents_that_people_merge_are_one_also_where_the_rules_forbid_it(case: Path) -> None:
    assert parts(case) == ALONE
    first, second = incident(case, "r0"), incident(case, "r3")
    id_ = say(case, [first["id"], second["id"]], Verdict.MERGE)
    result = rebuild(case)
    assert result.judgements.misfits == ()
    assert parts(case) == {frozenset({"r0", "r1", "r3"}), frozenset({"r2"})}
    merged = incident(case, "r0")
    assert merged["id"] == first["id"]
    assert merged["killed"]["civilians"] == {**merged["killed"]["civilians"], "min": 3, "max": 24}
    (reason,) = (one for one in merged["link_reasons"] if one["rule"] == "people.merge")
    assert reason["en"] == "joined by A. Recorder on 2018-11-19: read again"
    assert reason["judgement"] == id_
    assert [(one["verdict"], one["status"]) for one in merged["judgements"]] == [("merge", "holds")]
    assert merged["judgements"][0]["about"] == [first["id"], second["id"]]
    assert {one["id"]: one["claims"] for one in merged["proposed"]} == {
        first["id"]: first["claims"],
        second["id"]: second["claims"],
    }
    page = (case / "output" / "report.html").read_text(encoding="utf-8")
    assert "joined by A. Recorder" in page
    assert page.count("The program alone would have put together these") == 1
    assert history_of(case, merged["id"]).steps[-1].incident.id == merged["id"]


def test_a_claim_that_is_split_off_is_an_incident_of_its_own(case: Path) -> None:
    named = claim(case, "r1")
    before = incident(case, "r0")
    say(case, [named["id"]], Verdict.SPLIT)
    rebuild(case)
    assert parts(case) == {frozenset({one}) for one in ("r0", "r1", "r2", "r3")}
    assert incident(case, "r0")["id"] == before["id"]
    after = claim(case, "r1")
    assert {key: value for key, value in after.items() if key in named} == named
    assert after["decided"] == {"incident": incident(case, "r1")["id"]}
    assert incident(case, "r1")["proposed"] == [{"id": before["id"], "claims": before["claims"]}]
    kinds = {one["rule"] for one in incident(case, "r0")["link_reasons"]}
    assert "people.left" in kinds


def test_a_claim_that_is_moved_goes_where_people_say_and_takes_nothing_with_it(case: Path) -> None:
    target = incident(case, "r2")
    say(case, [claim(case, "r1")["id"]], Verdict.MOVE, target["id"])
    rebuild(case)
    assert parts(case) == {frozenset({"r0"}), frozenset({"r1", "r2"}), frozenset({"r3"})}
    assert incident(case, "r2")["id"] == target["id"]
    assert claim(case, "r1")["decided"] == {"incident": target["id"]}
    say(case, [claim(case, "r1")["id"]], Verdict.MOVE, "none", by=person("A. Recorder", 5))
    rebuild(case)
    assert parts(case) == {frozenset({"r0"}), frozenset({"r2"}), frozenset({"r3"})}
    assert claim(case, "r1")["decided"] == {"incident": "none"}
    assert [one["status"] for one in claim(case, "r1")["judgements"]] == ["replaced", "holds"]


def test_withdrawn_it_is_as_it_was(case: Path) -> None:
    before = outputs(case)
    made = [
        say(case, [incident(case, "r0")["id"], incident(case, "r3")["id"]], Verdict.MERGE),
        say(case, [claim(case, "r1")["id"]], Verdict.MOVE, incident(case, "r2")["id"]),
    ]
    build_case(case, watch)
    for id_ in made:
        say(case, [id_], Verdict.WITHDRAW, by=B)
    rebuild(case)
    assert {line["id"]: line["claims"] for line in lines(case, "incidents.jsonl")} == {
        line["id"]: line["claims"] for line in map(json.loads, before["incidents.jsonl"].decode().splitlines())
    }
    assert outputs(case)["report.html"] == before["report.html"]
    assert not any("proposed" in line for line in lines(case, "incidents.jsonl"))


def test_new_reports_are_linked_to_what_people_left(case: Path) -> None:
    say(case, [incident(case, "r0")["id"], incident(case, "r2")["id"]], Verdict.MERGE)
    build_case(case, watch)
    add(case, "second", [{"doc_id": "r9", "published": "2018-11-18", "text": LATER}])
    rebuild(case)
    assert parts(case) == {frozenset({"r0", "r1", "r2", "r9"}), frozenset({"r3"})}
    (beside,) = (line["proposed"] for line in lines(case, "incidents.jsonl") if "proposed" in line)
    assert len(beside) == 2


def test_as_of_a_day_goes_by_it_too(case: Path) -> None:
    say(case, [incident(case, "r0")["id"], incident(case, "r3")["id"]], Verdict.MERGE)
    build_case(case, watch, as_of=datetime.date(2018, 11, 18))
    build_case(case, watch)
    of = "output/as-of-2018-11-18"
    assert parts(case, of) == parts(case)
    assert lines(case, "incidents.jsonl", of) == lines(case, "incidents.jsonl")


def test_what_two_people_say_in_two_cases_merges_and_contradictions_are_listed(case: Path, tmp_path: Path) -> None:
    other = make(tmp_path / "other")
    whole, far = incident(case, "r0"), incident(case, "r3")
    merge = say(case, [whole["id"], far["id"]], Verdict.MERGE)
    to_none = say(case, [claim(case, "r2")["id"]], Verdict.MOVE, "none")
    apart = say(other, [claim(other, "r1")["id"]], Verdict.SPLIT, by=B)
    elsewhere = say(other, [claim(other, "r2")["id"]], Verdict.MOVE, whole["id"], by=B)
    assert import_judgements(case, export_judgements(other), "other.jsonl", A) == (2, 0)
    assert import_judgements(other, export_judgements(case), "case.jsonl", B) == (2, 2)
    assert export_judgements(case) == export_judgements(other)
    for folder in (case, other):
        result = rebuild(folder)
        assert [{one.id for one in some} for some in result.judgements.conflicts] == [{to_none, elsewhere}]
        assert parts(folder) == {frozenset({"r0", "r3"}), frozenset({"r1"}), frozenset({"r2"})}
        status = {one.judgement.id: one.status for one in list_judgements(folder).judgements}
        assert status == {
            merge: Status.HOLDS,
            apart: Status.HOLDS,
            to_none: Status.CONFLICT,
            elsewhere: Status.CONFLICT,
        }
    assert outputs(case) == outputs(other)
    say(case, [elsewhere], Verdict.WITHDRAW)
    build_case(case, watch)
    assert not any("r2" in part for part in parts(case))


def test_one_that_says_the_incidents_are_one_and_one_that_they_are_not(case: Path) -> None:
    whole, far = incident(case, "r0"), incident(case, "r3")
    merge = say(case, [whole["id"], far["id"]], Verdict.MERGE)
    build_case(case, watch)
    split = say(case, far["claims"], Verdict.SPLIT, by=B)
    result = rebuild(case)
    assert [{one.id for one in some} for some in result.judgements.conflicts] == [{merge, split}]
    assert parts(case) == ALONE
    say(case, [split], Verdict.WITHDRAW)
    build_case(case, watch)
    assert parts(case) != ALONE
    say(case, far["claims"], Verdict.SPLIT, by=person("a. recorder", 9))
    result = rebuild(case)
    assert (result.judgements.conflicts, parts(case)) == ((), ALONE)
    status = {one.judgement.id: one.status for one in list_judgements(case).judgements}
    assert (status[merge], status[split]) == (Status.REPLACED, Status.WITHDRAWN)


def test_what_does_not_fit_is_told_with_both_versions(case: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    new_case(other, "A case")
    add(other, "few", [{"doc_id": "r0", "published": "2018-11-18", "text": TEXTS[0]}])
    merge = say(case, [incident(case, "r0")["id"], incident(case, "r3")["id"]], Verdict.MERGE)
    move = say(case, [claim(case, "r1")["id"]], Verdict.MOVE, incident(case, "r2")["id"])
    import_judgements(other, export_judgements(case), "case.jsonl", A)
    result = build_case(other, watch)
    told = {(one.judgement.id, one.why) for one in result.judgements.misfits}
    assert (merge, "none of its claims is read now") in told
    assert (move, "its report is not in the case") in told
    assert {one.status for one in list_judgements(other).judgements} == {Status.UNFIT}
    assert parts(other) == {frozenset({"r0"})}


def test_what_the_linking_cannot_do_is_told(case: Path) -> None:
    say(case, [claim(case, "r1")["id"]], Verdict.SPLIT)
    say(case, [claim(case, "r1")["id"]], Verdict.REJECT)
    result = build_case(case, watch)
    assert [one.why for one in result.judgements.misfits] == ["its claims cannot be put so now"]


WRONG = [
    (("INCIDENT",), Verdict.MERGE, (), "two incidents or more"),
    (("INCIDENT", "INCIDENT"), Verdict.MERGE, (), "two incidents or more"),
    (("INCIDENT", "CLAIM"), Verdict.MERGE, (), "to put a claim with one"),
    (("CLAIM",), Verdict.MERGE, (), "merge is about incidents"),
    (("INCIDENT",), Verdict.SPLIT, (), "judge its claims"),
    (("OTHER",), Verdict.SPLIT, (), "all claims of i-"),
    (("CLAIM", "OTHER"), Verdict.SPLIT, (), "claims of one incident"),
    (("CLAIM",), Verdict.MOVE, (), "move INCIDENT"),
    (("CLAIM",), Verdict.MOVE, ("i-0000",), "no incident of"),
    (("CLAIM",), Verdict.MOVE, ("INCIDENT",), "is in i-"),
]


@pytest.mark.parametrize(("about", "verdict", "values", "problem"), WRONG, ids=[problem for *_, problem in WRONG])
def test_what_cannot_be_said_so_is_told_with_its_remedy(
    case: Path, about: tuple[str, ...], verdict: Verdict, values: tuple[str, ...], problem: str
) -> None:
    known = {"CLAIM": claim(case, "r1")["id"], "OTHER": claim(case, "r3")["id"], "INCIDENT": incident(case, "r0")["id"]}
    with pytest.raises(CaseError, match=problem):
        say(case, [known.get(one, one) for one in about], verdict, *(known.get(one, one) for one in values))
    assert export_judgements(case) == []
