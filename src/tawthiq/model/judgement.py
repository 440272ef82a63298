"""What a person decided about claims or an incident: never an edit, and never changed itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tawthiq.errors import InvariantError
from tawthiq.model.claim import Claim, ClaimType
from tawthiq.model.span import Span


class Verdict(StrEnum):
    """What a judgement says; see docs/judgements.md."""

    ACCEPT = "accept"
    REJECT = "reject"
    ADD = "add"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"
    GRADE = "grade"
    CONFIRM = "confirm"
    NOTE = "note"
    WITHDRAW = "withdraw"


LINKING = frozenset({Verdict.MERGE, Verdict.SPLIT, Verdict.MOVE})
"""The verdicts that say which claims are one incident."""

NOWHERE = "none"
"""The value of a move to no incident."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """By what a claim is known again after it was read anew: its id, or its words and where they stand.

    `sha256` is of the evidence that the report is in.
    """

    claim: str
    doc_id: str
    type: ClaimType
    span: Span
    text: str
    sha256: str | None = None


def anchor_of(claim: Claim, sha256: str | None) -> Anchor:
    """By what a claim is known again."""
    return Anchor(claim.id, claim.doc_id, claim.type, claim.span, claim.text, sha256)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who decided what, when and why.

    `about` are ids of claims, one of an incident (of several: merge), or of judgements (confirm, withdraw). `value` is
    JSON: what a field is to be, a grade, or the incident that claims are moved to; `machine` is what the program had
    there then: of a merge, split or move the incidents concerned, each id with the ids of its claims. `when` is in
    UTC to the second, `2018-11-18T09:30:00Z`. `made_about` leads to the words of the claims, for an incident to those
    of all of its. `add` is about the claim that is its value, in the shape of `claims.jsonl`.
    """

    about: tuple[str, ...]
    verdict: Verdict
    by: str
    when: str
    reason: str = ""
    field: str | None = None
    value: Any = None
    machine: Any = None
    made_about: tuple[Anchor, ...] = ()
    kept_id: str | None = None
    """The id that it had before words of it were erased, for it cannot be worked out from the rest."""

    def __post_init__(self) -> None:
        """Refuse a judgement about nothing, by nobody, or without the reason that all but `accept` need."""
        if not self.about or not all(self.about):
            raise InvariantError("a judgement is about something: a claim, an incident or a judgement")
        if not self.by.strip() or not self.when:
            raise InvariantError("a judgement says who made it and when")
        if self.verdict is not Verdict.ACCEPT and not self.reason.strip() and self.kept_id is None:
            raise InvariantError(f"{self.verdict} needs a reason; only accept goes without one")
        if (self.field is not None) is not (self.verdict is Verdict.CORRECT):
            raise InvariantError("a field goes with correct, and correct with a field")
        if (self.value is not None) is not (self.verdict in _VALUED):
            raise InvariantError(f"a value goes with add, correct, grade and move; the verdict is {self.verdict}")
        if self.verdict is Verdict.ADD and (len(self.about) != 1 or len(self.made_about) != 1):
            raise InvariantError("add is about one claim, and says which words it has")
        if self.verdict in LINKING:
            self._check_linking()

    @property
    def id(self) -> str:
        """A hash of all that the judgement says: the same judgement has the same id in every case."""
        if self.kept_id is not None:
            return self.kept_id
        anchors = [[a.claim, a.doc_id, a.type, a.span.start, a.span.end, a.text, a.sha256] for a in self.made_about]
        parts = [self.about, self.verdict, self.field, self.value, self.machine, self.by, self.when, self.reason]
        text = json.dumps([*parts, anchors], ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        return "j-" + hashlib.sha256(text.encode()).hexdigest()[:16]

    @property
    def person(self) -> str:
        """The name by which two judgements are of one person."""
        return " ".join(self.by.casefold().split())

    @property
    def seen(self) -> Mapping[str, Sequence[str]]:
        """Of a merge, split or move: the incidents as they were then, each id with the ids of its claims."""
        return self.machine if self.verdict in LINKING else {}

    def _check_linking(self) -> None:
        seen = self.machine
        if not isinstance(seen, Mapping) or not all(_are_ids(claims) for claims in seen.values()):
            raise InvariantError(f"{self.verdict} says which claims each incident had then")
        if self.verdict is Verdict.MERGE and (len(set(self.about)) < _PAIR or not set(self.about) <= seen.keys()):
            raise InvariantError("merge is about two incidents or more, and says which claims each of them had")
        if self.verdict is Verdict.SPLIT and not any(set(self.about) < set(claims) for claims in seen.values()):
            raise InvariantError("split is about some of the claims of one incident")
        if self.verdict is Verdict.MOVE and self.value != NOWHERE and self.value not in seen:
            raise InvariantError("move says to which incident, and which claims it had, or none")


def _are_ids(value: Any) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(one, str) for one in value)


_VALUED = frozenset({Verdict.ADD, Verdict.CORRECT, Verdict.GRADE, Verdict.MOVE})
_PAIR = 2
