"""Words of a report that is to be forgotten go from judgements; what was decided about other reports stays."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tawthiq.judging.forgetting import forget
from tawthiq.judging.lines import judgement_from_json, read_judgements, write_judgement
from tawthiq.model import Anchor, ClaimType, Judgement, Span, Verdict


def anchor(name: str) -> Anchor:
    return Anchor(f"c-{name}", name, ClaimType.CASUALTY, Span(0, 5), f"words of {name}")


def judgement(verdict: Verdict, *names: str, about: tuple[str, ...] = (), **parts: Any) -> Judgement:
    about = about or tuple(f"c-{name}" for name in names)
    made_about = tuple(anchor(name) for name in names)
    return Judgement(about, verdict, "A. Recorder", "2018-11-19T09:00:00Z", "said of x", made_about=made_about, **parts)


REJECT = judgement(Verdict.REJECT, "x")
BOTH = judgement(Verdict.REJECT, "x", "y")
OTHER = judgement(Verdict.REJECT, "y")
GRADE = judgement(Verdict.GRADE, "x", "y", about=("i-1",), value="fair", machine="weak")
MERGE = judgement(Verdict.MERGE, *"xyz", about=("i-1", "i-2"), machine={"i-1": ["c-x", "c-y"], "i-2": ["c-z"]})
SPLIT = judgement(Verdict.SPLIT, *"xyz", about=("c-x", "c-y"), machine={"i-1": ["c-x", "c-y", "c-z"]})
MOVE = judgement(Verdict.MOVE, *"xy", about=("c-y",), value="none", machine={"i-1": ["c-x"], "i-2": ["c-y"]})
LAST = judgement(Verdict.SPLIT, *"xz", about=("c-z",), machine={"i-1": ["c-x", "c-z"]})
CORRECT = judgement(Verdict.CORRECT, "x", field="scope", value="total", machine="event")


@pytest.mark.parametrize(
    ("made", "about"),
    [
        *((REJECT, None), (CORRECT, None), (BOTH, ("c-y",)), (GRADE, ("i-1",))),
        *((MERGE, ("i-1", "i-2")), (SPLIT, ("c-y",)), (MOVE, ("c-y",)), (LAST, None)),
    ],
    ids=[
        "one claim",
        "a correction",
        "two claims",
        "an incident",
        "a merge",
        "a split",
        "a move",
        "a split that leaves nothing",
    ],
)
def test_what_stays_of_a_judgement(made: Judgement, about: tuple[str, ...] | None) -> None:
    left = forget([made, OTHER], {"x"})
    assert left.keys() == {made.id}
    stays = left[made.id]
    if about is None:
        assert stays is None
        return
    assert stays is not None
    assert (stays.id, stays.about, stays.verdict, stays.value) == (made.id, about, made.verdict, made.value)
    assert "x" not in write_judgement(stays).replace('"text"', "")
    assert list(read_judgements([write_judgement(stays)], "in")) == [stays]


def test_a_judgement_about_a_judgement_goes_with_it() -> None:
    withdrawn = judgement(Verdict.WITHDRAW, about=(REJECT.id,))
    both = judgement(Verdict.WITHDRAW, about=(REJECT.id, GRADE.id))
    confirm = judgement(Verdict.CONFIRM, about=(GRADE.id,))
    left = forget([withdrawn, both, confirm, GRADE, REJECT, OTHER], {"x"})
    assert {id_ for id_, one in left.items() if one is None} == {withdrawn.id, REJECT.id}
    assert {id_: one.about for id_, one in left.items() if one} == {
        both.id: (GRADE.id,),
        confirm.id: (GRADE.id,),
        GRADE.id: ("i-1",),
    }
    assert {one.reason for one in left.values() if one} == {""}


def test_what_was_cut_can_be_cut_again() -> None:
    once = forget([BOTH], {"x"})[BOTH.id]
    assert once is not None
    assert forget([once], {"y"}) == {BOTH.id: None}


@pytest.mark.parametrize("change", [{"erased": False}, {"erased": True, "id": "x"}, {"erased": "yes"}])
def test_a_line_says_so_only_in_one_way(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="erased is true"):
        judgement_from_json(json.loads(write_judgement(OTHER)) | change)
