"""A job: how far it is, and what came of it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from tawthiq.accounts import Role
from tawthiq.web.gate import guarded_router, needs
from tawthiq.web.jobs import Job
from tawthiq.web.pages import is_part, page
from tawthiq.web.refusal import Refused
from tawthiq.web.site import site_of
from tawthiq.web.views.file_results import file_results
from tawthiq.web.visitor import identify, person_of

router = guarded_router(include_in_schema=False)


@router.get("/jobs/{job_id}")
@needs(Role.RECORDER)
def job_page(request: Request, job_id: str) -> Response:
    """The page, or the part of it that changes, which asks for itself until the job has ended."""
    job = own_job(request, job_id)
    files = file_results(job.result.names, job.result.added) if job.kind == "import" and job.result else []
    template = "job-state.html.j2" if is_part(request) else "job.html.j2"
    return page(request, template, {"job": job, "files": files})


def own_job(request: Request, job_id: str) -> Job:
    """The job with this id that the person has started, or anybody's for an admin. Raises Refused."""
    job = site_of(request).jobs.get(job_id)
    if job is None or (job.person != person_of(request).id and not identify(request).may(Role.ADMIN)):
        raise Refused(404, "nothing")
    return job
