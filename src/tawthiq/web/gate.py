"""The gate before every route: who may pass, and whether the request was sent by a page of our own.

A route that does not say whom it is for cannot be made, so none is open by an oversight. All of it is checked before
the body of a request is read.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from tawthiq.accounts import Role
from tawthiq.web.refusal import Refused
from tawthiq.web.site import site_of
from tawthiq.web.visitor import identify, is_form_token

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])
Handler = Callable[[Request], Coroutine[Any, Any, Response]]

TOKEN_FIELD, TOKEN_HEADER = "form_token", "X-Form-Token"
"""Where a request that changes something carries the token of its page."""

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_SITES = frozenset({"same-origin", "none"})
_NEED = "needed_role"
_FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


def needs(role: Role) -> Callable[[Endpoint], Endpoint]:
    """Marks an endpoint as for those who have this role, or one that may do more."""

    def mark(endpoint: Endpoint) -> Endpoint:
        setattr(endpoint, _NEED, role)
        return endpoint

    return mark


def for_anybody(endpoint: Endpoint) -> Endpoint:
    """Marks an endpoint as for anybody who reaches the workbench."""
    setattr(endpoint, _NEED, None)
    return endpoint


def need_of(endpoint: Callable[..., Any]) -> Role | None:
    """The role that an endpoint asks for; None where it is for anybody. Raises TypeError where it does not say."""
    if not hasattr(endpoint, _NEED):
        raise TypeError(f"{endpoint.__qualname__} does not say whom it is for: @needs(Role...) or @for_anybody")
    role: Role | None = getattr(endpoint, _NEED)
    return role


class GuardedRoute(APIRoute):
    """A route with the gate before it."""

    def get_route_handler(self) -> Handler:
        """The handler, reached only by who may."""
        handle, need = super().get_route_handler(), need_of(self.endpoint)

        async def guarded(request: Request) -> Response:
            await run_in_threadpool(_admit, request, need)
            if request.method not in _SAFE:
                await _check_sender(request)
            return await handle(request)

        return guarded


def guarded_router(**settings: Any) -> APIRouter:
    """A router whose routes have the gate before them."""
    return APIRouter(route_class=GuardedRoute, **settings)


def _admit(request: Request, need: Role | None) -> None:
    if need is None:
        return
    visitor = identify(request)
    if visitor.person is None:
        raise Refused(401, "sign_in")
    if not visitor.may(need):
        raise Refused(403, "role")


async def _check_sender(request: Request) -> None:
    """Refuse what a page of others sent; a program shows its key in each request, which no page has."""
    if identify(request).is_program:
        return
    if not _is_from_own_page(request):
        raise Refused(403, "origin")
    token = request.headers.get(TOKEN_HEADER)
    if token is None and request.headers.get("content-type", "").startswith(_FORM_TYPES):
        sent = (await request.form()).get(TOKEN_FIELD)
        token = sent if isinstance(sent, str) else None
    if token is None or not is_form_token(request, token):
        raise Refused(403, "form")


def _is_from_own_page(request: Request) -> bool:
    """By what browsers say of it. They say `null` of the origin of forms on pages without referrer, as ours are."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if site is not None and site not in _OWN_SITES:
        return False
    return origin is None or origin in site_of(request).origins or (origin == "null" and site == "same-origin")
