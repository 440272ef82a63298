"""Signing in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tawthiq.accounts import Deed, Role
from tawthiq.accounts.people import name_key
from tawthiq.web.cookies import SESSION, VISIT, give, take
from tawthiq.web.gate import for_anybody, guarded_router, needs
from tawthiq.web.limits import ADDRESS, NAME
from tawthiq.web.pages import own_path, page
from tawthiq.web.refusal import Refused
from tawthiq.web.site import site_of
from tawthiq.web.visitor import address_of, identify, note_refused, person_of

router = guarded_router(include_in_schema=False)


@router.get("/sign-in")
@for_anybody
def sign_in_page(request: Request, next: str = "/") -> Response:
    """Name and password."""
    if identify(request).person is not None:
        return RedirectResponse(own_path(next), 303)
    return page(request, "sign-in.html.j2", {"next": own_path(next), "error": None, "name": ""})


@router.post("/sign-in")
@for_anybody
def sign_in(
    request: Request,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=1000)],
    next: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Begin a session; how often it may fail is limited for a name and for an address."""
    site, address = site_of(request), address_of(request)
    keys = {f"address {address}": ADDRESS, f"name {address} {name_key(name)}": NAME}
    wait = max(site.limits.wait(key, rule) for key, rule in keys.items())
    if wait:
        note_refused(request, Deed.LIMITED, name)
        raise Refused(429, "often", wait)
    cookie = site.accounts.sign_in(name, password, address)
    if cookie is None:
        for key, rule in keys.items():
            site.limits.fail(key, rule)
        values = {"next": own_path(next), "error": "sign_in_failed", "name": name}
        return page(request, "sign-in.html.j2", values, 401)
    site.limits.forget(f"name {address} {name_key(name)}")
    return signed_in(request, cookie, own_path(next))


@router.post("/sign-out")
@needs(Role.VIEWER)
def sign_out(request: Request) -> Response:
    """End this session."""
    site = site_of(request)
    site.accounts.sign_out(person_of(request), identify(request).secret, address_of(request))
    return signed_out(request)


@router.post("/sign-out-everywhere")
@needs(Role.VIEWER)
def sign_out_everywhere(request: Request) -> Response:
    """End all sessions of the person, also those on other machines."""
    site_of(request).accounts.sign_out_everywhere(person_of(request), address_of(request))
    return signed_out(request)


def signed_in(request: Request, cookie: str, path: str) -> Response:
    """Go on with the cookie of a new session."""
    response, is_secure = RedirectResponse(path, 303), site_of(request).is_secure
    give(response, SESSION, cookie, is_secure=is_secure)
    take(response, VISIT, is_secure=is_secure)
    return response


def signed_out(request: Request) -> Response:
    """Go to where one signs in, with nothing left in the browser."""
    response = RedirectResponse("/sign-in", 303)
    take(response, SESSION, is_secure=site_of(request).is_secure)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response
