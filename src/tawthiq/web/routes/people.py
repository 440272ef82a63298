"""People: inviting them, their roles, letting them in no more; and the audit of what was done with accounts."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Query
from starlette.requests import Request
from starlette.responses import Response

from tawthiq.accounts import Role
from tawthiq.errors import AccountError
from tawthiq.web.gate import guarded_router, needs
from tawthiq.web.pages import page, see_other
from tawthiq.web.site import site_of
from tawthiq.web.visitor import address_of, person_of

PER_PAGE = 100
router = guarded_router(include_in_schema=False)


@router.get("/people")
@needs(Role.ADMIN)
def people_page(request: Request) -> Response:
    """Everybody, and the form for an invitation."""
    return _page(request)


@router.post("/people")
@needs(Role.ADMIN)
def invite(request: Request, name: Annotated[str, Form(max_length=200)], role: Annotated[Role, Form()]) -> Response:
    """Invite somebody; the link is shown on this page only, and only now."""
    try:
        person, secret = site_of(request).accounts.invite(name, role, person_of(request), address_of(request))
    except AccountError as error:
        return _page(request, error=error.code, name=name)
    return _page(request, link=_link(request, secret), whose=person.name)


@router.post("/people/{id_}/link")
@needs(Role.ADMIN)
def make_link(request: Request, id_: int) -> Response:
    """A link for who lost a password, or the invitation."""
    accounts = site_of(request).accounts
    secret = accounts.relink(id_, person_of(request), address_of(request))
    return _page(request, link=_link(request, secret), whose=accounts.people.get(id_).name)


@router.post("/people/{id_}/role")
@needs(Role.ADMIN)
def change_role(request: Request, id_: int, role: Annotated[Role, Form()]) -> Response:
    """Give somebody another role."""
    site_of(request).accounts.change_role(id_, role, person_of(request), address_of(request))
    return see_other(request, "/people")


@router.post("/people/{id_}/disable")
@needs(Role.ADMIN)
def disable(request: Request, id_: int) -> Response:
    """Let somebody in no more."""
    accounts = site_of(request).accounts
    accounts.disable(id_, person_of(request), is_disabled=True, address=address_of(request))
    return see_other(request, "/people")


@router.post("/people/{id_}/enable")
@needs(Role.ADMIN)
def enable(request: Request, id_: int) -> Response:
    """Let somebody in again."""
    accounts = site_of(request).accounts
    accounts.disable(id_, person_of(request), is_disabled=False, address=address_of(request))
    return see_other(request, "/people")


@router.get("/audit")
@needs(Role.ADMIN)
def audit_page(request: Request, before: Annotated[int | None, Query(ge=1, le=1 << 53)] = None) -> Response:
    """What was done with accounts, the newest first."""
    lines = site_of(request).accounts.audit.lines(PER_PAGE + 1, before)
    older = lines[PER_PAGE - 1].number if len(lines) > PER_PAGE else None
    return page(request, "audit.html.j2", {"lines": lines[:PER_PAGE], "older": older})


def _page(
    request: Request, *, error: str | None = None, name: str = "", link: str | None = None, whose: str = ""
) -> Response:
    values = {
        "people": site_of(request).accounts.people.all(),
        "roles": list(Role),
        "error": error,
        "name": name,
        "link": link,
        "whose": whose,
    }
    return page(request, "people.html.j2", values, 409 if error else 200)


def _link(request: Request, secret: str) -> str:
    """The address of a link, at the host by which the one who gives it came."""
    site = site_of(request)
    host = request.headers.get("host", "")
    origin = next((one for one in sorted(site.origins) if one.endswith(f"//{host}")), min(site.origins))
    return f"{origin}/welcome#{secret}"
