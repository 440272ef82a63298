"""What each source says about the number killed: the rows of the range figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.exports.numbering import NumberedClaim, chosen
from tawthiq.model import Count, Incident, Outcome, Population

DRAWN = (Population.CIVILIANS, Population.PEOPLE)


@dataclass(frozen=True, slots=True)
class RangeRow:
    """One claim with a figure of civilians or of all killed.

    `origin` is the number of its source in the incident, from 1. `is_copy` says that an earlier row of the same
    source, from another report, gives the same figures: a repeat, which is no new source.
    """

    origin: int
    source: NumberedClaim
    figures: Mapping[Population, Count]
    is_copy: bool


def range_rows(incident: Incident, claims: Mapping[str, NumberedClaim]) -> tuple[RangeRow, ...]:
    """The rows, source by source, the earliest report of each first."""
    rows: list[RangeRow] = []
    for number, origin in enumerate(incident.origins, start=1):
        rows += _of_origin(number, _earliest_first(chosen(origin.claims, claims)))
    return tuple(rows)


def undrawn(incident: Incident, claims: Mapping[str, NumberedClaim]) -> int:
    """How many claims count only some other group of the killed, which the figure leaves out."""
    counted = [one for one in chosen(incident.claims, claims) if _killed(one)]
    return sum(1 for one in counted if not _figures(one))


def _earliest_first(sources: Sequence[NumberedClaim]) -> list[NumberedClaim]:
    return sorted(
        sources,
        key=lambda one: (str(one.document.published or "9999"), one.report, one.position),
    )


def _of_origin(number: int, sources: Sequence[NumberedClaim]) -> Iterator[RangeRow]:
    seen: list[tuple[str, Mapping[Population, Count]]] = []
    for one in sources:
        figures = _figures(one)
        if figures:
            copy = any(report != one.claim.doc_id and earlier == figures for report, earlier in seen)
            seen.append((one.claim.doc_id, figures))
            yield RangeRow(number, one, figures, copy)


def _figures(one: NumberedClaim) -> dict[Population, Count]:
    found: dict[Population, Count] = {}
    for casualty in one.claim.casualties:
        if casualty.outcome is Outcome.KILLED and casualty.who in DRAWN:
            found.setdefault(casualty.who, casualty.count)
    return found


def _killed(one: NumberedClaim) -> bool:
    return any(casualty.outcome is Outcome.KILLED for casualty in one.claim.casualties)
