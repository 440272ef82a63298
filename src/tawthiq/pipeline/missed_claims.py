"""A claim that the program missed: made of words of a report that a person picks, read as the program reads words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from tawthiq import wire
from tawthiq.errors import CaseError, InvariantError
from tawthiq.judging.additions import RULE
from tawthiq.judging.fields import corrected, read_value
from tawthiq.lang import PlaceTable
from tawthiq.model import (
    Actor,
    Casualty,
    Claim,
    ClaimType,
    Count,
    DenialKind,
    Outcome,
    Place,
    Population,
    Report,
    Scope,
    Span,
    Stance,
    Strikes,
    TimeSpan,
)
from tawthiq.pipeline.naming import named
from tawthiq.pipeline.picking import picked_value
from tawthiq.pipeline.written_claim import CODES, WrittenClaim

Tell = Callable[[str], None]
_Knowing = Callable[[str, Span], dict[str, Any]]

_FIGURE = re.compile(r"(?s)(?P<words>.+?)/(?P<who>[a-z]+)/(?P<outcome>[a-z]+)(?:/(?P<value>[\d-]+))?")
_COUNTED = re.compile(r"(?s)(?P<words>.+?)(?:/(?P<value>\d*-?\d*))?")
_DATED = re.compile(r"(?s)(?P<words>.+?)(?:/(?P<value>\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?))?")


def missed_claim(report: Report, values: Sequence[str], tables: Sequence[PlaceTable], tell: Tell) -> Claim:
    """The claim that a person's words make. Raises CaseError that says what is wrong with them.

    `values` are the type, then `NAME=...` for each of `written_claim.PARTS`. Words are given by their place in code
    points, `115-124`, or as they stand. Behind them, after slashes: `figure=WORDS/who/outcome`, with the number where
    the program cannot read it, `figure=WORDS/who/outcome/12-`; `strikes=WORDS/3`; `time=WORDS/2018-11-17`. `tell` is
    told whom or what of the tables a name means.
    """
    written = WrittenClaim.of(report.document, values)
    claim = _made(written, partial(_known, written, tables, tell))
    twin = next((one for one in report.claims if one.type is claim.type and one.span == claim.span), None)
    if twin is not None and (RULE not in twin.rules or twin.id != claim.id):
        raise CaseError(f"{report.document.doc_id} has this claim: {twin.id}; correct it, or choose other words")
    if claim.answers and all(one.id != claim.answers for one in report.claims):
        raise CaseError(f"answers: {report.document.doc_id} has no claim {claim.answers}")
    return claim


def _made(written: WrittenClaim, known: _Knowing) -> Claim:
    document, codes = written.document, {name: written.code(name) for name in CODES}
    about = written.one("about")
    about_span = written.find(about) if about else None
    if written.type is ClaimType.DENIAL and codes["denial_kind"] is None:
        raise CaseError(f"a denial says of which kind it is: denial_kind={'|'.join(DenialKind)}")
    usual = Stance.DENIES if written.type is ClaimType.DENIAL else Stance.ASSERTS
    try:
        return Claim(
            doc_id=document.doc_id,
            type=written.type,
            text=document.quote(written.span),
            span=written.span,
            stance=codes["stance"] or usual,
            scope=codes["scope"] or Scope.INCIDENT,
            speaker=_actor(written, "speaker", known),
            casualties=tuple(_figures(written)),
            strikes=_strikes(written),
            belligerent=_actor(written, "belligerent", known),
            mode=codes["mode"],
            about=document.quote(about_span) if about_span else None,
            about_span=about_span,
            denial_kind=codes["denial_kind"],
            answers=written.one("answers"),
            attack_kind=codes["attack_kind"],
            place=_place(written, known),
            time=_time(written),
            rules=(RULE,),
        )
    except InvariantError as error:
        raise CaseError(str(error)) from error


def _figures(claim: WrittenClaim) -> Iterator[Casualty]:
    for written in claim.parts.get("figure", ()):
        match = _FIGURE.fullmatch(written)
        codes = (set(Population), set(Outcome))
        if match is None or match["who"] not in codes[0] or match["outcome"] not in codes[1]:
            raise CaseError(
                f"figure={written}: write figure=WORDS/WHO/OUTCOME, who one of {', '.join(Population)}, outcome one of "
                f"{', '.join(Outcome)}"
            )
        span = claim.find(match["words"])
        if not claim.span.contains(span):
            raise CaseError(f"\u00ab{claim.quote(span)}\u00bb: the figure is to stand within the words of the claim")
        count = _count(claim, span, match["value"])
        yield Casualty(Outcome(match["outcome"]), Population(match["who"]), count, claim.document.quote(span), span)


def _strikes(claim: WrittenClaim) -> Strikes | None:
    written = claim.one("strikes")
    if written is None:
        return None
    match = _COUNTED.fullmatch(written)
    assert match is not None
    span = claim.find(match["words"])
    return Strikes(_count(claim, span, match["value"]), claim.document.quote(span), span)


def _count(claim: WrittenClaim, span: Span, value: str | None) -> Count:
    found = _value("casualties.0.count", value or picked_value(claim.document, "casualties.0.count", span))
    return Count(found["min"], found["max"])


def _actor(claim: WrittenClaim, field: str, known: _Knowing) -> Actor | None:
    written = claim.one(field)
    if written is None:
        return None
    span = claim.find(written)
    value = known(field, span)
    return Actor(span=span, aliases=tuple(value.pop("aliases", ())), **value)


def _place(claim: WrittenClaim, known: _Knowing) -> Place | None:
    written = claim.one("place")
    if written is None:
        return None
    span = claim.find(written)
    bare = Claim(claim.document.doc_id, ClaimType.CALL, claim.document.quote(span), span)
    return corrected(bare, "place", known("place", span)).place


def _time(claim: WrittenClaim) -> TimeSpan | None:
    written = claim.one("time")
    if written is None:
        return None
    match = _DATED.fullmatch(written)
    assert match is not None
    span = claim.find(match["words"])
    value = _value("time", match["value"] or picked_value(claim.document, "time", span))
    return TimeSpan(claim.document.quote(span), span, value["start"], value["end"])


def _known(claim: WrittenClaim, tables: Sequence[PlaceTable], tell: Tell, field: str, span: Span) -> dict[str, Any]:
    """A name with what the tables know of it."""
    value, told = named(field, {"name": claim.quote(span)}, claim.document.language, tables)
    if told:
        tell(told)
    return dict(value)


def _value(field: str, written: str) -> Any:
    try:
        return read_value(field, written)
    except ValueError as error:
        raise CaseError(f"{field.rpartition('.')[2]}: {error}") from error


def claim_value(claim: Claim) -> dict[str, Any]:
    """The claim as the judgement keeps it."""
    return {key: value for key, value in wire.claim_to_json(claim).items() if key != "id"}
