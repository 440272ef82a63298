"""Short numbers for claims, so that a reader can follow one through the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawthiq.model import Claim, Document, Incident, Report


@dataclass(frozen=True, slots=True)
class NumberedClaim:
    """A claim with its report: `number` is `3.2` for the second claim of the third report."""

    claim: Claim
    document: Document
    report: int
    position: int

    @property
    def number(self) -> str:
        """The number people read."""
        return f"{self.report}.{self.position}"


def numbered(reports: Sequence[Report]) -> dict[str, NumberedClaim]:
    """Every claim by its id, in the order of reports and of words; of two equal claims the first counts."""
    result: dict[str, NumberedClaim] = {}
    for at, report in enumerate(reports, start=1):
        for position, claim in enumerate(report.claims, start=1):
            result.setdefault(claim.id, NumberedClaim(claim, report.document, at, position))
    return result


def chosen(ids: Sequence[str], claims: Mapping[str, NumberedClaim]) -> tuple[NumberedClaim, ...]:
    """The claims with these ids that the case holds, in reading order."""
    found = {claims[key] for key in ids if key in claims}
    return tuple(sorted(found, key=lambda one: (one.report, one.position)))


def sourced(incident: Incident, claims: Mapping[str, NumberedClaim]) -> dict[str, tuple[Claim, Document]]:
    """The incident's claims that the case holds, with their reports, by id."""
    found = ((id_, claims.get(id_)) for id_ in incident.claims)
    return {id_: (one.claim, one.document) for id_, one in found if one}
