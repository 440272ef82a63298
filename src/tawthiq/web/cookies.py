"""The cookies of the workbench: none can be read by scripts, none is sent along from pages of others."""

from __future__ import annotations

from starlette.responses import Response

SESSION, VISIT = "session", "visit"
"""By which somebody signed in, or somebody unknown, is known again."""

_YEAR = 365 * 24 * 3600


def cookie_name(name: str, *, is_secure: bool) -> str:
    """Behind TLS the name says that no other host can have set it (`__Host-`)."""
    return f"__Host-{name}" if is_secure else name


def give(response: Response, name: str, value: str, *, is_secure: bool, is_lasting: bool = False) -> None:
    """Set a cookie, until the browser is closed or for a year."""
    response.set_cookie(
        cookie_name(name, is_secure=is_secure),
        value,
        max_age=_YEAR if is_lasting else None,
        path="/",
        secure=is_secure,
        httponly=True,
        samesite="strict",
    )


def take(response: Response, name: str, *, is_secure: bool) -> None:
    """Take a cookie away."""
    response.delete_cookie(
        cookie_name(name, is_secure=is_secure), path="/", secure=is_secure, httponly=True, samesite="strict"
    )
