"""The claims of one event beside the reports that carry them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawthiq.model import Claim, Cluster, Document, Report


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim, its report, and `source`: the report that its report copies, or its own report.

    `order` sorts statements by the day their source was published, then by report, place in the report and id.
    """

    claim: Claim
    document: Document
    source: Document

    @property
    def date(self) -> str:
        """The day on which these words were first published, as far as the reports tell; unknown days come last."""
        return self.source.published.isoformat() if self.source.published else "9999"

    @property
    def order(self) -> tuple[str, str, int, str]:
        """The order in which statements are taken, whatever the order of the reports."""
        return (self.date, self.claim.doc_id, self.claim.span.start, self.claim.id)

    @property
    def is_copied(self) -> bool:
        """Whether the report is a near copy of another."""
        return self.document.doc_id != self.source.doc_id


Index = Mapping[str, tuple[Claim, Document]]


def index_claims(reports: Sequence[Report]) -> Index:
    """Every claim with its report, by claim id."""
    return {claim.id: (claim, report.document) for report in reports for claim in report.claims}


def statements_of(cluster: Cluster, index: Index, documents: Mapping[str, Document]) -> list[Statement]:
    """The statements of a cluster in order; a copy's source that is not at hand leaves the copy as its own source."""
    found = []
    for claim_id in cluster.claims:
        claim, document = index[claim_id]
        source = documents.get(cluster.copies.get(document.doc_id, ""), document)
        found.append(Statement(claim, document, source))
    return sorted(found, key=lambda statement: statement.order)
