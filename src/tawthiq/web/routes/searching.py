"""Searching the reports by their words, however they are spelt."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from tawthiq.accounts import Role
from tawthiq.errors import CaseError
from tawthiq.pipeline import search_case
from tawthiq.web.gate import guarded_router, needs
from tawthiq.web.pages import page
from tawthiq.web.site import site_of
from tawthiq.web.views.hits import hit_rows

MOST, STEP = 200, 20
router = guarded_router(include_in_schema=False)


@router.get("/search")
@needs(Role.VIEWER)
def search_page(
    request: Request,
    q: Annotated[str, Query(max_length=300)] = "",
    limit: Annotated[int, Query(ge=1, le=MOST)] = STEP,
) -> Response:
    """The most recent reports in which all of the words stand."""
    site, problem = site_of(request), ""
    try:
        found = search_case(site.folder, q, limit) if q.strip() else []
    except CaseError as error:
        found, problem = [], str(error)
    more = min(limit + STEP, MOST) if len(found) == limit < MOST else None
    return page(request, "search.html.j2", {"q": q, "rows": hit_rows(found), "problem": problem, "more": more})
