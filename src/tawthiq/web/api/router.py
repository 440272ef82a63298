"""What all routes for programs have in common."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Security
from fastapi.security import HTTPBearer
from pydantic import BaseModel

from tawthiq.web.gate import guarded_router

_KEY = HTTPBearer(auto_error=False, description="A key that a person made on the page of their account.")


class Problem(BaseModel):
    """Why something cannot be had: `error` is a code, `message` says what it is about and how it is mended."""

    error: str
    message: str


_ANSWERS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "The request was not understood."},
    401: {"model": Problem, "description": "There is no key, or it works no more."},
    403: {"model": Problem, "description": "The person's role does not allow it."},
    404: {"model": Problem, "description": "There is nothing with this id."},
    409: {"model": Problem, "description": "The case is not such that it can be done; the message says why."},
    413: {"model": Problem, "description": "It is too large."},
    422: {"model": Problem, "description": "Some of the values cannot be used; the message says which."},
}


def api_router(tag: str) -> APIRouter:
    """A router for programs, whose answers are described."""
    return guarded_router(prefix="/api", tags=[tag], responses=_ANSWERS, dependencies=[Security(_KEY)])


class Page(BaseModel):
    """A part of a long list: `total` items, of which these are page `at` of `size` each, from 1."""

    total: int
    at: int
    size: int
    items: list[dict[str, Any]]
