from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tawthiq.errors import InputError
from tawthiq.evaluation import as_json, as_text, by_language, find_misses, misses_as_text, read_annotations, score

KILLED = {"outcome": "killed", "who": "civilians", "min": 3, "max": 3}
CLAIM: dict[str, Any] = {
    "type": "casualty",
    "text": "medics said three civilians were killed in the village on Friday",
    "speaker": {"name": "medics"},
    "casualties": [KILLED],
    "belligerent": {"name": "the army"},
    "place": {"name": "the village", "lat": 34.0, "lon": 40.0},
    "time": {"start": "2018-11-17"},
    "scope": "incident",
}
OTHER = {
    **CLAIM,
    "text": "two soldiers wounded near the bridge",
    "casualties": [{**KILLED, "outcome": "injured", "min": 2, "max": 2}],
}
DENIAL = {"type": "denial", "text": "the army denied it had bombed the market", "speaker": {"name": "army"}}


def write(path: Path, *reports: Any) -> Path:
    path.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    return path


def compare(tmp_path: Path, gold: list[Any], predicted: list[Any]) -> dict[str, Any]:
    left = read_annotations(write(tmp_path / "gold.jsonl", {"doc_id": "a", "claims": gold}))
    right = read_annotations(write(tmp_path / "predicted.jsonl", {"doc_id": "a", "claims": predicted}))
    return as_json(score(left, right))


def row(right: int, gold: int, predicted: int) -> dict[str, Any]:
    p, r = right / predicted if predicted else 0.0, right / gold if gold else 0.0
    f1 = round(2 * p * r / (p + r), 3) if right else 0.0
    return {"p": round(p, 3), "r": round(r, 3), "f1": f1, "gold": gold, "predicted": predicted}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, (1, 1, 1)),
        ({"casualties": [{**KILLED, "max": None}]}, (0, 0, 0)),
        ({"casualties": [{**KILLED, "who": "people"}]}, (1, 0, 0)),
        ({"speaker": None}, (1, 1, 0)),
        ({"speaker": {"name": "two medics"}}, (1, 1, 1)),
        ({"scope": "total"}, (1, 1, 0)),
        ({"belligerent": None}, (1, 1, 0)),
        ({"text": "medics said three people of the town"}, (1, 1, 1)),
        ({"text": "quite other words altogether"}, (0, 0, 0)),
    ],
    ids=[
        "same",
        "maximum",
        "who",
        "no speaker",
        "longer speaker",
        "scope",
        "no accused",
        "half the words",
        "other words",
    ],
)
def test_figures(tmp_path: Path, change: dict[str, Any], expected: tuple[int, int, int]) -> None:
    found = compare(tmp_path, [CLAIM], [CLAIM | change])
    assert tuple(found[name] for name in ("figure", "+who", "+frame")) == tuple(row(hit, 1, 1) for hit in expected)


def test_an_accused_where_gold_names_none_costs_the_slot_but_not_the_frame(tmp_path: Path) -> None:
    found = compare(tmp_path, [{**CLAIM, "belligerent": None}], [CLAIM])
    assert found["+frame"]["f1"] == 1.0
    assert found["slots"]["belligerent"] == {"right": 0.0, "n": 1}


def test_one_prediction_stands_for_one_annotation(tmp_path: Path) -> None:
    assert compare(tmp_path, [CLAIM, CLAIM], [CLAIM])["figure"] == row(1, 2, 1)
    assert compare(tmp_path, [CLAIM], [CLAIM, CLAIM])["figure"] == row(1, 1, 2)


def test_the_most_alike_are_matched_first(tmp_path: Path) -> None:
    near = {**CLAIM, "text": "three civilians were killed in the village, elders said", "speaker": {"name": "elders"}}
    found = compare(tmp_path, [CLAIM, near], [near, CLAIM])
    assert found["slots"]["speaker"] == {"right": 1.0, "n": 2}


def test_optional_gold_neither_counts_when_found_nor_when_missed(tmp_path: Path) -> None:
    unsure = {**OTHER, "optional": True}
    assert compare(tmp_path, [CLAIM, unsure], [CLAIM, OTHER])["figure"] == row(1, 1, 1)
    assert compare(tmp_path, [CLAIM, unsure], [CLAIM])["claims"] == row(1, 1, 1)
    part = {**CLAIM, "casualties": [KILLED, {**KILLED, "who": "children", "min": 1, "max": 1, "optional": True}]}
    assert compare(tmp_path, [part], [CLAIM])["figure"] == row(1, 1, 1)


