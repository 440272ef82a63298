"""The queue: what waits to be reviewed, and the next of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated
from urllib.parse import quote

from fastapi import Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tawthiq.accounts import Role
from tawthiq.model import Grade
from tawthiq.pipeline import Kind, Queue, Waiting
from tawthiq.web.assigning import Thing, key_of, team_of
from tawthiq.web.cookies import cookie_name, give
from tawthiq.web.filters import Filters
from tawthiq.web.gate import guarded_router, needs
from tawthiq.web.pages import page
from tawthiq.web.paging import Paging
from tawthiq.web.site import site_of
from tawthiq.web.visitor import person_of

PER_PAGE = 50
_COOKIE = "queue"
router = guarded_router(include_in_schema=False)


class QueueFilters(Filters):
    """Those of incidents, and why a report waits; without a kind all that wait."""

    kind: Kind | None = Field(None, description="Why a report waits.")
    who: str = Field(
        "", max_length=20, pattern=r"^(mine|nobody|\d{0,15})$", description="Whose: mine, nobody, or a person's number."
    )

    def query(self) -> list[tuple[str, str]]:
        """As it stands in an address."""
        own = (("kind", self.kind.value if self.kind else ""), ("who", self.who))
        return [*((name, value) for name, value in own if value), *super().query()]


@router.get("/queue")
@needs(Role.VIEWER)
def queue_page(
    request: Request, filters: Annotated[QueueFilters, Query()], at: Annotated[int, Query(ge=1, le=1_000_000)] = 1
) -> Response:
    """One line a report that waits; the kind that is looked at is what `next` goes by."""
    site = site_of(request)
    queue = site.desk.queue()
    found = waiting_reports(request, filters, queue)
    paging = Paging("/queue", filters.query(), at, PER_PAGE, len(found))
    shown = paging.of(found)
    values = {
        "filters": filters,
        "kinds": list(queue.counts().items()),
        "all_grades": [grade.value for grade in Grade],
        "paging": paging,
        "rows": shown,
        "holders": site.accounts.assignments.all(),
        "key_of": key_of,
        "team": team_of(request),
        "reports": site.catalogue.reports([one.mark.doc_id for one in shown]),
        "proposed": queue.proposed,
        "incidents": {id_: site.catalogue.get(id_) or {} for id_, _ in queue.proposed},
    }
    response = page(request, "queue.html.j2", values)
    looked_at = f"{filters.kind.value if filters.kind else ''}.{filters.who}"
    give(response, _COOKIE, looked_at, is_secure=site.is_secure)
    return response


def waiting_reports(request: Request, filters: QueueFilters, queue: Queue) -> Sequence[Waiting]:
    """Those of the queue that meet the filters, in its order."""
    fitting = site_of(request).desk.fitting(queue.waiting[filters.kind], filters.wanted())
    return _of_whom(request, fitting, filters.who)


def _of_whom(request: Request, waiting: Sequence[Waiting], who: str) -> Sequence[Waiting]:
    """Those that a person works on, or nobody."""
    if not who:
        return waiting
    wanted = None if who == "nobody" else person_of(request).id if who == "mine" else int(who)
    holders = {key: one.id for key, one in site_of(request).accounts.assignments.all().items()}
    return [one for one in waiting if holders.get(key_of(Thing.REPORT, one.mark.doc_id)) == wanted]


@router.get("/queue/next")
@needs(Role.VIEWER)
def next_in_queue(request: Request, after: Annotated[str, Query(max_length=1000)] = "") -> Response:
    """To the next report that waits, of the kind and the person that were looked at last."""
    site = site_of(request)
    looked_at = request.cookies.get(cookie_name(_COOKIE, is_secure=site.is_secure), "")
    kind, _, who = looked_at.partition(".")
    queue, kind_now = site.desk.queue(), Kind(kind) if kind in set(Kind) else None
    if who in ("mine", "nobody") or who.isdecimal():
        queue = replace(queue, waiting={kind_now: _of_whom(request, queue.waiting[kind_now], who[:18])})
    found = queue.after(after, kind_now)
    return RedirectResponse(f"/reports/{quote(found)}" if found else "/queue", 303)
