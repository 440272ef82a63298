"""What linkage looks at in a claim: where, when, who, how many, and where in its report it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tawthiq.incidents.windows import Window, window_of
from tawthiq.model import Claim, ClaimType, Report, Scope

_EVENTS = frozenset({ClaimType.CASUALTY, ClaimType.ATTACK})
POSITION_BACK = 14  # days: denials and findings come later than first reports


Key = tuple[str, str, int, str]


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """An incident-scope claim with the days its event can have been on.

    `key` is the order in which facts are taken: by the day of publication, report, place in the report, id.
    """

    claim: Claim
    window: Window | None
    key: Key

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.key[3]


def facts_of(reports: Iterable[Report]) -> list[Fact]:
    """The incident-scope claims of reports, in a fixed order whatever the order of the reports.

    Totals over more than one incident are left out here and so meet no incident.
    """
    found: dict[str, Fact] = {}
    for report in reports:
        document = report.document
        day = document.published.isoformat() if document.published else "9999"
        for claim in report.claims:
            if claim.scope is Scope.INCIDENT:
                seeds = claim.type in _EVENTS
                window = window_of(claim, document) if seeds else window_of(claim, document, back=POSITION_BACK)
                key = (day, claim.doc_id, claim.span.start, claim.id)
                found[key[3]] = Fact(claim, window, key)
    return sorted(found.values(), key=lambda fact: fact.key)
