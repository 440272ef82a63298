"""What the law demands to erase is in no byte of the case any more, and the case stays whole."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import re
import shutil
import signal
import sqlite3
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from tawthiq.documents import Metadata
from tawthiq.errors import CaseError
from tawthiq.model import Verdict
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
    log_of,
    new_case,
    open_bundle,
    plan_erasure,
    seal_case,
    text_of,
    verify,
)
from tawthiq.store import Case, Delivery, User, database, register, tidying

TEXTS = (
    "قال المرصد السوري لحقوق الإنسان إن 12 مدنيين قتلوا السبت في غارة للتحالف الدولي على بلدة هجين.",
    "أفادت مصادر طبية بمقتل 24 مدنياً السبت في قصف على بلدة هجين شرق سوريا، بحسب دفتر الزعفران.",
    "أفادت مصادر طبية بمقتل 7 مدنيين السبت في قصف على بلدة السوسة شرق سوريا.",
)
WITNESS = "قال شاهد إن 5 مدنيين قتلوا السبت في غارة على بلدة هجين، ورأى القنطور عند النهر."
SECRETS = ("الزعفران", "القنطور", "saffron", "centaur")
"""Words that stand in the reports r1 and `centaur` and nowhere else: text, title, address, file name, reasons."""


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


def person(name: str) -> User:
    return User(name, lambda: datetime.datetime(2018, 11, 19, 9, 0, tzinfo=datetime.UTC))


A, B = person("A. Recorder"), person("B. Reviewer")


def write_inputs(folder: Path) -> list[Path]:
    reports = [
        {"doc_id": f"r{at}", "published": "2018-11-18", "title": f"خبر {at}", "text": text}
        for at, text in enumerate(TEXTS)
    ]
    reports[1] |= {"title": "دفتر الزعفران", "url": "https://example.org/saffron", "outlet": "Saffron Post"}
    many, one = folder / "many.jsonl", folder / "centaur.txt"
    many.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    one.write_text(WITNESS, encoding="utf-8")
    return [many, one]


def claim(case: Path, doc_id: str) -> str:
    lines = (json.loads(line) for line in (case / "output" / "claims.jsonl").read_text(encoding="utf-8").splitlines())
    return str(next(line["claims"][0]["id"] for line in lines if line["doc_id"] == doc_id))


def incident(case: Path, doc_id: str) -> str:
    text = (case / "output" / "incidents.jsonl").read_text(encoding="utf-8")
    return str(next(one["id"] for one in map(json.loads, text.splitlines()) if doc_id in one["reports"]))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of four reports, built, with judgements; built again and as of a day."""
    folder = tmp_path_factory.mktemp("made")
    case = folder / "case"
    new_case(case, "A case")
    many, one = write_inputs(folder)
    add_paths(case, [many], Metadata(), watch, Delivery(A, "sent on a disk"))
    add_paths(case, [one], Metadata(), watch, Delivery(A, "from the centaur's friend"))
    build_case(case, watch)
    judge_case(case, Wording((claim(case, "r1"),), Verdict.REJECT, (), "saffron is no source"), A)
    judge_case(case, Wording((incident(case, "r1"),), Verdict.GRADE, ("fair",), "the saffron book and another"), A)
    judge_case(case, Wording((claim(case, "r2"),), Verdict.ACCEPT), B)
    build_case(case, watch)
    build_case(case, watch, as_of=datetime.date(2018, 11, 18))
    return case


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "case"))


def forms(word: str) -> Iterable[bytes]:
    """A word as it may stand in a file."""
    yield from (word.encode(), word.title().encode(), word.encode("utf-16-le"), json.dumps(word)[1:-1].encode())


