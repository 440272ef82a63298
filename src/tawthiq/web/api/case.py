"""The case for programs: how it stands, its log, the description of all this."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tawthiq.accounts import Role
from tawthiq.pipeline import freshness_of, head_of, log_page, logged_to_json
from tawthiq.web.api.router import api_router
from tawthiq.web.gate import needs
from tawthiq.web.site import site_of

router = api_router("case")


@router.get("/case")
@needs(Role.VIEWER)
def get_case(request: Request) -> dict[str, Any]:
    """The case's name, the head of its log, when it was built last, and what changed since."""
    site = site_of(request)
    head, fresh = head_of(site.folder), freshness_of(site.folder)
    built = {"time": fresh.built.time, "who": fresh.built.who, "seq": fresh.built.seq} if fresh.built else None
    return {
        "name": site.name,
        "head": {"seq": head.seq, "hash": head.hash},
        "built": built,
        "changed_since": dict(fresh.since),
    }


@router.get("/log")
@needs(Role.VIEWER)
def get_log(
    request: Request,
    since: Annotated[int, Query(ge=1, le=1 << 53, description="The number of the first entry.")] = 1,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> list[dict[str, Any]]:
    """Entries of the log in order, whole, so that their hashes can be worked out again."""
    return [logged_to_json(one) for one in log_page(site_of(request).folder, since, since + limit - 1)]


@router.get("/openapi.json", include_in_schema=False)
@needs(Role.VIEWER)
def describe(request: Request) -> Response:
    """This description (OpenAPI)."""
    return JSONResponse(request.app.openapi())
