"""The reader: a report as it was, the claims in it, and the card of one of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from tawthiq.accounts import Role
from tawthiq.exports.phrasing import Phrasing
from tawthiq.pipeline import ReviewedReport, review
from tawthiq.web.assigning import Thing, holder_of, team_of
from tawthiq.web.gate import guarded_router, needs
from tawthiq.web.look import look_of
from tawthiq.web.pages import page
from tawthiq.web.site import site_of
from tawthiq.web.views.adding import ADD_CHOICES
from tawthiq.web.views.claim_card import rows
from tawthiq.web.views.passages import passages
from tawthiq.web.visitor import person_of

router = guarded_router(include_in_schema=False)


@router.get("/reports/{doc_id:path}")
@needs(Role.VIEWER)
def report_page(request: Request, doc_id: str, claim: Annotated[str, Query(max_length=40)] = "") -> Response:
    """The text with its claims; `claim` is the id of the one that is open, else the first that nobody judged is."""
    site = site_of(request)
    found = review(site.folder, doc_id)
    at = _open(found, claim)
    one = found.claims[at] if at is not None else None
    ids = [own.claim.id for own in found.claims]
    values = {
        "report": found,
        "document": found.document,
        "open_at": at,
        "one": one,
        "rows": rows(one, Phrasing(look_of(request).face)) if one else (),
        "paragraphs": passages(found.document, found.claims, at),
        "previous": ids[at - 1] if at else None,
        "next": ids[at + 1] if at is not None and at + 1 < len(ids) else None,
        "incident": site.catalogue.incident_of(doc_id, one.claim.id) if one else None,
        "add_choices": ADD_CHOICES,
        "thing": Thing.REPORT,
        "thing_id": doc_id,
        "holder": holder_of(request, Thing.REPORT, doc_id),
        "team": team_of(request),
        "own_last": found.last_of(person_of(request).name),
    }
    return page(request, "report.html.j2", values)


def _open(found: ReviewedReport, claim: str) -> int | None:
    ids = [one.claim.id for one in found.claims]
    if claim in ids:
        return ids.index(claim)
    fresh = (at for at, one in enumerate(found.claims) if not one.is_judged)
    return next(fresh, 0) if ids else None
