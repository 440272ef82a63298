"""The log of the case, readable: who did what, when."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from tawthiq.accounts import Role
from tawthiq.pipeline import head_of, log_page
from tawthiq.web.gate import guarded_router, needs
from tawthiq.web.pages import page
from tawthiq.web.paging import Paging
from tawthiq.web.site import site_of
from tawthiq.web.views.log_rows import log_rows

PER_PAGE = 50
router = guarded_router(include_in_schema=False)


@router.get("/log")
@needs(Role.VIEWER)
def log_page_(request: Request, at: Annotated[int, Query(ge=1, le=1_000_000)] = 1) -> Response:
    """The newest entries first, and the hash that stands for all of it."""
    folder = site_of(request).folder
    head = head_of(folder)
    last = head.seq - (at - 1) * PER_PAGE
    logged = log_page(folder, last - PER_PAGE + 1, last) if last > 0 else []
    paging = Paging("/log", [], at, PER_PAGE, head.seq)
    return page(request, "log.html.j2", {"head": head, "paging": paging, "rows": log_rows(logged)})
