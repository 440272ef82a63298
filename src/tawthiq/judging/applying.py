"""What people decided, in effect: reports as they count after it, and beside the machine's values in the output."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tawthiq import wire
from tawthiq.judging.additions import among, with_added
from tawthiq.judging.bonds import resolve
from tawthiq.judging.fields import corrected
from tawthiq.judging.links import PlacedLink
from tawthiq.judging.standing import STANDING, Decided, Placed, State, Status, replay, withdrawn_by
from tawthiq.model import LINKING, NOWHERE, Bond, Claim, Report, Verdict

Json = dict[str, Any]

_BESIDE: Mapping[Verdict, tuple[str, ...]] = {**dict.fromkeys(LINKING, ("value",)), Verdict.ADD: ()}
"""What of a judgement stands beside its claim or incident; of one that is added nothing, for it is the claim."""

INCIDENT = "incident"
"""Of a claim that a split or move puts somewhere: the incident that has it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The state of a case's judgements, and those that each claim or incident has, by id.

    `bonds` are what linking goes by; `homes` has, once that is known, the incident of each claim that a split or a
    move puts somewhere; `added`, by report, the claims that people added to it.
    """

    state: State = field(default_factory=State)
    by_id: Mapping[str, tuple[Placed, ...]] = field(default_factory=dict)
    bonds: tuple[Bond, ...] = ()
    homes: Mapping[str, str] = field(default_factory=dict)
    added: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)

    def whole(self, report: Report) -> Report:
        """The report as the program read it, with the claims that people added."""
        return with_added(report, self.added.get(report.document.doc_id, ()))

    def concerns(self, report: Report) -> bool:
        """Whether anything was judged in a report."""
        return any(claim.id in self.by_id for claim in self.whole(report).claims)

    def report(self, report: Report) -> Report:
        """The report as it counts: without the claims that were rejected, with those that were added, and with fields
        as they were corrected.
        """
        decided, report = self.state.decided, self.whole(report)
        if not any(claim.id in decided for claim in report.claims):
            return report
        out = {claim.id for claim in report.claims if _is_rejected(decided.get(claim.id, {}))}
        kept = [self.claim(claim) for claim in report.claims if claim.id not in out]
        return replace(report, claims=tuple(one.corrected(answers=None) if one.answers in out else one for one in kept))

    def effect(self, report: Report) -> str:
        """All that judgements change in a report, as text: another text, another report."""
        added = self.added.get(report.document.doc_id, ())
        decided = {claim.id: self.state.decided.get(claim.id, {}) for claim in (*report.claims, *added)}
        found = {id_: {name: one.value for name, one in own.items()} for id_, own in decided.items() if own}
        if not added and not self._matters(found):
            return ""
        more = {"added": [wire.claim_to_json(claim) for claim in added]} if added else {}
        return json.dumps({**found, **more}, ensure_ascii=True, sort_keys=True)

    def lines_of(self, doc_id: str, claims: Sequence[Json]) -> list[Json]:
        """The claims of a report for the output: those that the program read, given as they are, with those that
        people added, each with what was judged beside it.
        """
        added = [wire.claim_to_json(claim) for claim in self.added.get(doc_id, ())]
        return [claim | self.beside(claim["id"]) for claim in among(claims, added, _start_of)]

    def beside(self, id_: str) -> Json:
        """What stands beside the machine's values of a claim or an incident: nothing where nobody judged it."""
        if id_ not in self.by_id:
            return {}
        decided = {name: one.value for name, one in sorted(self.state.decided.get(id_, {}).items()) if one.in_effect}
        decided |= {INCIDENT: self.homes[id_]} if id_ in self.homes else {}
        result: Json = {"judgements": [self._line(placed) for placed in self.by_id[id_]]}
        return result | ({"decided": decided} if decided else {})

    @staticmethod
    def _matters(found: Mapping[str, Mapping[str, Any]]) -> bool:
        return any(name != STANDING or value == Verdict.REJECT for own in found.values() for name, value in own.items())

    def claim(self, claim: Claim) -> Claim:
        """The claim with its fields as they were corrected."""
        for name, one in sorted(self.state.decided.get(claim.id, {}).items()):
            if name != STANDING:
                claim = corrected(claim, name, one.value)
        return claim

    def _line(self, placed: Placed) -> Json:
        one = placed.judgement
        status = self.state.status.get(one.id, Status.HOLDS)
        line: Json = {"id": one.id, "verdict": one.verdict.value, "status": status.value}
        if placed.field:
            line["field"] = placed.field
        if one.verdict in LINKING:
            line |= {"about": list(one.about), "machine": sorted(one.seen)}
        for name in _BESIDE.get(one.verdict, ("value", "machine")):
            if getattr(one, name) is not None:
                line[name] = getattr(one, name)
        return line | {"by": one.by, "when": one.when} | ({"reason": one.reason} if one.reason else {})


def judge(
    placed: Iterable[Placed],
    links: Iterable[PlacedLink] = (),
    holder: Mapping[str, str] | None = None,
    added: Mapping[str, tuple[Claim, ...]] | None = None,
) -> Judged:
    """What judgements leave, each found under what it is about now, by time; a confirmation stands with its grade.

    `links` are the merges, splits and moves among them; `holder` is the incident of each claim, where it is known;
    `added` are the claims that they add, by report.
    """
    every = sorted(placed, key=lambda one: (one.judgement.when, one.judgement.id))
    about = {one.judgement.id: one.about for one in every if one.judgement.verdict is not Verdict.CONFIRM}
    found: dict[str, tuple[Placed, ...]] = {}
    for one in every:
        ids = one.about
        if one.judgement.verdict is Verdict.WITHDRAW:
            continue
        if one.judgement.verdict is Verdict.CONFIRM:
            ids = tuple(id_ for grade in one.about for id_ in about.get(grade, ()))
        for id_ in dict.fromkeys(ids):
            found[id_] = (*found.get(id_, ()), one)
    withdrawn = withdrawn_by(every)
    resolved = resolve(one for one in links if one.judgement.id not in withdrawn)
    state = replay(every)
    state = replace(
        state, status={**state.status, **resolved.status}, conflicts=(*state.conflicts, *resolved.conflicts)
    )
    placed_claims = [claim for one in resolved.bonds if one.verdict is not Verdict.MERGE for claim in one.claims]
    homes = {} if holder is None else {claim: holder.get(claim, NOWHERE) for claim in placed_claims}
    return Judged(state, found, resolved.bonds, homes, added or {})


def _start_of(claim: Json) -> tuple[int, str]:
    """Where the words of a claim begin, and its id."""
    return next(one["start"] for one in claim["spans"] if one["field"] == "text"), claim["id"]


def _is_rejected(decided: Mapping[str, Decided]) -> bool:
    return STANDING in decided and decided[STANDING].value == Verdict.REJECT