def test_a_prediction_goes_to_firm_gold_before_optional(tmp_path: Path) -> None:
    assert compare(tmp_path, [{**CLAIM, "optional": True}, CLAIM], [CLAIM])["figure"] == row(1, 1, 1)


def test_strikes_count_when_they_have_a_number(tmp_path: Path) -> None:
    attack = {"type": "attack", "text": "19 strikes hit the town", "strikes": {"min": 19, "max": 19}}
    vague = {**attack, "strikes": {"min": None, "max": None}}
    assert compare(tmp_path, [attack, vague], [attack, vague])["figure"] == row(1, 1, 1)
    assert compare(tmp_path, [attack], [{**attack, "strikes": {"min": 9, "max": 9}}])["figure"] == row(0, 1, 1)


def test_positions_want_the_type_and_the_speaker(tmp_path: Path) -> None:
    assert compare(tmp_path, [DENIAL], [DENIAL])["positions"] == row(1, 1, 1)
    assert compare(tmp_path, [DENIAL], [{**DENIAL, "speaker": None}])["positions"] == row(0, 1, 1)
    assert compare(tmp_path, [DENIAL], [{**DENIAL, "speaker": None}])["claims"] == row(1, 1, 1)
    assert compare(tmp_path, [DENIAL], [{**DENIAL, "type": "finding"}])["positions"] == row(0, 1, 1)


def test_slots_that_gold_leaves_empty_are_not_asked_for_place_and_day(tmp_path: Path) -> None:
    bare = {key: value for key, value in CLAIM.items() if key not in ("place", "time")}
    found = compare(tmp_path, [bare], [CLAIM])["slots"]
    assert found["place"] == found["date"] == {"right": None, "n": 0}
    assert compare(tmp_path, [CLAIM], [bare])["slots"]["place"] == {"right": 0.0, "n": 1}


def test_grounding_is_asked_of_predicted_claims_letter_for_letter(tmp_path: Path) -> None:
    gold = read_annotations(write(tmp_path / "g.jsonl", {"doc_id": "a", "claims": [], "source_text": "One two three."}))
    claims = [{**DENIAL, "text": "two three"}, {**DENIAL, "text": "Two three"}]
    predicted = read_annotations(write(tmp_path / "p.jsonl", {"doc_id": "a", "claims": claims}))
    assert as_json(score(gold, predicted))["grounding"] == 0.5


def test_absent_reports_count_as_empty_and_foreign_ones_not_at_all(tmp_path: Path) -> None:
    gold = read_annotations(write(tmp_path / "g.jsonl", {"doc_id": "a", "claims": [CLAIM]}))
    predicted = read_annotations(write(tmp_path / "p.jsonl", {"doc_id": "z", "claims": [CLAIM]}))
    found = as_json(score(gold, predicted))
    assert found["figure"] == row(0, 1, 0)
    assert found["documents"] == 1


def test_languages_apart(tmp_path: Path) -> None:
    reports = [{"doc_id": code, "language": code, "claims": [CLAIM]} for code in ("ar", "en")]
    gold = read_annotations(write(tmp_path / "g.jsonl", *reports))
    predicted = read_annotations(write(tmp_path / "p.jsonl", reports[0]))
    apart = by_language(gold, predicted)
    assert {name: one.tallies["figure"].recall for name, one in apart.items()} == {"ar": 1.0, "en": 0.0}
    assert "en, 1 report\n" in as_text(apart)
    assert by_language(predicted, predicted) == {}


def test_misses_name_the_figure_and_its_words(tmp_path: Path) -> None:
    gold = read_annotations(write(tmp_path / "g.jsonl", {"doc_id": "a", "claims": [CLAIM]}))
    predicted = read_annotations(write(tmp_path / "p.jsonl", {"doc_id": "a", "claims": [OTHER]}))
    assert misses_as_text(find_misses(gold, predicted)).splitlines() == [
        f"missed | a | killed 3..3 civilians | {CLAIM['text']}",
        f"invented | a | injured 2..2 civilians | {OTHER['text']}",
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "broken JSON at column 2"),
        ("[]", "not an annotated report"),
        ('{"doc_id": "a"}', "not an annotated report"),
        ('{"doc_id": "a", "claims": [{}]}', "not an annotated report"),
        ('{"doc_id": "first", "claims": []}', "stands twice"),
    ],
)
def test_a_file_that_is_no_annotation_is_told_with_its_line(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "g.jsonl"
    path.write_text('{"doc_id": "first", "claims": []}\n' + line + "\n")
    with pytest.raises(InputError) as caught:
        read_annotations(path)
    assert caught.value.where == f"{path}:2"
    assert problem in caught.value.problem
