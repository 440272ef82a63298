"""Reading a sentence and saying in a line or two what was found, for tables of cases."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tawthiq.claims import read
from tawthiq.lang import load
from tawthiq.model import Casualty, Claim, ClaimType, Count, Document, Report
from tawthiq.wire import copied_spans

WEDNESDAY = "2020-05-13"  # the day on which the cases' reports were published


def read_text(text: str, published: str | None = WEDNESDAY, language: str = "ar") -> Report:
    """The report that the program makes of a text; the first line is the title."""
    day = datetime.date.fromisoformat(published) if published else None
    return read(Document("case", text, language, day), load(language))


def read_body(text: str, published: str | None = WEDNESDAY) -> Report:
    """The report that the program makes of a text under a title that says nothing."""
    return read_text(f"أخبار المساء\n{text}", published)


def misquoted(report: Report) -> list[str]:
    """The copied strings of all claims that the report does not hold at their spans; none should be there."""
    return [
        f"{name}: {said!r} is not {report.document.quote(span)!r}"
        for claim in report.claims
        for (name, span), said in zip(copied_spans(claim), copied_words(claim), strict=True)
        if report.document.quote(span) != said
    ]


def copied_words(claim: Claim) -> Iterator[str]:
    """Every string of a claim that is copied from the report, in the order of `copied_spans`."""
    yield claim.text
    if claim.speaker:
        yield claim.speaker.name
    yield from (actor.name for actor in claim.via)
    yield from (casualty.text for casualty in claim.casualties)
    if claim.strikes:
        yield claim.strikes.text
    if claim.about and claim.about_span:
        yield claim.about
    if claim.belligerent:
        yield claim.belligerent.name
        yield from (member.name for member in claim.belligerent.members)
    if claim.place:
        yield claim.place.name
    if claim.time:
        yield claim.time.text


def number(count: Count) -> str:
    """`43`, `5-7`, `12-` (at least), `-30` (up to), `?` (open)."""
    if count.is_open:
        return "?"
    if count.is_exact:
        return str(count.minimum)
    low = "" if count.minimum is None else count.minimum
    high = "" if count.maximum is None else count.maximum
    return f"{low}-{high}"


def figure(casualty: Casualty) -> str:
    return f"{casualty.outcome} {number(casualty.count)} {casualty.who}"


def figures(report: Report) -> list[str]:
    """All casualty figures of a report, in the order of its words."""
    return [figure(casualty) for claim in report.claims for casualty in claim.casualties]


def of_type(report: Report, *types: str) -> list[Claim]:
    """The claims of the given types."""
    wanted = {ClaimType(name) for name in types}
    return [claim for claim in report.claims if claim.type in wanted]


def only(report: Report, *types: str) -> Claim:
    """The one claim of the given types."""
    (claim,) = of_type(report, *types)
    return claim


def who_says(claim: Claim) -> str:
    """`the monitor via the agency`; `-` where the report speaks in its own voice."""
    via = "".join(f" via {actor.name}" for actor in claim.via)
    return (claim.speaker.name if claim.speaker else "-") + via
