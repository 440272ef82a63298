"""The queue: what waits to be reviewed, and the next of it."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tawthiq.accounts import Role
from tawthiq.model import Grade
from tawthiq.pipeline import Kind
from tawthiq.web.cookies import cookie_name, give
from tawthiq.web.filters import Filters
from tawthiq.web.gate import guarded_router, needs
from tawthiq.web.pages import page
from tawthiq.web.paging import Paging
from tawthiq.web.site import site_of

PER_PAGE = 50
_COOKIE = "queue"
router = guarded_router(include_in_schema=False)


class QueueFilters(Filters):
    """Those of incidents, and why a report waits; without a kind all that wait."""

    kind: Kind | None = None

    def query(self) -> list[tuple[str, str]]:
        """As it stands in an address."""
        return [*([("kind", self.kind.value)] if self.kind else []), *super().query()]


@router.get("/queue")
@needs(Role.VIEWER)
def queue_page(
    request: Request, filters: Annotated[QueueFilters, Query()], at: Annotated[int, Query(ge=1, le=1_000_000)] = 1
) -> Response:
    """One line a report that waits; the kind that is looked at is what `next` goes by."""
    site = site_of(request)
    queue = site.desk.queue()
    found = site.desk.fitting(queue.waiting[filters.kind], filters.wanted())
    paging = Paging("/queue", filters.query(), at, PER_PAGE, len(found))
    shown = paging.of(found)
    values = {
        "filters": filters,
        "kinds": list(queue.counts().items()),
        "all_grades": [grade.value for grade in Grade],
        "paging": paging,
        "rows": shown,
        "reports": site.catalogue.reports([one.mark.doc_id for one in shown]),
        "proposed": queue.proposed,
        "incidents": {id_: site.catalogue.get(id_) or {} for id_, _ in queue.proposed},
    }
    response = page(request, "queue.html.j2", values)
    give(response, _COOKIE, filters.kind.value if filters.kind else "", is_secure=site.is_secure)
    return response


@router.get("/queue/next")
@needs(Role.VIEWER)
def next_in_queue(request: Request, after: Annotated[str, Query(max_length=1000)] = "") -> Response:
    """To the next report that waits, of the kind that was looked at last."""
    site = site_of(request)
    kind = request.cookies.get(cookie_name(_COOKIE, is_secure=site.is_secure), "")
    found = site.desk.queue().after(after, Kind(kind) if kind in set(Kind) else None)
    return RedirectResponse(f"/reports/{quote(found)}" if found else "/queue", 303)
