from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategies_judgements import judgements

from tawthiq.errors import InputError
from tawthiq.judging.lines import judgement_to_json, read_judgements, write_judgement
from tawthiq.model import Judgement, Verdict

NOTE = Judgement(("c-1",), Verdict.NOTE, "A. Recorder", "2018-11-19T09:00:00Z", "ask the author")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(judgements(), max_size=5))
def test_what_is_written_is_read_again(some: list[Judgement]) -> None:
    lines = [write_judgement(one) for one in some]
    assert list(read_judgements(lines, "some.jsonl")) == some
    assert [write_judgement(one) for one in read_judgements(lines, "some.jsonl")] == lines


def test_a_judgement_has_its_own_shape() -> None:
    assert write_judgement(NOTE) == (
        f'{{"id": "{NOTE.id}", "about": ["c-1"], "verdict": "note", "by": "A. Recorder", '
        '"when": "2018-11-19T09:00:00Z", "reason": "ask the author"}'
    )


CHANGES = [
    ({"reason": "changed"}, "it was changed"),
    ({"id": None, "reason": ""}, "needs a reason"),
    ({"id": None, "verdict": "praise"}, "praise"),
    ({"id": None, "verdict": "grade"}, "a value goes with"),
    ({"id": None, "field": "place"}, "a field goes with correct"),
    ({"id": None, "about": []}, "about something"),
    ({"id": None, "about": "c-1"}, "about is a list of ids"),
    ({"id": None, "by": " "}, "who made it"),
    ({"id": None, "when": "yesterday"}, "2018-11-18T09:30:00Z"),
    ({"id": None, "when": None}, "'when' is missing"),
    ({"id": None, "made_about": [{"claim": "c-1"}]}, "is missing"),
    ({"id": None, "made_about": [7]}, "of another kind"),
    ({"id": None, "colour": "red"}, "unknown key 'colour'"),
]


@pytest.mark.parametrize(("change", "problem"), CHANGES, ids=[problem for _, problem in CHANGES])
def test_what_is_no_judgement_is_named_by_its_line(change: dict[str, object], problem: str) -> None:
    value = {key: one for key, one in {**judgement_to_json(NOTE), **change}.items() if one is not None}
    with pytest.raises(InputError, match=r"some\.jsonl:2: no judgement") as found:
        list(read_judgements(["", json.dumps(value)], "some.jsonl"))
    assert problem in str(found.value)


@pytest.mark.parametrize("line", ["{", "7", "[" * 100_000, '"x"'])
def test_any_other_line_is_named_too(line: str) -> None:
    with pytest.raises(InputError, match=r"some\.jsonl:1: no judgement"):
        list(read_judgements([line], "some.jsonl"))
