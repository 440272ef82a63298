"""The tiles under the map, where a case has a file of them: parts of it, as browsers ask for them by their bytes."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from tawthiq.accounts import Role
from tawthiq.web.gate import guarded_router, needs
from tawthiq.web.refusal import Refused
from tawthiq.web.site import site_of

router = guarded_router(include_in_schema=False)


@router.get("/map/tiles")
@needs(Role.VIEWER)
def tiles(request: Request) -> Response:
    """Bytes of the file that `case.toml` names; a path is never part of what is asked."""
    path = site_of(request).tiles
    if path is None or not path.is_file():
        raise Refused(404, "nothing")
    return FileResponse(path, media_type="application/vnd.pmtiles")
