"""What somebody says of a claim: accepted, rejected, corrected, noted, or taken back."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import Form, Query
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tawthiq.accounts import Role
from tawthiq.errors import CaseError, InvariantError
from tawthiq.exports.telling import told_plainly
from tawthiq.model import Span, Verdict
from tawthiq.pipeline import STEPS, ReviewedReport, Wording, judge_case, picked_value, quoted, review
from tawthiq.web.gate import guarded_router, needs
from tawthiq.web.look import look_of
from tawthiq.web.pages import see_other
from tawthiq.web.refusal import Refused
from tawthiq.web.site import site_of
from tawthiq.web.visitor import person_of, user_of

router = guarded_router(include_in_schema=False)

_MOST = 1 << 24  # characters of a report
_STAYING = frozenset({Verdict.CORRECT, Verdict.NOTE})


class Decision(BaseModel):
    """What a form of a card says; `start` and `end` are of words picked in the text, in code points."""

    report: str = Field(max_length=1000)
    claim: str = Field(max_length=40)
    verdict: Verdict
    field: str = Field("", max_length=40)
    value: str = Field("", max_length=2000)
    reason: str = Field("", max_length=4000)
    start: int | None = Field(None, ge=0, le=_MOST)
    end: int | None = Field(None, ge=0, le=_MOST)


@router.post("/judging/claim")
@needs(Role.RECORDER)
def judge_claim(request: Request, said: Annotated[Decision, Form()]) -> Response:
    """Keep one judgement about a claim, and go on: to the next claim, or after a correction to the same."""
    if said.verdict not in STEPS:
        raise Refused(422, "values")
    folder = site_of(request).folder
    found = review(folder, said.report)
    reason = said.reason
    if said.start is not None and said.end is not None:
        reason = quoted(found.document, _span(said.start, said.end), reason)
    values = (said.field, said.value.strip() or "none") if said.verdict is Verdict.CORRECT else ()
    judge_case(folder, Wording((said.claim,), said.verdict, values, reason, said.report), user_of(request))
    return see_other(request, _after(found, said))


@router.post("/judging/undo")
@needs(Role.RECORDER)
def undo(request: Request, report: Annotated[str, Form(max_length=1000)]) -> Response:
    """Take back what one said last in a report; that it was said stays in the log."""
    folder = site_of(request).folder
    last = review(folder, report).last_of(person_of(request).name)
    if last is None:
        raise Refused(409, "nothing_to_undo")
    reason = look_of(request).face.label("say", "undone")
    judge_case(folder, Wording((last.id,), Verdict.WITHDRAW, (), reason), user_of(request))
    return see_other(request, reader_path(report, last.about[0]))


@router.get("/judging/words")
@needs(Role.RECORDER)
def picked_words(
    request: Request,
    report: Annotated[str, Query(max_length=1000)],
    field: Annotated[str, Query(max_length=40)],
    start: Annotated[int, Query(ge=0, le=_MOST)],
    end: Annotated[int, Query(ge=0, le=_MOST)],
) -> Response:
    """What picked words say for a field, as the program reads them; the words themselves where it cannot tell."""
    document = review(site_of(request).folder, report).document
    span = _span(start, end)
    told = {"words": document.quote(span), "value": "", "problem": ""}
    try:
        told["value"] = picked_value(document, field, span)
    except CaseError as error:
        told["problem"] = told_plainly(error, look_of(request).face)
    return JSONResponse(told)


def reader_path(report: str, claim: str) -> str:
    """Where a claim is open in the reader."""
    return f"/reports/{quote(report)}?{urlencode({'claim': claim})}"


def _span(start: int, end: int) -> Span:
    try:
        return Span(start, end)
    except InvariantError as error:
        raise Refused(422, "values") from error


def _after(found: ReviewedReport, said: Decision) -> str:
    ids = [one.claim.id for one in found.claims]
    at = ids.index(said.claim) if said.claim in ids else 0
    step = 0 if said.verdict in _STAYING else 1
    return reader_path(said.report, ids[min(at + step, len(ids) - 1)])
