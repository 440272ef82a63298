"""What there is to review in a case: reports with claims that are new, uncertain, contested or changed; open grades."""

from __future__ import annotations

import contextlib
import threading
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from tawthiq.errors import CaseError
from tawthiq.judging.lines import read_judgements
from tawthiq.judging.standing import Status
from tawthiq.model import Grade, Judgement, StrikeStatus, Verdict
from tawthiq.pipeline.catalogue import Catalogue, ReportMark, grade_of
from tawthiq.pipeline.filtering import Wanted
from tawthiq.pipeline.judged import CaseJudgements, judge_reports
from tawthiq.store import Case, DamagedError

_LOW = frozenset({Grade.WEAK, Grade.PROVISIONAL, Grade.UNCLEAR_EVENT})
_DECIDING = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT})
_STANDING = frozenset({Status.HOLDS, Status.CONFLICT})


class Kind(StrEnum):
    """Why a report waits to be reviewed."""

    NEW = "new"
    UNCERTAIN = "uncertain"
    CONTESTED = "contested"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report that waits: why, how many of its claims were judged, and what is known of it without looking into it."""

    mark: ReportMark
    kinds: frozenset[Kind]
    judged: int


@dataclass(frozen=True, slots=True)
class _Judged:
    """By report: how many claims were judged, and whether judgements contradict each other or fit nothing; grades that
    wait for a second person, each with the incident that it is of now.
    """

    claims: Mapping[str, int] = field(default_factory=dict)
    conflicts: AbstractSet[str] = frozenset()
    misfits: AbstractSet[str] = frozenset()
    proposed: Sequence[tuple[str, Judgement]] = ()


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits at one moment: reports by the reason for which they do, `None` for any, in the order of
    `claims.jsonl`; and grades that wait for a second person, each with the id of its incident.
    """

    waiting: Mapping[Kind | None, Sequence[Waiting]]
    proposed: Sequence[tuple[str, Judgement]]

    def counts(self) -> Mapping[Kind, int]:
        """How many reports wait for each reason."""
        return {kind: len(self.waiting[kind]) for kind in Kind}

    def after(self, doc_id: str, kind: Kind | None) -> str | None:
        """The next report that waits after this one, from the beginning again after the last."""
        found = self.waiting[kind]
        at = bisect_right(found, doc_id, key=_id_of)
        near = (*found[at : at + 1], *found[:2])
        return next((id_ for id_ in map(_id_of, near) if id_ != doc_id), None)


@dataclass(slots=True)
class Desk:
    """What waits in one case. Several threads can ask; what was worked out is kept until the case changes."""

    folder: Path
    catalogue: Catalogue
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _built: tuple[object, Mapping[str, Waiting]] | None = None
    _known: tuple[object, Queue] | None = None

    def fitting(self, waiting: Sequence[Waiting], wanted: Wanted) -> Sequence[Waiting]:
        """Those that tell of an incident that meets a filter; all of them where it asks for nothing."""
        if wanted == Wanted():
            return waiting
        ids = {one["id"] for one in self.catalogue.choose(wanted).incidents}
        return [one for one in waiting if any(own["id"] in ids for own in one.mark.incidents)]

    def queue(self) -> Queue:
        """What waits now."""
        with self._lock:
            stamp, marks = self.catalogue.marks()
            if self._built is None or self._built[0] != stamp:
                self._built = (stamp, {mark.doc_id: _waiting(mark, _Judged()) for mark in marks})
            with Case.open(self.folder, read_only=True) as case:
                lines = case.judgements()
                key = (stamp, len(lines), hash(tuple(lines)))
                if self._known is None or self._known[0] != key:
                    judged = _judged(case, list(read_judgements(lines, "judgement")), self._built[1])
                    self._known = (key, _queue(list(_all_waiting(self._built[1], judged)), judged))
            return self._known[1]


def _id_of(waiting: Waiting) -> str:
    return waiting.mark.doc_id


def _queue(every: Sequence[Waiting], judged: _Judged) -> Queue:
    waiting: dict[Kind | None, Sequence[Waiting]] = {None: every}
    for kind in Kind:
        waiting[kind] = [one for one in every if kind in one.kinds]
    return Queue(waiting, judged.proposed)


def _judged(case: Case, every: Sequence[Judgement], built: Mapping[str, Waiting]) -> _Judged:
    """What was judged; of the case only the reports and incidents that somebody judged are loaded."""
    if not every:
        return _Judged()
    docs = {anchor.doc_id for one in every for anchor in one.made_about}
    near = {one["id"] for doc_id in docs if doc_id in built for one in built[doc_id].mark.incidents}
    try:
        with contextlib.closing(case.derived()) as derived:
            reports = {one.document.doc_id: one for one in derived.reports(docs)}
            found = judge_reports(every, reports)
            about = {id_ for one in every for id_ in one.about if id_.startswith("i-")}
            kept = derived.incidents(near | about)
            found.place_built({one.incident.id: one.incident.claims for one in kept})
    except DamagedError as error:
        raise CaseError(f"{error}; build again: tawthiq build {case.folder}") from error
    home = {claim.id: doc_id for doc_id, report in reports.items() for claim in report.claims}
    status = found.judged.state.status
    claims: Counter[str] = Counter()
    conflicts = set()
    for id_, placed in found.judged.by_id.items():
        if id_ in home:
            standing = [one.judgement for one in placed if status.get(one.judgement.id) in _STANDING]
            claims[home[id_]] += any(one.verdict in _DECIDING for one in standing)
            conflicts |= {home[id_] for one in standing if status.get(one.id) is Status.CONFLICT}
    misfits = {anchor.doc_id for one in found.misfits for anchor in one.judgement.made_about}
    return _Judged(claims, conflicts, misfits, list(_proposed(found)))


def _proposed(found: CaseJudgements) -> Iterator[tuple[str, Judgement]]:
    for id_, placed in sorted(found.judged.by_id.items()):
        for one in placed:
            is_open = found.judged.state.status.get(one.judgement.id) is Status.PROPOSED
            if is_open and one.judgement.verdict is Verdict.GRADE:
                yield id_, one.judgement


def _all_waiting(built: Mapping[str, Waiting], judged: _Judged) -> Iterator[Waiting]:
    concerned = {*judged.claims, *judged.conflicts, *judged.misfits}
    for doc_id, one in built.items():
        now = _waiting(one.mark, judged) if doc_id in concerned else one
        if now.kinds:
            yield now


def _waiting(mark: ReportMark, judged: _Judged) -> Waiting:
    done = judged.claims.get(mark.doc_id, 0)
    return Waiting(mark, frozenset(_kinds(mark, done, judged)), done)


def _kinds(mark: ReportMark, done: int, judged: _Judged) -> Iterator[Kind]:
    if mark.doc_id in judged.misfits:
        yield Kind.CHANGED
    if mark.doc_id in judged.conflicts:
        yield Kind.CONTESTED
    if done >= mark.claims:
        return
    yield Kind.NEW
    grades = {grade_of(one) for one in mark.incidents}
    if mark.problems or grades & _LOW:
        yield Kind.UNCERTAIN
    denied = any(one["strike_status"] == StrikeStatus.CONTESTED for one in mark.incidents)
    if Grade.CONTESTED in grades or denied:
        yield Kind.CONTESTED
