"""How somebody wants to see the pages: language, colours, size of the text. Kept in cookies, before signing in too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request

from tawthiq.exports.face import Face
from tawthiq.web.cookies import cookie_name
from tawthiq.web.site import site_of
from tawthiq.web.wording import faces, preferred

CHOICES: Mapping[str, tuple[str, ...]] = {
    "language": tuple(sorted(faces())),
    "colours": ("system", "light", "dark"),
    "size": ("small", "normal", "large", "larger"),
}
"""What there is to choose, the usual first but for sizes."""


@dataclass(frozen=True, slots=True)
class Look:
    """The face of the language, and the other two."""

    face: Face
    colours: str
    size: str


def look_of(request: Request) -> Look:
    """What somebody has chosen; else the browser's language, the system's colours, the usual size."""
    is_secure = site_of(request).is_secure
    given = {name: request.cookies.get(cookie_name(name, is_secure=is_secure), "") for name in CHOICES}
    language, colours, size = (given[name] if given[name] in CHOICES[name] else None for name in CHOICES)
    language = language or preferred(request.headers.get("accept-language", ""))
    return Look(faces()[language], colours or "system", size or "normal")
