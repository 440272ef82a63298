"""Who works on what: taken, given, given back."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from tawthiq.accounts import Person, Role
from tawthiq.web.assigning import Thing, key_of
from tawthiq.web.gate import guarded_router, needs
from tawthiq.web.pages import own_path, see_other
from tawthiq.web.refusal import Refused
from tawthiq.web.site import site_of
from tawthiq.web.visitor import person_of

router = guarded_router(include_in_schema=False)


class Assignment(BaseModel):
    """A report or an incident by its id, and the number of the person who is to work on it; empty for nobody."""

    thing: Thing
    id: str = Field(min_length=1, max_length=1000)
    to: str = Field("", max_length=15, pattern=r"^\d*$")
    next: str = Field("/queue", max_length=2000)


@router.post("/assign")
@needs(Role.RECORDER)
def assign(request: Request, said: Annotated[Assignment, Form()]) -> Response:
    """Give it to somebody, and go on where one was."""
    give(request, said.thing, said.id, site_of(request).accounts.people.get(int(said.to)) if said.to else None)
    return see_other(request, own_path(said.next))


def give(request: Request, thing: Thing, id_: str, to: Person | None) -> None:
    """Assign what there is in the case. Raises Refused where it is not there, AccountError where somebody may not."""
    catalogue = site_of(request).catalogue
    found = catalogue.reports([id_]) if thing is Thing.REPORT else catalogue.get(id_)
    if not found:
        raise Refused(404, "nothing")
    site_of(request).accounts.assignments.give(key_of(thing, id_), to, person_of(request))
