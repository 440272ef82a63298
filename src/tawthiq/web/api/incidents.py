"""Incidents for programs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from starlette.requests import Request

from tawthiq.accounts import Role
from tawthiq.web.api.router import Page, api_router
from tawthiq.web.filters import Filters
from tawthiq.web.gate import needs
from tawthiq.web.refusal import Refused
from tawthiq.web.site import site_of

router = api_router("incidents")
At = Annotated[int, Query(ge=1, le=1_000_000, description="Which page, from 1.")]
Size = Annotated[int, Query(ge=1, le=500, description="How many on a page.")]


@router.get("/incidents")
@needs(Role.VIEWER)
def list_incidents(request: Request, filters: Annotated[Filters, Query()], at: At = 1, size: Size = 100) -> Page:
    """The incidents that meet the filters, by day: of each what lists show of it. `GET /api/incidents/{id}` has all."""
    found = site_of(request).catalogue.choose(filters.wanted()).incidents
    return Page(total=len(found), at=at, size=size, items=[dict(one) for one in found[(at - 1) * size : at * size]])


@router.get("/incidents/{id_}")
@needs(Role.VIEWER)
def get_incident(request: Request, id_: str) -> dict[str, Any]:
    """An incident, as its line of `incidents.jsonl` has it."""
    found = site_of(request).catalogue.get(id_)
    if found is None:
        raise Refused(404, "nothing")
    return found


@router.get("/incidents/{id_}/claims")
@needs(Role.VIEWER)
def list_claims_of_incident(request: Request, id_: str) -> list[dict[str, Any]]:
    """The claims of an incident, each with the `doc_id` of its report, in the incident's order."""
    incident = get_incident(request, id_)
    reports = site_of(request).catalogue.reports(incident["reports"])
    claims = {claim["id"]: {"doc_id": doc_id, **claim} for doc_id, one in reports.items() for claim in one["claims"]}
    return [claims[claim] for claim in incident["claims"] if claim in claims]
