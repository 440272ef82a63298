"""A case that grows by and by is, at every step, to the byte what a build from scratch gives."""

from __future__ import annotations

import datetime
import itertools
import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawthiq.documents import Metadata
from tawthiq.lang.gazetteer import HEADER
from tawthiq.pipeline import Kept, add_paths, build_case, extraction, new_case

PLACES = ("هجين", "الشعفة", "السوسة")
ARABIC = (
    "قال المرصد السوري لحقوق الإنسان إن {n} مدنيين قتلوا السبت في غارة للتحالف الدولي على بلدة {place}.",
    "أفادت مصادر طبية بمقتل {n} مدنيين السبت في قصف على بلدة {place} شرق سوريا.",
    "ونفى التحالف الدولي مقتل مدنيين في غارات على بلدة {place}.",
)
Report = dict[str, str]


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


def make(number: int) -> Report:
    text = ARABIC[number % 3].format(n=3 + number % 4, place=PLACES[number // 3 % 3])
    return {"doc_id": f"r{number}", "published": f"2018-11-{18 + number % 3}", "outlet": f"o{number % 2}", "text": text}


def write(path: Path, reports: Sequence[object]) -> Path:
    path.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    return path


def outputs(case: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (case / "output").iterdir() if path.is_file()}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    new_case(tmp_path / "case", "A case")
    return tmp_path / "case"


def add(case: Path, name: str, *reports: object) -> None:
    add_paths(case, [write(case.parent / name, reports)], Metadata(), watch)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(9)), st.sets(st.integers(1, 8), max_size=3))
def test_building_after_each_of_several_adds_is_building_once(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cuts: set[int]
) -> None:
    folder = tmp_path_factory.mktemp("cases")
    edges = [0, *sorted(cuts), len(order)]
    parts = [[make(number) for number in order[a:b]] for a, b in itertools.pairwise(edges)]
    for name in ("grown", "whole"):
        new_case(folder / name, "A case")
    for at, part in enumerate(parts):
        add(folder / "grown", f"{at}.jsonl", *part)
        kept = build_case(folder / "grown", watch).kept
        assert kept.reports == sum(map(len, parts[:at]))
        add(folder / "whole", f"{at}.jsonl", *part)
    build_case(folder / "whole", watch)
    assert outputs(folder / "grown") == outputs(folder / "whole")


def count_reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    whole = extraction.claims.read
    read: list[str] = []

    def counted(document: object, language: object) -> object:
        read.append(getattr(document, "doc_id", ""))
        return whole(document, language)

    monkeypatch.setattr("tawthiq.pipeline.extraction.claims.read", counted)
    return read


def test_only_what_is_new_is_read_unless_all_is_asked_for(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = count_reads(monkeypatch)
    add(case, "a.jsonl", make(0), make(1))
    build_case(case, watch)
    add(case, "b.jsonl", make(2))
    build_case(case, watch)
    assert read == ["r0", "r1", "r2"]
    first = outputs(case)
    assert build_case(case, watch).kept.reports == 3
    assert build_case(case, watch, fresh=True).kept == Kept()
    assert len(read) == 6
    assert outputs(case) == first


def test_an_incident_that_nothing_was_added_to_is_not_assessed_again(case: Path) -> None:
    add(case, "a.jsonl", make(0), make(3))
    build_case(case, watch)
    add(case, "b.jsonl", make(1))
    result = build_case(case, watch)
    assert (len(result.incidents), result.kept.incidents) == (2, 1)


@pytest.mark.parametrize(
    ("key", "value"), [("languages", '["ar"]'), ("gazetteers", '["world", "own"]')], ids=["languages", "places"]
)
def test_other_settings_are_another_reading(case: Path, key: str, value: str) -> None:
    add(case, "a.jsonl", make(0))
    build_case(case, watch)
    (case / "gazetteers").mkdir()
    (case / "gazetteers" / "own.tsv").write_text("# own\n" + "\t".join(HEADER) + "\n", encoding="utf-8")
    path = case / "case.toml"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(key)]
    path.write_text("\n".join([*lines, f"{key} = {value}"]), encoding="utf-8")
    assert build_case(case, watch).kept.reports == 0
    assert build_case(case, watch).kept.reports == 1


def test_what_was_left_out_is_told_again(case: Path) -> None:
    french = {"doc_id": "fr", "text": "Trois personnes sont mortes.", "language": "xx"}
    add(case, "a.jsonl", make(0), french)
    path = write(case.parent / "b.jsonl", [make(0), make(1)])
    path.write_text(path.read_text(encoding="utf-8") + "broken\n", encoding="utf-8")
    add_paths(case, [path], Metadata(), watch)
    first = build_case(case, watch)
    again = build_case(case, watch)
    assert len(first.skipped) == 3
    assert again.skipped == first.skipped
    assert again.kept.reports == 3


def test_a_report_at_which_the_program_failed_is_tried_again(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(case, "a.jsonl", make(0), make(1))
    with monkeypatch.context() as patch:
        patch.setattr("tawthiq.pipeline.extraction.claims.read", lambda _document, _language: 1 / 0)
        assert len(build_case(case, watch).skipped) == 2
    result = build_case(case, watch)
    assert (result.skipped, result.kept.reports) == ((), 0)


def test_a_build_that_was_killed_is_gone_on_with(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawthiq.pipeline.evidence_reading._AT_ONCE", 2)
    add(case, "a.jsonl", *map(make, range(9)))

    class Killed(BaseException):
        """As from outside."""

    def stop(done: int, _total: int) -> None:
        if done == 7:
            raise Killed

    with pytest.raises(Killed):
        build_case(case, stop)
    assert build_case(case, watch).kept.reports == 6
    grown = outputs(case)
    build_case(case, watch, fresh=True)
    assert outputs(case) == grown


@pytest.mark.parametrize(
    "statement", ["UPDATE reading SET report = '[]'", "PRAGMA user_version = 99", "DROP TABLE incident"]
)
def test_a_damaged_or_older_file_is_made_anew_with_a_message(case: Path, statement: str) -> None:
    add(case, "a.jsonl", make(0), make(1))
    build_case(case, watch)
    first = outputs(case)
    connection = sqlite3.connect(case / "derived.db")
    connection.execute(statement)
    connection.commit()
    connection.close()
    lost = build_case(case, watch).kept
    assert "derived.db" in lost.lost
    assert outputs(case) == first
    assert build_case(case, watch).kept == Kept(2, 1)


def test_it_can_be_deleted_at_will(case: Path) -> None:
    add(case, "a.jsonl", make(0), make(1))
    build_case(case, watch)
    first = outputs(case)
    (case / "derived.db").unlink()
    assert build_case(case, watch).kept == Kept()
    assert outputs(case) == first


def test_the_state_of_an_earlier_day_takes_what_is_kept_and_leaves_it(case: Path) -> None:
    add(case, "a.jsonl", *map(make, range(9)))
    build_case(case, watch)
    then = build_case(case, watch, as_of=datetime.date(2018, 11, 18))
    assert then.kept.reports == 9
    today = build_case(case, watch)
    assert today.kept == Kept(9, len(today.incidents))
