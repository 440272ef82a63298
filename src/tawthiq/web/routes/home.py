"""The first page."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tawthiq.accounts import Role
from tawthiq.web.gate import guarded_router, needs

router = guarded_router(include_in_schema=False)


@router.get("/")
@needs(Role.VIEWER)
def first_page(request: Request) -> Response:  # noqa: ARG001 (every page is given it)
    """Where work begins."""
    return RedirectResponse("/incidents", 303)
