"""One report as those who review it see it: what the program read in it, why, and what people said of that."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawthiq import lang
from tawthiq.errors import CaseError
from tawthiq.judging.additions import RULE
from tawthiq.judging.misfit import Misfit
from tawthiq.judging.standing import Status
from tawthiq.model import LINKING, Claim, Document, Judgement, Problem, Report, Verdict
from tawthiq.pipeline.explaining import ExplainedClaim, explain
from tawthiq.pipeline.judged import CaseJudgements, judge_reports, judgements_of
from tawthiq.store import Case, DamagedError

STEPS = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT, Verdict.NOTE})
"""What is said of claims one by one."""


@dataclass(frozen=True, slots=True)
class Said:
    """A judgement about a claim, and what has become of it; `field` has the name that its field has now."""

    judgement: Judgement
    status: Status
    field: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewedClaim:
    """A claim as the program read it with its rules, as it counts after what people said, and what they said.

    `decided` has what holds, by field or `standing`. `is_contested` says that people contradict each other.
    """

    explained: ExplainedClaim
    counted: Claim
    said: Sequence[Said]
    decided: Mapping[str, Any]

    @property
    def claim(self) -> Claim:
        """As the program read it."""
        return self.explained.claim

    @property
    def is_judged(self) -> bool:
        """Whether somebody accepted, rejected or corrected it."""
        return any(_is_standing(one) and one.judgement.verdict is not Verdict.NOTE for one in self.said)

    @property
    def is_added(self) -> bool:
        """Whether a person added it."""
        return RULE in self.claim.rules

    @property
    def is_contested(self) -> bool:
        """Whether people say different things of it."""
        return any(one.status is Status.CONFLICT for one in self.said)


@dataclass(frozen=True, slots=True)
class ReviewedReport:
    """A report with its claims in the order of their words; `misfits` are judgements that fit none of them now, `kept`
    the ids of all judgements of it in the order in which they were made.
    """

    document: Document
    claims: Sequence[ReviewedClaim]
    problems: Sequence[Problem]
    misfits: Sequence[Misfit] = ()
    kept: Sequence[str] = ()

    def last_of(self, person: str) -> Judgement | None:
        """What a person said last here that still stands: what undoing would withdraw."""
        name = " ".join(person.casefold().split())
        found = [one for claim in self.claims for one in claim.said if one.judgement.person == name]
        own = [one.judgement for one in found if _is_standing(one) and one.judgement.verdict in {*STEPS, Verdict.ADD}]
        return max(own, key=lambda one: self.kept.index(one.id), default=None)


def review(folder: Path, doc_id: str) -> ReviewedReport:
    """A report of the last build. Raises CaseError where there is none, or the case must be built again."""
    with Case.open(folder, read_only=True) as case:
        report = kept_report(case, doc_id)
        every = _about(doc_id, judgements_of(case))
    found = judge_reports(every, {doc_id: report})
    return _reviewed(found.judged.whole(report), found, [one.id for one in every])


def whole_report(case: Case, doc_id: str) -> Report:
    """A report as the last build read it, with the claims that people have added since. Raises CaseError likewise."""
    report = kept_report(case, doc_id)
    every = [one for one in judgements_of(case) if one.verdict in {Verdict.ADD, Verdict.WITHDRAW}]
    return judge_reports(every, {doc_id: report}).judged.whole(report)


def kept_report(case: Case, doc_id: str) -> Report:
    """A report as the last build read it. Raises CaseError where there is none."""
    try:
        with contextlib.closing(case.derived()) as derived:
            found = derived.reports([doc_id])
    except DamagedError as error:
        raise CaseError(f"{error}; build again: tawthiq build {case.folder}") from error
    if not found:
        raise CaseError(f"{case.folder}: no report {doc_id!r} was built")
    return found[0]


def _about(doc_id: str, every: Iterable[Judgement]) -> list[Judgement]:
    """Judgements about claims of one report one by one, and those that withdraw them."""
    judgements = list(every)
    own = [
        one
        for one in judgements
        if one.verdict not in LINKING
        and any(anchor.doc_id == doc_id for anchor in one.made_about)
        and _is_of_claims(one)
    ]
    ids = {one.id for one in own}
    return own + [one for one in judgements if one.verdict is Verdict.WITHDRAW and not ids.isdisjoint(one.about)]


def _is_of_claims(one: Judgement) -> bool:
    return one.about[0].startswith("c-")


def _reviewed(report: Report, found: CaseJudgements, kept: Sequence[str]) -> ReviewedReport:
    known = report.document.language in lang.available()
    explained = explain(report).claims if known else [ExplainedClaim(one, (), {}, ()) for one in report.claims]
    claims = [_claim(one, found) for one in explained]
    misfits = [one for one in found.misfits if one.about.startswith("c-")]
    return ReviewedReport(report.document, claims, report.problems, misfits, kept)


def _claim(explained: ExplainedClaim, found: CaseJudgements) -> ReviewedClaim:
    state, claim = found.judged.state, explained.claim
    placed = found.judged.by_id.get(claim.id, ())
    said = [Said(one.judgement, state.status.get(one.judgement.id, Status.HOLDS), one.field) for one in placed]
    own = state.decided.get(claim.id, {})
    decided = {name: one.value for name, one in own.items()}
    return ReviewedClaim(explained, found.judged.claim(claim), said, decided)


def _is_standing(one: Said) -> bool:
    return one.status in {Status.HOLDS, Status.CONFLICT, Status.PROPOSED}
