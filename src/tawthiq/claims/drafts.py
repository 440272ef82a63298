"""A claim before what it leaves unsaid is filled in."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.claims.attacks import ATTACKS, begins_another, describes, points_to_many, recalls, refers_back
from tawthiq.claims.clauses import Clause
from tawthiq.claims.frames import Frame
from tawthiq.model import Claim

_GOING_ON = frozenset({"AND", "QUOTE"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as its sentence alone gives it.

    `points`: its words point back to an attack ("the shelling"), `to_many` to several; `refers`: they do, or name none.
    `is_new`: they begin another event ("in a separate attack"). `spoken_day`: its day is the one on which the speaker
    spoke. `is_silent`: it only tells where or when, and is no claim of its own. `is_past`: it tells of long before the
    report. `event`: which of those that the report tells of, where it tells of one. `describes`: the words tell which
    attack they mean ("the attack that hit X"). `strikes`: a verb of attacking is among them. `clashes`: they tell of
    fighting. `recalls`: they say "these attacks". `by_reporter`: one who speaks for the report itself says it.
    `is_joined`: it goes on in a sentence, with an "and" or in quotation marks.
    `is_dated`: a time is among its words.
    """

    claim: Claim
    is_title: bool
    refers: bool
    points: bool = False
    to_many: bool = False
    is_new: bool = False
    spoken_day: bool = False
    is_silent: bool = False
    is_past: bool = False
    event: int | None = None
    describes: bool = False
    strikes: bool = False
    clashes: bool = False
    recalls: bool = False
    by_reporter: bool = False
    is_joined: bool = False
    is_dated: bool = False


def draft_of(claim: Claim, clause: Clause, frame: Frame) -> Draft:
    """The draft of a claim that a clause makes in its frame."""
    refers = refers_back(clause)
    return Draft(
        claim,
        is_title=clause.passage.is_title,
        refers=refers,
        points=refers and clause.has(*ATTACKS),
        to_many=refers and points_to_many(clause),
        is_new=begins_another(clause),
        spoken_day=frame.spoken_day,
        is_past=frame.is_past,
        describes=describes(clause),
        strikes=clause.has("STRUCK"),
        clashes=clause.has("CLASH"),
        recalls=recalls(clause),
        is_dated=clause.has("TIME"),
        is_joined=clause.stretch[0] > 0 or bool(clause.passage.items[1].classes & _GOING_ON),
    )
