"""The queue, and who works on what, for programs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, Field
from starlette.requests import Request

from tawthiq.accounts import Role
from tawthiq.web.api.incidents import At, Size
from tawthiq.web.api.router import Page, api_router
from tawthiq.web.assigning import Thing, holder_of, key_of
from tawthiq.web.gate import needs
from tawthiq.web.refusal import Refused
from tawthiq.web.routes.assigning import give
from tawthiq.web.routes.queue import QueueFilters, waiting_reports
from tawthiq.web.site import site_of

router = api_router("queue")


class Given(BaseModel):
    """A report or an incident by its id, and the name of the person who is to work on it; without one nobody is."""

    thing: Thing
    id: str = Field(min_length=1, max_length=1000)
    to: str | None = Field(None, max_length=100)


class Holder(BaseModel):
    """Who works on a report or an incident now."""

    thing: Thing
    id: str
    assigned_to: str | None


@router.get("/queue")
@needs(Role.VIEWER)
def list_queue(request: Request, filters: Annotated[QueueFilters, Query()], at: At = 1, size: Size = 100) -> Page:
    """The reports that wait to be reviewed, why, how many of their claims were judged, and who works on them."""
    site = site_of(request)
    found, holders = waiting_reports(request, filters, site.desk.queue()), site.accounts.assignments.all()
    items: list[dict[str, Any]] = []
    for one in found[(at - 1) * size : at * size]:
        holder = holders.get(key_of(Thing.REPORT, one.mark.doc_id))
        items.append(
            {
                "doc_id": one.mark.doc_id,
                "kinds": sorted(kind.value for kind in one.kinds),
                "claims": one.mark.claims,
                "judged": one.judged,
                "incidents": [own["id"] for own in one.mark.incidents],
                "assigned_to": holder.name if holder else None,
            }
        )
    return Page(total=len(found), at=at, size=size, items=items)


@router.get("/assignments")
@needs(Role.VIEWER)
def get_assignment(
    request: Request, thing: Thing, id_: Annotated[str, Query(alias="id", min_length=1, max_length=1000)]
) -> Holder:
    """Who works on a report or an incident."""
    holder = holder_of(request, thing, id_)
    return Holder(thing=thing, id=id_, assigned_to=holder.name if holder else None)


@router.post("/assignments")
@needs(Role.RECORDER)
def assign(request: Request, said: Given) -> Holder:
    """Give a report or an incident to somebody, or to nobody. What others have is a reviewer's to give."""
    found = site_of(request).accounts.people.named(said.to) if said.to else None
    if said.to and found is None:
        raise Refused(404, "nothing")
    give(request, said.thing, said.id, found[0] if found else None)
    return get_assignment(request, said.thing, said.id)
