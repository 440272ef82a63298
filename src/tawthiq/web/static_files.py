"""Style, scripts and fonts: served from the package, named with a hash so that browsers can keep them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.responses import FileResponse, Response

from tawthiq.web.gate import for_anybody, guarded_router
from tawthiq.web.refusal import Refused

ROOT = Path(__file__).parent / "static"
_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
_KEEP = "public, max-age=31536000, immutable"
router = guarded_router()


@cache
def static_path(name: str) -> str:
    """The address of a file, which changes when the file does."""
    return f"/static/{_print()}/{name}"


@router.get("/static/{print_}/{name:path}", include_in_schema=False)
@for_anybody
def static_file(print_: str, name: str) -> Response:
    """A file."""
    path = _files().get(name)
    if path is None:
        raise Refused(404, "nothing")
    headers = {"Cache-Control": _KEEP if print_ == _print() else "no-cache"}
    return FileResponse(path, media_type=_KINDS[path.suffix], headers=headers)


@cache
def _files() -> dict[str, Path]:
    found = sorted(path for path in ROOT.rglob("*") if path.suffix in _KINDS and path.is_file())
    return {path.relative_to(ROOT).as_posix(): path for path in found}


@cache
def _print() -> str:
    """One hash over all of them, so that files that name each other fit together."""
    sums = hashlib.sha256()
    for name, path in _files().items():
        sums.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return sums.hexdigest()[:12]
