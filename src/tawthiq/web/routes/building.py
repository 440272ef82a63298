"""Building the case anew: what changed since the last build, and the button."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from tawthiq.accounts import Role
from tawthiq.pipeline import Wanted, freshness_of
from tawthiq.web.gate import guarded_router, needs
from tawthiq.web.jobs import Job
from tawthiq.web.pages import page, see_other
from tawthiq.web.site import Site, site_of
from tawthiq.web.tasks import build
from tawthiq.web.visitor import person_of, user_of

router = guarded_router(include_in_schema=False)


@router.get("/build")
@needs(Role.VIEWER)
def build_page(request: Request) -> Response:
    """How the case stands to its last build."""
    site = site_of(request)
    running = [one for one in site.jobs.recent("build") if not one.has_ended]
    return page(request, "build.html.j2", {"fresh": freshness_of(site.folder), "running": running})


@router.post("/build")
@needs(Role.RECORDER)
def begin_build(request: Request) -> Response:
    """Build."""
    return see_other(request, f"/jobs/{start_build(request).id}")


def start_build(request: Request) -> Job:
    """The job of a build; one that the person has begun and that has not ended is enough."""
    site, person = site_of(request), person_of(request)
    job = next((one for one in site.jobs.recent("build") if not one.has_ended and one.person == person.id), None)
    if job is None:
        who = (person.id, person.name)
        job = site.jobs.start("build", who, build, site.folder, user_of(request), after=lambda: _look(site))
    return job


def _look(site: Site) -> None:
    """Look through what was built before somebody waits for it."""
    site.catalogue.choose(Wanted())
