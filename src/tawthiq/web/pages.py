"""Pages: a template, what it shows, and what every page has around it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tawthiq.accounts import Role
from tawthiq.exports.phrasing import Phrasing
from tawthiq.exports.telling import told, told_input
from tawthiq.page_templates import page_templates
from tawthiq.web.cookies import VISIT, give
from tawthiq.web.gate import TOKEN_FIELD
from tawthiq.web.look import CHOICES, look_of
from tawthiq.web.navigation import places_for
from tawthiq.web.site import site_of
from tawthiq.web.static_files import static_path
from tawthiq.web.visitor import form_token, identify
from tawthiq.web.wording import faces


def page(request: Request, template: str, values: Mapping[str, Any] | None = None, status: int = 200) -> Response:
    """A page of the workbench; see `around` for what its template finds beside `values`."""
    html = environment().get_template(template).render({**around(request), **(values or {})})
    response = HTMLResponse(html, status)
    visitor, site = identify(request), site_of(request)
    if visitor.person is None and not visitor.is_program:
        give(response, VISIT, visitor.secret, is_secure=site.is_secure)
    return response


def around(request: Request) -> dict[str, Any]:
    """What every template finds: wording, who asks, how they want to see it, and where one can go from here."""
    look, visitor = look_of(request), identify(request)
    face = look.face
    return {
        "site_name": site_of(request).name,
        "face": face,
        "say": face.say,
        "plain": face.plain,
        "label": face.label,
        "words": Phrasing(face),
        "told": lambda text: told(text, face),
        "told_input": lambda one: told_input(one.where, one.problem, one.remedy, face),
        "look": look,
        "choices": CHOICES,
        "faces": faces(),
        "directions": {one.language: one.direction for one in faces().values()},
        "person": visitor.person,
        "may": visitor.may,
        "Role": Role,
        "form_token": form_token(request),
        "TOKEN_FIELD": TOKEN_FIELD,
        "places": places_for(visitor),
        "here": here(request),
        "path": request.url.path,
        "asset": static_path,
        "is_part": is_part(request),
    }


def see_other(request: Request, path: str) -> Response:
    """Go on to another page of ours after something was done."""
    if request.headers.get("hx-request"):
        return Response(status_code=204, headers={"HX-Redirect": path})
    return RedirectResponse(path, 303)


def is_part(request: Request) -> bool:
    """Whether a page asks for a part of itself (htmx), and not somebody for a page."""
    return request.headers.get("hx-request") == "true"


def here(request: Request) -> str:
    """The page that somebody is on, as a path with its question."""
    query = f"?{request.url.query}" if request.url.query else ""
    return own_path(f"{request.url.path}{query}" if request.method == "GET" else request.url.path)


def own_path(path: str) -> str:
    """A path of our own, or the first page: never an address elsewhere."""
    is_own = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and "\\" not in path
    return path if is_own else "/"


@cache
def environment() -> Environment:
    """Where templates come from, and what they may leave out: nothing."""
    return page_templates("tawthiq.web", keep_trailing_newline=False)
