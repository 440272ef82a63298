"""The map and the list of incidents side by side, by the same filters."""

from __future__ import annotations

import json
from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from tawthiq.accounts import Role
from tawthiq.exports.case_map import places_map
from tawthiq.exports.face import Face
from tawthiq.model import Grade
from tawthiq.web.filters import Filters
from tawthiq.web.gate import guarded_router, needs
from tawthiq.web.look import look_of
from tawthiq.web.pages import page
from tawthiq.web.paging import Paging
from tawthiq.web.site import site_of
from tawthiq.web.views.incident_rows import incident_rows
from tawthiq.web.views.map_marks import badge_link, map_marks
from tawthiq.web.views.time_strip import time_strip

PER_PAGE = 40
_LOCALE = {
    "Map.Title": "map_title",
    "NavigationControl.ZoomIn": "map_zoom_in",
    "NavigationControl.ZoomOut": "map_zoom_out",
    "ScaleControl.Kilometers": "map_km",
    "ScaleControl.Meters": "map_m",
    "CooperativeGesturesHandler.WindowsHelpText": "map_gesture_windows",
    "CooperativeGesturesHandler.MacHelpText": "map_gesture_mac",
    "CooperativeGesturesHandler.MobileHelpText": "map_gesture_mobile",
}
router = guarded_router(include_in_schema=False)


@router.get("/map")
@needs(Role.VIEWER)
def map_page(
    request: Request, filters: Annotated[Filters, Query()], at: Annotated[int, Query(ge=1, le=1_000_000)] = 1
) -> Response:
    """The incidents of one page of the list, numbered on the map; beside them when all that fit happened."""
    catalogue, face = site_of(request).catalogue, look_of(request).face
    chosen = catalogue.choose(filters.wanted()).incidents
    anytime = filters.model_copy(update={"since": "", "until": ""})
    paging = Paging("/map", filters.query(), at, PER_PAGE, len(chosen))
    rows = incident_rows(paging.of(chosen))
    values = {
        "filters": filters,
        "paging": paging,
        "all_grades": [grade.value for grade in Grade],
        "rows": rows,
        "drawn": places_map([row.place for row in rows], face, paging.first, badge_link(rows, paging.first)),
        "map_locale": _locale(face),
        "marks": map_marks(rows) if site_of(request).tiles else None,
        "strip": time_strip(catalogue.choose(anytime.wanted()).months, anytime, filters, face),
    }
    return page(request, "map.html.j2", values)


def _locale(face: Face) -> str:
    """What the library of the map says, by its own keys."""
    return json.dumps({key: face.plain(phrase) for key, phrase in _LOCALE.items()}, ensure_ascii=False)
