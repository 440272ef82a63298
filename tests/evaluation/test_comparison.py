from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tawthiq.evaluation import read_annotations, score
from tawthiq.evaluation.comparison import ComparedReport, compare

CLAIM: dict[str, Any] = {
    "type": "casualty",
    "text": "elders said three civilians were killed in the village",
    "speaker": {"name": "elders", "aliases": []},
    "casualties": [{"outcome": "killed", "who": "civilians", "min": 3, "max": 3}],
    "scope": "incident",
}
DENIAL = {"type": "denial", "text": "the army denied any raid on that day", "speaker": {"name": "the army"}}


def compared(folder: Path, gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> ComparedReport:
    sides = []
    for name, claims in (("gold", gold), ("found", found)):
        path = folder / f"{name}.jsonl"
        path.write_text(json.dumps({"doc_id": "a", "language": "en", "claims": claims}) + "\n", encoding="utf-8")
        sides.append(read_annotations(path))
    (report,) = compare(*sides)
    return report


def with_figure(**change: Any) -> dict[str, Any]:
    return {**CLAIM, "casualties": [{**CLAIM["casualties"][0], **change}]}


@pytest.mark.parametrize(
    ("gold", "found", "verdicts", "figures"),
    [
        ([CLAIM], [CLAIM], ["right"], (1, 0, 0)),
        ([CLAIM], [], ["missed"], (0, 1, 0)),
        ([], [CLAIM], ["invented"], (0, 0, 1)),
        ([CLAIM], [with_figure(max=9)], ["differs"], (0, 1, 1)),
        ([CLAIM], [with_figure(who="people")], ["differs"], (1, 0, 0)),
        ([CLAIM], [{**CLAIM, "speaker": None}], ["differs"], (1, 0, 0)),
        ([CLAIM, DENIAL], [DENIAL], ["missed", "right"], (0, 1, 0)),
        ([{**DENIAL, "optional": True}], [], ["excused"], (0, 0, 0)),
        ([{**DENIAL, "optional": True}], [DENIAL], ["excused", "excused"], (0, 0, 0)),
        ([], [{**CLAIM, "type": "unknown"}], [], (0, 0, 1)),
    ],
    ids=[
        "same",
        "missed",
        "invented",
        "number",
        "group",
        "speaker",
        "two types",
        "optional missed",
        "optional found",
        "no such type",
    ],
)
def test_verdicts(
    tmp_path: Path,
    gold: list[dict[str, Any]],
    found: list[dict[str, Any]],
    verdicts: list[str],
    figures: tuple[int, int, int],
) -> None:
    report = compared(tmp_path, gold, found)
    assert [row.verdict.value for row in report.rows] == verdicts
    assert (report.right, report.missed, report.invented) == figures


def test_each_figure_has_its_own_verdict(tmp_path: Path) -> None:
    wounded = {"outcome": "injured", "who": "people", "min": 5, "max": 5}
    gold = {**CLAIM, "casualties": [*CLAIM["casualties"], wounded]}
    found = {**CLAIM, "casualties": [{**CLAIM["casualties"][0], "who": "people"}, {**wounded, "min": 6, "max": 6}]}
    (row,) = compared(tmp_path, [gold], [found]).rows
    assert row.gold
    assert row.found
    assert [judged.verdict.value for judged in row.gold.figures] == ["differs", "missed"]
    assert [judged.verdict.value for judged in row.found.figures] == ["differs", "invented"]


def test_two_claims_of_the_same_words_stay_two_rows(tmp_path: Path) -> None:
    report = compared(tmp_path, [CLAIM, CLAIM], [CLAIM, CLAIM, CLAIM])
    assert [row.verdict.value for row in report.rows] == ["right", "right", "invented"]
    assert [(row.gold and row.gold.number, row.found and row.found.number) for row in report.rows] == [
        (1, 1),
        (2, 2),
        (None, 3),
    ]


def test_slots_of_a_pair_say_what_is_right(tmp_path: Path) -> None:
    (row,) = compared(tmp_path, [CLAIM], [{**CLAIM, "scope": "total"}]).rows
    assert row.slots == {"speaker": True, "belligerent": True, "scope": False, "place": None, "date": None}


def test_claims_by_type_add_up_to_all_claims(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"doc_id": "a", "claims": [CLAIM, DENIAL, DENIAL]}), encoding="utf-8")
    other = tmp_path / "found.jsonl"
    other.write_text(json.dumps({"doc_id": "a", "claims": [DENIAL, CLAIM, CLAIM]}), encoding="utf-8")
    scores = score(read_annotations(path), read_annotations(other))
    assert {name: (one.right, one.gold, one.predicted) for name, one in scores.types.items() if one.gold} == {
        "casualty": (1, 1, 2),
        "denial": (1, 2, 1),
    }
    for part in ("right", "gold", "predicted"):
        assert sum(getattr(one, part) for one in scores.types.values()) == getattr(scores.tallies["claims"], part)
