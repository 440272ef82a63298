"""One-time links: the first admin, who is invited, who lost a password.

A link's secret is behind its `#`, which browsers keep to themselves; a script puts it into the form that is sent.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Form
from starlette.requests import Request
from starlette.responses import Response

from tawthiq.accounts import Deed
from tawthiq.accounts.passwords import SHORTEST
from tawthiq.errors import AccountError
from tawthiq.web.gate import for_anybody, guarded_router
from tawthiq.web.limits import LINK
from tawthiq.web.pages import page
from tawthiq.web.refusal import Refused
from tawthiq.web.routes.signing import signed_in
from tawthiq.web.site import site_of
from tawthiq.web.visitor import address_of, note_refused

router = guarded_router(include_in_schema=False)
Code = Annotated[str, Form(max_length=200)]


@router.get("/welcome")
@for_anybody
def welcome_page(request: Request) -> Response:
    """Asks for the code of a link, where no script took it from the address."""
    return page(request, "welcome.html.j2", {"error": None})


@router.post("/welcome/open")
@for_anybody
def open_link(request: Request, code: Code) -> Response:
    """Asks for a password, and the first admin for a name."""
    return _form(request, code, "")


@router.post("/welcome")
@for_anybody
def take_link(
    request: Request,
    code: Code,
    password: Annotated[str, Form(max_length=1000)],
    again: Annotated[str, Form(max_length=1000)],
    name: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Set the password, and begin a session."""
    if password != again:
        return _form(request, code, name, "password_differs")
    try:
        cookie = site_of(request).accounts.take_link(code.strip(), name, password, address_of(request))
    except AccountError as error:
        return _form(request, code, name, error.code)
    return signed_in(request, cookie, "/")


def _form(request: Request, code: str, name: str, problem: str | None = None) -> Response:
    """The form for the password, unless the link does not work: how often that may be is limited."""
    site, address = site_of(request), address_of(request)
    key = f"link {address}"
    wait = site.limits.wait(key, LINK)
    if wait:
        raise Refused(429, "often", wait)
    try:
        link, person = site.accounts.link_for(code.strip())
    except AccountError as error:
        site.limits.fail(key, LINK)
        note_refused(request, Deed.LINK_REFUSED)
        return page(request, "welcome.html.j2", {"error": error.code}, 410)
    values = {"code": code.strip(), "person_asked": person, "link": link, "name": name, "error": problem}
    return page(request, "password.html.j2", values | {"shortest": SHORTEST}, 422 if problem else 200)
