"""The claims of one event beside the reports that carry them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from operator import attrgetter

from tawthiq.model import Casualty, Claim, Cluster, Document, Report
from tawthiq.model.harm import harm_alleged
from tawthiq.model.identity import bodies


class Relation(StrEnum):
    """How a report stands to the one whose words it has."""

    NEAR_COPY = "near_copy"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim, its report, and `source`: the report that its report copies or translates, or its own report.

    `cites` are the ids of the bodies that the report quotes anywhere, on this matter or another. `date` is the day on
    which these words were first published, as far as the reports tell; unknown days come last. `order` sorts
    statements by that day, then by report, place in the report and id, whatever the order of the reports. `harm`
    are the figures of the harm that the claim alleges; none where it alleges no harm.
    """

    claim: Claim
    document: Document
    source: Document
    relation: Relation | None = None
    cites: frozenset[str] = frozenset()
    date: str = field(init=False, repr=False, compare=False)
    order: tuple[str, str, int, str] = field(init=False, repr=False, compare=False)
    harm: tuple[Casualty, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Settle the order and the harm once; they are asked for again and again."""
        date = self.source.published.isoformat() if self.source.published else "9999"
        object.__setattr__(self, "date", date)
        object.__setattr__(self, "order", (date, self.claim.doc_id, self.claim.span.start, self.claim.id))
        object.__setattr__(self, "harm", harm_alleged(self.claim))

    @property
    def is_copied(self) -> bool:
        """Whether the report is a near copy of another."""
        return self.relation is Relation.NEAR_COPY

    def led_to(self, source: Document, relation: Relation) -> Statement:
        """The statement as words of another report."""
        return replace(self, source=source, relation=self.relation or relation)


@dataclass(frozen=True, slots=True)
class Index:
    """Every claim by its id; by the id of its document, every document and the ids of the bodies that it quotes."""

    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    cites: Mapping[str, frozenset[str]]


def index_reports(reports: Sequence[Report]) -> Index:
    """The reports by what is looked up in them; nothing is kept for each claim but the claim."""
    claims = {claim.id: claim for report in reports for claim in report.claims}
    documents = {report.document.doc_id: report.document for report in reports}
    same: dict[frozenset[str], frozenset[str]] = {}  # very many reports quote the same few bodies
    cited = ((report.document.doc_id, _cited(report)) for report in reports)
    return Index(claims, documents, {doc_id: same.setdefault(bodies, bodies) for doc_id, bodies in cited})


def statements_of(cluster: Cluster, index: Index) -> list[Statement]:
    """The statements of a cluster in order; a copy's source that is not at hand leaves the copy as its own source."""
    found = []
    for claim in [index.claims[claim_id] for claim_id in cluster.claims]:
        document = index.documents[claim.doc_id]
        source = index.documents.get(cluster.copies.get(claim.doc_id, ""), document)
        relation = Relation.NEAR_COPY if source.doc_id != claim.doc_id else None
        found.append(Statement(claim, document, source, relation, index.cites[claim.doc_id]))
    return in_order(found)


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """The statements by their `order`."""
    return sorted(statements, key=_ORDER)


_ORDER = attrgetter("order")


def claims_of(statements: Iterable[Statement]) -> tuple[str, ...]:
    """The ids of the claims of statements, each once, as they stand."""
    return tuple(dict.fromkeys([statement.claim.id for statement in statements]))


def _cited(report: Report) -> frozenset[str]:
    actors = [actor for claim in report.claims for actor in (claim.speaker, *claim.via) if actor]
    return frozenset([body for actor in actors for body in bodies(actor)])
