"""What takes long for programs: builds and exports, begun with one request and asked for with others."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from tawthiq.accounts import Role
from tawthiq.web.api.router import api_router
from tawthiq.web.gate import needs
from tawthiq.web.jobs import Job
from tawthiq.web.routes.building import start_build
from tawthiq.web.routes.exporting import ExportForm, exported, sent, start_export
from tawthiq.web.routes.jobs import own_job

router = api_router("jobs")


class Export(ExportForm):
    """An export: what of it, in which format; it is redacted unless `whole` says otherwise, which takes an admin."""

    format: str = Field(max_length=40, examples=["geojson"])


class Standing(BaseModel):
    """How a job stands: `state` is waiting, running, done or failed; `total` is 0 where it is not known."""

    id: str
    kind: str
    state: str
    step: str
    done: int
    total: int
    problem: str
    result: dict[str, Any] | None


@router.post("/builds", status_code=202)
@needs(Role.RECORDER)
def begin_build(request: Request) -> Standing:
    """Begin to build the case anew."""
    return _standing(start_build(request))


@router.post("/exports", status_code=202)
@needs(Role.RECORDER)
def begin_export(request: Request, asked: Export) -> Standing:
    """Begin to write an export; its file is at `/api/jobs/{id}/export` once the job is done."""
    return _standing(start_export(request, asked))


@router.get("/jobs/{job_id}")
@needs(Role.RECORDER)
def get_job(request: Request, job_id: str) -> Standing:
    """How a job stands."""
    return _standing(own_job(request, job_id))


@router.get("/jobs/{job_id}/export", response_class=FileResponse)
@needs(Role.RECORDER)
def get_export(request: Request, job_id: str) -> Response:
    """The file of an export."""
    return sent(exported(request, job_id).path)


@router.get("/jobs/{job_id}/losses", response_class=FileResponse)
@needs(Role.RECORDER)
def get_losses(request: Request, job_id: str) -> Response:
    """What the format of an export cannot say, by incident, and how much was withheld."""
    return sent(exported(request, job_id).losses)


def _standing(job: Job) -> Standing:
    return Standing(
        id=job.id,
        kind=job.kind,
        state=job.state.value,
        step=job.step,
        done=job.done,
        total=job.total,
        problem=job.problem,
        result=_plain(job.result),
    )


def _plain(result: Any) -> dict[str, Any] | None:
    """What came of a job, without what is the server's own, such as where a file lies."""
    if result is None:
        return None
    return {key: value for key, value in asdict(result).items() if key not in ("path", "losses", "names", "added")}
