"""Claims that people add: made of words of the report, in effect like those that the program read, taken back whole."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawthiq.documents import Metadata
from tawthiq.errors import CaseError
from tawthiq.judging.additions import RULE
from tawthiq.judging.standing import Status
from tawthiq.model import ClaimType, Document, Report, Span, Verdict
from tawthiq.pipeline import (
    Demand,
    Wording,
    add_paths,
    build_case,
    erase_from_case,
    export_judgements,
    import_judgements,
    judge_case,
    list_judgements,
    new_case,
    review,
)
from tawthiq.pipeline.missed_claims import claim_value, missed_claim
from tawthiq.store import User

TEXT = "أفادت مصادر طبية بمقتل 24 مدنياً السبت في قصف على بلدة هجين شرق سوريا.\nوأسفر ذلك عن ١٢ طفلاً، كما ذكر الأهالي."
WORDS = "وأسفر ذلك عن ١٢ طفلاً"
VALUES = (
    "casualty",
    f"words={WORDS}",
    "figure=١٢ طفلاً/children/killed",
    "speaker=الأهالي",
    "place=هجين",
    "time=السبت",
)
BORN = datetime.date(2018, 11, 18)
A = User("A. Recorder", lambda: datetime.datetime(2018, 11, 19, 9, tzinfo=datetime.UTC))
B = User("B. Reviewer", lambda: datetime.datetime(2018, 11, 19, 9, 1, tzinfo=datetime.UTC))


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("missed") / "case"
    new_case(folder, "A case")
    line = {"doc_id": "r0", "published": BORN.isoformat(), "text": TEXT, "language": "ar"}
    path = folder.parent / "reports.jsonl"
    path.write_text(json.dumps(line), encoding="utf-8")
    add_paths(folder, [path], Metadata(), watch)
    build_case(folder, watch)
    return folder


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "case"))


def add(case: Path, *values: str, user: User = A) -> Any:
    return judge_case(case, Wording(("r0",), Verdict.ADD, values or VALUES, "of the second sentence"), user)


def claims(case: Path) -> list[dict[str, Any]]:
    (line,) = (case / "output" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    found: list[dict[str, Any]] = json.loads(line)["claims"]
    return found


def test_an_added_claim_is_in_all_that_is_built(case: Path) -> None:
    before = claims(case)
    made = add(case)
    assert build_case(case, watch).claims == len(before) + 1
    *others, own = claims(case)
    assert others == before
    assert (own["id"], own["type"], own["text"], own["rules"]) == (made.about[0], "casualty", WORDS, [RULE])
    assert own["casualties"] == [{"outcome": "killed", "who": "children", "min": 12, "max": 12, "text": "١٢ طفلاً"}]
    assert own["time"] == {"text": "السبت", "start": "2018-11-17", "end": "2018-11-17"}
    assert own["place"]["id"] == before[0]["place"]["id"]
    (beside,) = own["judgements"]
    assert (beside["verdict"], beside["status"], beside["by"]) == ("add", "holds", "A. Recorder")
    (incident,) = (case / "output" / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
    assert made.about[0] in json.loads(incident)["claims"]
    assert json.loads(incident)["killed"]["children"]["max"] == 12


def test_it_is_seen_before_the_build_and_judged_like_others(case: Path) -> None:
    made = add(case)
    own = review(case, "r0").claims[-1]
    assert (own.claim.id, own.is_added, own.is_judged) == (made.about[0], True, True)
    judge_case(case, Wording(made.about, Verdict.CORRECT, ("casualties.0.count", "11"), "counted again", "r0"), B)
    build_case(case, watch)
    (incident,) = (case / "output" / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(incident)["killed"]["children"]["max"] == 11
    judge_case(case, Wording(made.about, Verdict.REJECT, (), "not so", "r0"), B)
    build_case(case, watch)
    (incident,) = (case / "output" / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
    assert made.about[0] not in json.loads(incident)["claims"]


def test_taken_back_all_is_as_it_was(case: Path) -> None:
    outputs = {path.name: path.read_bytes() for path in (case / "output").iterdir()}
    made = add(case)
    build_case(case, watch)
    assert claims(case)[-1]["id"] == made.about[0]
    assert review(case, "r0").last_of("A. Recorder") == made
    judge_case(case, Wording((made.id,), Verdict.WITHDRAW, (), "by mistake"), A)
    build_case(case, watch)
    assert {path.name: path.read_bytes() for path in (case / "output").iterdir()} == outputs
    statuses = {one.judgement.id: one.status for one in list_judgements(case).judgements}
    assert statuses[made.id] is Status.WITHDRAWN


def test_two_people_add_it_once(case: Path) -> None:
    one, other = add(case), add(case, user=B)
    assert one.about == other.about
    build_case(case, watch)
    assert [claim["id"] for claim in claims(case)].count(one.about[0]) == 1
    judge_case(case, Wording((one.id,), Verdict.WITHDRAW, (), "the other's will do"), A)
    build_case(case, watch)
    assert claims(case)[-1]["id"] == one.about[0]


def test_it_comes_along_to_another_case_and_the_same_comes_out(case: Path, built: Path, tmp_path: Path) -> None:
    add(case)
    build_case(case, watch)
    other = Path(shutil.copytree(built, tmp_path / "other"))
    assert import_judgements(other, export_judgements(case), "some.jsonl", B) == (1, 0)
    build_case(other, watch, fresh=True)
    for name in ("claims.jsonl", "incidents.jsonl", "report.html"):
        assert (other / "output" / name).read_bytes() == (case / "output" / name).read_bytes()


def test_an_erased_report_takes_its_words_along(case: Path) -> None:
    add(case)
    erase_from_case(case, Demand(reports=["r0"]), "order 12/2018", A)
    assert list_judgements(case).judgements == ()
    kept = b"".join(path.read_bytes() for path in case.rglob("*") if path.is_file() and path.suffix != ".html")
    assert "طفلاً".encode() not in kept


REPORT = Report(Document("r0", TEXT, "ar", published=BORN), ())


def made(*values: str) -> Any:
    return missed_claim(REPORT, values, (), lambda _told: None)


def test_words_are_given_by_themselves_or_by_their_place() -> None:
    at = TEXT.index(WORDS)
    figure = TEXT.index("١٢ طفلاً")
    by_place = made(
        "casualty",
        f"words={at}-{at + len(WORDS)}",
        f"figure={figure}-{figure + 8}/children/killed",
        f"speaker={TEXT.index('الأهالي')}-{TEXT.index('الأهالي') + 7}",
        *VALUES[4:],
    )
    assert by_place == made(*VALUES)


WRONG = [
    ((), "is no type of claim"),
    (("rumour", "words=x"), "is no type of claim"),
    (("casualty",), "words is there 0 times"),
    (("casualty", "words=قتل ألف"), "are not in the report"),
    (("attack", "words=ال"), "stand .* times; say where: "),
    (("attack", "words=900-910"), "characters"),
    (("attack", "words=9-7"), "9-7"),
    (("attack", f"words={WORDS}", "colour=red"), "says nothing of a claim"),
    (("attack", f"words={WORDS}", "scope=war"), "none of: incident, total"),
    (("attack", f"words={WORDS}", "scope=total", "scope=total"), "scope is there 2 times"),
    (("casualty", f"words={WORDS}"), "at least one figure"),
    (("casualty", f"words={WORDS}", "figure=24 مدنياً/civilians/killed"), "within the words of the claim"),
    (("casualty", f"words={WORDS}", "figure=ذلك/children/killed"), "no value that the program can read"),
    (("casualty", f"words={WORDS}", "figure=١٢ طفلاً/boys/killed"), "write figure="),
    (("responsibility", f"words={WORDS}"), "needs a belligerent and a mode"),
    (("denial", f"words={WORDS}"), "of which kind"),
    (("attack", f"words={WORDS}", "time=الأهالي"), "no value that the program can read"),
    (("attack", f"words={WORDS}", "time=الأهالي/2018-13-01"), "is no day"),
    (("denial", f"words={WORDS}", "denial_kind=flat", "answers=c-1"), "has no claim c-1"),
]


@pytest.mark.parametrize(("values", "message"), WRONG, ids=[message for _, message in WRONG])
def test_what_makes_no_claim_is_said(values: tuple[str, ...], message: str) -> None:
    with pytest.raises(CaseError, match=message):
        made(*values)


def test_what_the_program_has_is_corrected_instead(case: Path) -> None:
    add(case)
    with pytest.raises(CaseError, match=r"has this claim: c-\w+; correct it"):
        add(case, *VALUES[:3])


def test_values_may_be_written_where_the_program_cannot_read_them() -> None:
    one = made("casualty", f"words={WORDS}", "figure=ذلك/people/injured/3-", "time=الأهالي/2018-11-17/2018-11-18")
    assert (one.casualties[0].count.minimum, one.casualties[0].count.maximum) == (3, None)
    assert (one.time.start, one.time.end) == ("2018-11-17", "2018-11-18")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_every_string_of_an_added_claim_stands_at_its_span(data: st.DataObject) -> None:
    words = st.sampled_from([(m, n) for m in range(len(TEXT)) for n in range(m + 1, min(m + 30, len(TEXT)))])
    spans = {name: data.draw(words) for name in ("words", "speaker", "belligerent", "place", "about")}
    values = [f"{name}={start}-{end}" for name, (start, end) in spans.items()]
    try:
        one = made(ClaimType.FINDING, *values)
    except CaseError:
        assert any(not TEXT[start:end].strip() for start, end in spans.values())
        return
    assert one.text == TEXT[slice(*spans["words"])]
    assert one.place.span == Span(*spans["place"])
    assert claim_value(one)["rules"] == [RULE]
