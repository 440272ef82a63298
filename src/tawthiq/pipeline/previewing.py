"""What a merge, a split or a move would change, worked out before anybody says it."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tawthiq import assessment, incidents
from tawthiq.errors import CaseError
from tawthiq.incidents import Bonds
from tawthiq.model import LINKING, Incident, Judgement
from tawthiq.pipeline.judged import judge_reports, judgements_of
from tawthiq.pipeline.judgements import Wording, made_judgement
from tawthiq.store import Case, DamagedError, User


@dataclass(frozen=True, slots=True)
class Preview:
    """The incidents concerned as they are, and those that the same reports give with the judgement."""

    before: Sequence[Incident]
    after: Sequence[Incident]


def preview_judgement(folder: Path, said: Wording, user: User) -> Preview:
    """What a judgement on linking would change; nothing is kept. Raises CaseError as `judge_case`.

    The reports of the incidents concerned are linked by themselves, with what people said of them before. A build links
    them among all reports of the case, so that what others have to do with them can still move.
    """
    if said.verdict not in LINKING:
        raise CaseError(f"{said.verdict} changes no incident's claims")
    with Case.open(folder, read_only=True) as case:
        judgement = made_judgement(case, folder, said, user)
        try:
            with contextlib.closing(case.derived()) as derived:
                before = derived.incidents(list(judgement.seen))
                docs = {anchor.doc_id for anchor in judgement.made_about}
                docs |= {doc_id for one in before for doc_id in one.reports}
                every = [*_within(docs, judgements_of(case)), judgement]
                reports = derived.reports(docs)
        except DamagedError as error:
            raise CaseError(f"{error}; build again: tawthiq build {folder}") from error
        judged = judge_reports(every, {one.document.doc_id: one for one in reports}).judged
        counted = [judged.report(report) for report in reports]
        clusters = incidents.link(counted, case.received(), Bonds.of(judged.bonds))
        after = assessment.assess_all(clusters, counted, case.settings.rule_set)
    concerned = {claim for one in before for claim in one.incident.claims} | set(judgement.about)
    touched = [one for one in after if not concerned.isdisjoint(one.claims)]
    return Preview([one.incident for one in before], touched)


def _within(docs: set[str], every: Sequence[Judgement]) -> list[Judgement]:
    """Judgements about nothing but these reports, and those about judgements."""
    return [one for one in every if all(anchor.doc_id in docs for anchor in one.made_about)]
