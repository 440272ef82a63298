"""Everything the program recorded rather than guessed, with the place it is about."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.exports.numbering import NumberedClaim
from tawthiq.model import Document, Problem, Report


@dataclass(frozen=True, slots=True)
class RecordedProblem:
    """A problem of a report (`where` is its number) or of a claim (`where` is `3.2`), and the words it is about."""

    where: str
    anchor: str
    problem: Problem
    quote: str | None


def recorded(
    reports: Sequence[Report], claims: Mapping[str, NumberedClaim], listed: Collection[str]
) -> tuple[RecordedProblem, ...]:
    """Problems report by report, each report's own first and then those of its claims.

    `listed` are the ids of the claims that the page has a row for; the problems of others lead to their report.
    """
    return tuple(one for at, report in enumerate(reports, start=1) for one in _of(at, report, claims, listed))


def _of(
    at: int, report: Report, claims: Mapping[str, NumberedClaim], listed: Collection[str]
) -> Iterator[RecordedProblem]:
    for problem in report.problems:
        yield RecordedProblem(str(at), f"report-{at}", problem, _quote(report.document, problem))
    for claim in report.claims:
        numbered = claims[claim.id]
        for problem in claim.problems:
            anchor = f"c{numbered.report}-{numbered.position}" if claim.id in listed else f"report-{numbered.report}"
            yield RecordedProblem(numbered.number, anchor, problem, _quote(report.document, problem))


def _quote(document: Document, problem: Problem) -> str | None:
    return document.quote(problem.span) if problem.span else None
