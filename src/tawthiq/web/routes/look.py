"""Choosing language, colours and size of the text."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tawthiq.web.cookies import give
from tawthiq.web.gate import for_anybody, guarded_router
from tawthiq.web.look import CHOICES
from tawthiq.web.pages import own_path
from tawthiq.web.refusal import Refused
from tawthiq.web.site import site_of

router = guarded_router(include_in_schema=False)
Choice = Annotated[str | None, Form(max_length=20)]


@router.post("/look")
@for_anybody
def choose(
    request: Request,
    next: Annotated[str, Form(max_length=2000)] = "/",
    language: Choice = None,
    colours: Choice = None,
    size: Choice = None,
) -> Response:
    """Keep what was chosen, and go back to the page."""
    response = RedirectResponse(own_path(next), 303)
    for name, value in {"language": language, "colours": colours, "size": size}.items():
        if value is None:
            continue
        if value not in CHOICES[name]:
            raise Refused(422, "values")
        give(response, name, value, is_secure=site_of(request).is_secure, is_lasting=True)
    return response