def found(folder: Path, words: Iterable[str]) -> list[tuple[str, str]]:
    """Files whose names or bytes have one of the words."""
    hits = []
    for path in (path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes() + os.fsencode(path.relative_to(folder))
        hits += [(path.name, word) for word in words if any(form in data for form in forms(word))]
    return hits


def test_the_words_are_there_before(case: Path) -> None:
    assert {word for _, word in found(case, SECRETS)} == set(SECRETS)
    assert {"case.db", "derived.db", "claims.jsonl"} <= {name for name, _ in found(case, SECRETS)}


def crashed(case: Path, folder: Path) -> Path:
    """The case as a crash leaves it: what was written last is in the database's own log, copies are half done."""
    with contextlib.closing(sqlite3.connect(case / "case.db")) as connection:
        connection.execute("SELECT count(*) FROM report").fetchone()  # open, it keeps that log where it is
        (folder / "third.txt").write_text(f"{WITNESS} {SECRETS[0]}", encoding="utf-8")
        add_paths(case, [folder / "third.txt"], Metadata(title=SECRETS[1]), watch)
        copy = Path(shutil.copytree(case, folder / "crashed"))
    assert SECRETS[1].encode() in (copy / "case.db-wal").read_bytes()
    for name in (".incoming-x", "output/.claims.jsonl.1.part", "archive/.incoming-y", "derived.db-wal"):
        (copy / name).write_bytes(SECRETS[0].encode())
    return copy


@pytest.mark.parametrize("has_crashed", [False, True], ids=["closed", "crashed"])
def test_no_byte_of_the_case_has_the_words_any_more(case: Path, tmp_path: Path, has_crashed: bool) -> None:
    if has_crashed:
        case = crashed(case, tmp_path)
        erase_from_case(case, Demand(reports=["third"]), "order 12/2018", B)
    erased = erase_from_case(case, Demand(reports=["r1", "centaur"]), "order 12/2018", B)
    assert erased.is_complete
    assert found(case, SECRETS) == []
    result = build_case(case, watch)
    assert (len(result.reports), result.erased) == (2, 2 + has_crashed)
    assert found(case, SECRETS) == []
    assert (verify(case, watch).faults, verify(case, watch).notes) == ((), ())


def test_what_stays_is_the_hash_the_reason_who_when_and_the_chain(case: Path) -> None:
    before = verify(case, watch)
    erase_from_case(case, Demand(reports=["r1", "centaur"]), "order 12/2018", B)
    after = verify(case, watch, before.head)
    assert (after.faults, after.notes) == ((), ())
    assert (after.evidence, after.reports) == (before.evidence - 1, before.reports - 2)
    many, one = sorted(after.erased, key=lambda erasure: erasure.remains is None)
    assert (many.reports, many.removed, one.remains, one.removed) == (1, many.sha256, None, one.sha256)
    said = {(erasure.reason, erasure.who, erasure.time) for erasure in after.erased}
    assert said == {("order 12/2018", "B. Reviewer", "2018-11-19T09:00:00Z")}
    (*_, last) = log_of(case)
    assert (last.entry.action, last.reason, last.entry.who) == ("erase", "order 12/2018", "B. Reviewer")
    assert last.entry.what["rows"] == {"erasure": 2, "tombstone": 6, "judgement": 1}
    assert (last.entry.what["reports"], last.entry.what["judgements"]) == (2, 2)


def test_other_lines_of_a_file_stay_where_they_are_to_the_byte(case: Path) -> None:
    with Case.open(case, read_only=True) as opened:
        (many,) = (one for one in opened.evidence() if one.name.endswith("many.jsonl"))
        before = opened.bytes_of(many.sha256).read_bytes().split(b"\n")
    erase_from_case(case, Demand(reports=["r1"]), "order 12/2018", B)
    with Case.open(case, read_only=True) as opened:
        assert opened.bytes_of(many.sha256).read_bytes().split(b"\n") == [before[0], b"", *before[2:]]
        assert [(entry.doc_id, entry.line) for entry in opened.entries(many.sha256)] == [("r0", 1), ("r2", 3)]
    assert text_of(case, "r2").ranges[0].start > len(before[0])
    erase_from_case(case, Demand(reports=["r2"]), "order 13/2018", B)
    assert [erasure.reason for erasure in verify(case, watch).erased] == ["order 12/2018", "order 13/2018"]
    assert verify(case, watch).faults == ()
    assert len(list((case / "archive").iterdir())) == 2
    assert found(case, ["السوسة"]) == []
    erase_from_case(case, Demand(evidence=[many.sha256[:8]]), "order 14/2018", B)
    assert verify(case, watch).faults == ()
    assert len(list((case / "archive").iterdir())) == 1


def test_a_later_file_that_repeats_the_report_loses_it_too(case: Path, tmp_path: Path) -> None:
    """Its line was not registered, for the id was taken."""
    many, _ = write_inputs(tmp_path)
    later = tmp_path / "later.jsonl"
    new = json.dumps({"doc_id": "r3", "text": TEXTS[2] + " وقال آخر."})
    later.write_text(f"{new}\n{many.read_text(encoding='utf-8')}", encoding="utf-8")
    assert add_paths(case, [later], Metadata(), watch).added == ["r3"]
    with Case.open(case, read_only=True) as opened:
        sha256 = opened.evidence()[-1].sha256
    plan = plan_erasure(case, Demand(reports=["r1"]))
    assert [(part.reports, part.lines) for part in plan.parts] == [(("r1",), {"r1"}), ((), {"r1"})]
    erase_from_case(case, Demand(reports=["r1", "centaur"]), "order 12/2018", B)
    assert found(case, SECRETS) == []
    assert [(one.reports, bool(one.remains)) for one in verify(case, watch).erased] == [
        (1, True),
        (1, False),
        (0, True),
    ]
    with Case.open(case, read_only=True) as opened:
        assert [entry.doc_id for entry in opened.entries(sha256)] == ["r3"]
        assert opened.bytes_of(sha256).read_bytes().count(b"\n") == 4
    assert verify(case, watch).faults == ()


def test_judgements_lose_words_and_keep_what_was_decided_about_other_reports(case: Path) -> None:
    before = {one.judgement.id: one.judgement for one in list_judgements(case).judgements}
    lines = export_judgements(case)
    plan = plan_erasure(case, Demand(reports=["r1"]))
    assert (plan.judgements_gone, plan.judgements_cut) == (1, 1)
    erase_from_case(case, Demand(reports=["r1"]), "order 12/2018", B)
    build_case(case, watch)
    after = {one.judgement.id: one.judgement for one in list_judgements(case).judgements}
    assert [before[id_].verdict for id_ in before.keys() - after.keys()] == [Verdict.REJECT]
    (grade,) = (one for one in after.values() if one.verdict is Verdict.GRADE)
    assert (grade.value, grade.by, grade.reason) == ("fair", "A. Recorder", "")
    assert {anchor.doc_id for anchor in grade.made_about} == {"r0"}
    import_judgements(case, lines, "theirs.jsonl", A)
    assert found(case, ["saffron"]) == []
    assert export_judgements(case) == [line for line in export_judgements(case) if "saffron" not in line]


def test_the_same_bytes_come_in_again_only_on_purpose(case: Path, tmp_path: Path) -> None:
    erase_from_case(case, Demand(reports=["centaur", "r1"]), "order 12/2018", B)
    paths = write_inputs(tmp_path)
    result = add_paths(case, paths, Metadata(), watch)
    assert ([Path(name).name for name in result.known], result.added) == (["many.jsonl"], [])
    assert "erased, whole, by B. Reviewer" in str(result.skipped[0])
    assert "order 12/2018" in str(result.skipped[0])
    assert found(case, SECRETS) == []
    assert add_paths(case, paths, Metadata(), watch, Delivery(again=True)).added == ["centaur"]
    assert len(build_case(case, watch).reports) == 3
    assert (verify(case, watch).faults, verify(case, watch).notes) == ((), ())
    erase_from_case(case, Demand(reports=["centaur"]), "order 13/2018", B)
    assert found(case, ["القنطور"]) == []
    assert verify(case, watch).faults == ()


def test_a_case_with_erasures_is_sealed_and_opened(case: Path, tmp_path: Path) -> None:
    pytest.importorskip("bagit")
    erase_from_case(case, Demand(reports=["centaur", "r1"]), "order 12/2018", B)
    seal_case(case, tmp_path / "sealed", tmp_path / "key.pem", watch, A)
    open_bundle(tmp_path / "sealed", tmp_path / "opened", watch, user=B)
    assert found(tmp_path / "sealed", SECRETS) == found(tmp_path / "opened", SECRETS) == []
    assert len(verify(tmp_path / "opened", watch).erased) == 2
    assert len(build_case(tmp_path / "opened", watch).reports) == 2


@pytest.mark.parametrize(
    ("demand", "message"),
    [
        (Demand(), "nothing is named"),
        (Demand(reports=["r9"]), "no report 'r9'"),
        (Demand(evidence=["123456789"]), "no evidence has the hash"),
        (Demand(evidence=["1"]), "write 8 digits"),
    ],
)
def test_what_cannot_be_erased_is_said(case: Path, demand: Demand, message: str) -> None:
    before = (case / "case.db").read_bytes()
    with pytest.raises(CaseError, match=message):
        erase_from_case(case, demand, "order 12/2018", B)
    assert (case / "case.db").read_bytes() == before


def test_files_that_cannot_be_cut_go_whole_or_not(tmp_path: Path) -> None:
    new_case(tmp_path / "case", "A case")
    with zipfile.ZipFile(tmp_path / "both.zip", "w") as packed:
        for name in ("a.txt", "b.txt"):
            packed.writestr(name, TEXTS[0] + name)
    ids = add_paths(tmp_path / "case", [tmp_path / "both.zip"], Metadata(), watch).added
    with pytest.raises(CaseError, match=re.escape(f"holds other reports too ({ids[1]})")):
        erase_from_case(tmp_path / "case", Demand(reports=ids[:1]), "order", B)
    erase_from_case(tmp_path / "case", Demand(reports=ids), "order", B)
    assert verify(tmp_path / "case", watch).evidence == 0


@pytest.mark.parametrize("reason", ["", "  "])
def test_it_says_why_and_who(case: Path, reason: str) -> None:
    with pytest.raises(CaseError, match="--reason"):
        erase_from_case(case, Demand(reports=["r1"]), reason, B)
    with pytest.raises(CaseError, match="--by"):
        erase_from_case(case, Demand(reports=["r1"]), "order", User())


def test_erased_a_second_time_it_is_said_when_it_was(case: Path) -> None:
    with Case.open(case, read_only=True) as opened:
        sha256 = opened.evidence()[1].sha256
    erase_from_case(case, Demand(evidence=[sha256]), "order 12/2018", B)
    with pytest.raises(CaseError, match="erased, whole, by B"):
        erase_from_case(case, Demand(evidence=[sha256]), "order 12/2018", B)


def test_nobody_else_may_be_at_work(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawthiq.store.hold._PATIENCE", 0.0)
    with Case.open(case), pytest.raises(CaseError, match="another command is at work"):
        erase_from_case(case, Demand(reports=["r1"]), "order", B)
    with Case.open(case, alone=True), pytest.raises(CaseError, match="being erased"):
        Case.open(case)
    with Case.open(case, read_only=True):
        assert erase_from_case(case, Demand(reports=["r1"]), "order", B).is_complete


@pytest.mark.parametrize("step", range(11))
def test_killed_at_any_moment_it_has_not_begun_or_is_completed(case: Path, step: int) -> None:
    """The process dies before the step with this number; the next one that opens the case completes what has begun."""
    child = os.fork()
    if child == 0:
        _die_at(step)
        erase_from_case(case, Demand(reports=["r1", "centaur"]), "order 12/2018", B)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert verify(case, watch).faults == ()
    erasures = verify(case, watch).erased
    assert len(erasures) in (0, 2)
    assert erasures or os.WIFSIGNALED(status)
    Case.open(case).close()
    assert (verify(case, watch).faults, bool(found(case, SECRETS))) == ((), not erasures)
    assert bool(list((case / "output").iterdir())) is not bool(erasures)
    assert not erasures or verify(case, watch).notes == ()
    with Case.open(case, read_only=True) as opened:
        assert len(opened.places()) == 4 - len(erasures)


def _die_at(step: int) -> None:
    """Have the process end before the step-th call that changes something on the disk."""
    left = [step]

    def before(act):  # type: ignore[no-untyped-def]
        def stepped(*values, **named):  # type: ignore[no-untyped-def]
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            return act(*values, **named)

        return stepped

    for name in ("write_whole", "discard", "_empty", "sync_folder"):
        setattr(tidying, name, before(getattr(tidying, name)))
    database.Database.scrub = before(database.Database.scrub)  # type: ignore[method-assign]
    register.erase_rows = before(register.erase_rows)
    Path.unlink = before(Path.unlink)  # type: ignore[method-assign]
