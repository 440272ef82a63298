"""The list of incidents, by pages and filters."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from tawthiq.accounts import Role
from tawthiq.model import Grade
from tawthiq.web.filters import Filters
from tawthiq.web.gate import guarded_router, needs
from tawthiq.web.pages import page
from tawthiq.web.paging import Paging
from tawthiq.web.site import site_of
from tawthiq.web.views.incident_rows import incident_rows

PER_PAGE = 50
router = guarded_router(include_in_schema=False)


@router.get("/incidents")
@needs(Role.VIEWER)
def incidents_page(
    request: Request, filters: Annotated[Filters, Query()], at: Annotated[int, Query(ge=1, le=1_000_000)] = 1
) -> Response:
    """One line an incident."""
    chosen = site_of(request).catalogue.choose(filters.wanted())
    paging = Paging("/incidents", filters.query(), at, PER_PAGE, len(chosen.incidents))
    values = {
        "filters": filters,
        "paging": paging,
        "grades": chosen.grades,
        "all_grades": [grade.value for grade in Grade],
        "rows": incident_rows(paging.of(chosen.incidents)),
    }
    return page(request, "incidents.html.j2", values)
