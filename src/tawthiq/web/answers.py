"""What is answered where something cannot be had or goes wrong: a page to people, JSON to programs."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from tawthiq.errors import AccountError, TawthiqError
from tawthiq.web.pages import here, page
from tawthiq.web.refusal import Refused

_LOG = logging.getLogger("tawthiq.web")
_CODES = {404: "nothing", 405: "method", 413: "large"}


def install_answers(app: FastAPI) -> None:
    """Answers of our own instead of the library's."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(TawthiqError, _mendable)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _failed)


def refuse(request: Request, status: int, code: str, sentences: Sequence[str] = (), wait: int = 0) -> Response:
    """The answer: `code` is a key of the table `refused` of the wording, `sentences` what the program says of it."""
    headers = {"Retry-After": str(wait)} if wait else {}
    if _is_of_program(request):
        if status == 401:
            headers["WWW-Authenticate"] = "Bearer"
        return JSONResponse({"error": code, "message": "; ".join(sentences) or code}, status, headers)
    if code == "sign_in":
        return _to_sign_in(request)
    response = page(request, "refused.html.j2", {"code": code, "sentences": sentences, "wait": wait}, status)
    response.headers.update(headers)
    return response


def _is_of_program(request: Request) -> bool:
    return request.url.path.startswith("/api/") or "authorization" in request.headers


def _to_sign_in(request: Request) -> Response:
    target = f"/sign-in?next={quote(here(request), safe='')}" if request.method == "GET" else "/sign-in"
    if request.headers.get("hx-request"):
        return Response(status_code=204, headers={"HX-Redirect": "/sign-in"})
    return RedirectResponse(target, 303)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return refuse(request, error.status, error.code, wait=error.wait)


def _mendable(request: Request, error: Exception) -> Response:
    """The project's own errors say what is wrong and how it is put right."""
    if isinstance(error, AccountError):
        return refuse(request, 409, error.code)
    return refuse(request, 409, "case", [str(error)])


def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    sentences = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()[:5]]
    return refuse(request, 422, "values", sentences)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return refuse(request, error.status_code, _CODES.get(error.status_code, "request"))


def _failed(request: Request, error: Exception) -> Response:
    """What nobody foresaw: its kind is in the log, and no word of what was asked."""
    _LOG.error("%s %s failed", request.method, _route(request), exc_info=error)
    return refuse(request, 500, "failed")


def _route(request: Request) -> str:
    """The pattern of the path, without the ids or words in it."""
    return str(getattr(request.scope.get("route"), "path", "a path that is not known"))
