"""Reports and their claims for programs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from starlette.requests import Request

from tawthiq.accounts import Role
from tawthiq.pipeline import hit_to_json, search_case
from tawthiq.web.api.incidents import At, Size
from tawthiq.web.api.router import Page, api_router
from tawthiq.web.gate import needs
from tawthiq.web.refusal import Refused
from tawthiq.web.site import site_of

router = api_router("reports")


@router.get("/reports")
@needs(Role.VIEWER)
def list_reports(request: Request, at: At = 1, size: Size = 100) -> Page:
    """The reports of the last build, by id, without their texts; `claims` is how many each has."""
    catalogue = site_of(request).catalogue
    ids = catalogue.report_ids()
    shown = catalogue.reports(ids[(at - 1) * size : at * size]).values()
    items = [{key: value for key, value in one.items() if key != "text"} for one in shown]
    return Page(total=len(ids), at=at, size=size, items=[{**one, "claims": len(one["claims"])} for one in items])


@router.get("/reports/{doc_id:path}")
@needs(Role.VIEWER)
def get_report(request: Request, doc_id: str) -> dict[str, Any]:
    """A report with its claims, as its line of `claims.jsonl` has it."""
    found = site_of(request).catalogue.reports([doc_id])
    if doc_id not in found:
        raise Refused(404, "nothing")
    return found[doc_id]


@router.get("/search")
@needs(Role.VIEWER)
def search(
    request: Request,
    q: Annotated[str, Query(min_length=1, max_length=300, description='Words; "in quotes" they follow each other.')],
    limit: Annotated[int, Query(ge=1, le=200)] = 20,
) -> list[dict[str, Any]]:
    """The most recent reports in which all of the words stand, however they are spelt, with where they stand."""
    return [hit_to_json(hit) for hit in search_case(site_of(request).folder, q, limit)]
