"""One's own account: password, sessions, keys for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form
from starlette.requests import Request
from starlette.responses import Response

from tawthiq.accounts import Deed, Role
from tawthiq.accounts.passwords import SHORTEST
from tawthiq.accounts.people import name_key
from tawthiq.errors import AccountError
from tawthiq.web.gate import guarded_router, needs
from tawthiq.web.limits import NAME
from tawthiq.web.pages import page, see_other
from tawthiq.web.refusal import Refused
from tawthiq.web.site import site_of
from tawthiq.web.visitor import address_of, identify, person_of

router = guarded_router(include_in_schema=False)
Secret = Annotated[str, Form(max_length=1000)]


@router.get("/account")
@needs(Role.VIEWER)
def account_page(request: Request) -> Response:
    """All of it."""
    return _page(request)


@router.post("/account/password")
@needs(Role.VIEWER)
def change_password(request: Request, old: Secret, password: Secret, again: Secret) -> Response:
    """Set another password; the other sessions end."""
    site, person = site_of(request), person_of(request)
    key = f"name {address_of(request)} {name_key(person.name)}"
    wait = site.limits.wait(key, NAME)
    if wait:
        raise Refused(429, "often", wait)
    if password != again:
        return _page(request, error="password_differs")
    try:
        secret = identify(request).secret
        site.accounts.change_password(person, old, password, secret, address_of(request))
    except AccountError as error:
        if error.code == "password_wrong":
            site.limits.fail(key, NAME)
        return _page(request, error=error.code)
    return _page(request, done="password_changed")


@router.post("/account/keys")
@needs(Role.VIEWER)
def make_key(request: Request, name: Annotated[str, Form(max_length=200)]) -> Response:
    """A key for a program; it is shown on this page only, and only now."""
    site, person = site_of(request), person_of(request)
    try:
        key = site.accounts.programs.make(person.id, name)
    except AccountError as error:
        return _page(request, error=error.code)
    site.accounts.audit.note(Deed.KEY_MADE, who=person.name, about=name, address=address_of(request))
    return _page(request, key=key)


@router.post("/account/keys/{id_}/revoke")
@needs(Role.VIEWER)
def revoke_key(request: Request, id_: int) -> Response:
    """The key works no more."""
    site, person = site_of(request), person_of(request)
    site.accounts.programs.revoke(person.id, id_)
    site.accounts.audit.note(Deed.KEY_REVOKED, who=person.name, about=str(id_), address=address_of(request))
    return see_other(request, "/account")


def _page(request: Request, *, error: str | None = None, done: str | None = None, key: str | None = None) -> Response:
    accounts, visitor = site_of(request).accounts, identify(request)
    person = person_of(request)
    values = {
        "sessions": accounts.sessions.of(person.id, visitor.secret),
        "keys": accounts.programs.of(person.id),
        "shortest": SHORTEST,
        "error": error,
        "done": done,
        "key": key,
    }
    return page(request, "account.html.j2", values, 422 if error else 200)
