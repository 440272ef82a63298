"""What linkage looks at in a claim: where, when, who, how many, and where in its report it stands."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from tawthiq.incidents.windows import Window, window_of
from tawthiq.model import Claim, ClaimType, Report, Scope

POSITION_BACK = 14  # days: denials and findings come later than first reports


@dataclass(frozen=True, slots=True)
class Fact:
    """An incident-scope claim with the days its event can have been on and its report's day of publication."""

    claim: Claim
    window: Window | None
    published: datetime.date | None

    @property
    def key(self) -> tuple[str, str, int, str]:
        """The order in which facts are taken: by publication, report, place in the report, id."""
        day = self.published.isoformat() if self.published else "9999"
        return (day, self.claim.doc_id, self.claim.span.start, self.claim.id)


def facts_of(reports: Iterable[Report]) -> list[Fact]:
    """The incident-scope claims of reports, in a fixed order whatever the order of the reports.

    Totals over more than one incident are left out here and so meet no incident.
    """
    found = {}
    for report in reports:
        document = report.document
        for claim in report.claims:
            if claim.scope is Scope.INCIDENT:
                seeds = claim.type in {ClaimType.CASUALTY, ClaimType.ATTACK}
                window = window_of(claim, document) if seeds else window_of(claim, document, back=POSITION_BACK)
                found[claim.id] = Fact(claim, window, document.published)
    return sorted(found.values(), key=lambda fact: fact.key)
