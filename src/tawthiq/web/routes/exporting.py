"""Exports: redacted for recorders, whole for an admin who says why; written by a job, fetched once it is done."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from fastapi import Form
from pydantic import Field
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from tawthiq.accounts import Role, new_secret
from tawthiq.assessment.rule_sets import available as rule_sets
from tawthiq.exports.formats import FORMATS
from tawthiq.model import Grade
from tawthiq.pipeline import Export, Exported
from tawthiq.web.filters import Filters
from tawthiq.web.gate import guarded_router, needs
from tawthiq.web.jobs import Job
from tawthiq.web.pages import page, see_other
from tawthiq.web.refusal import Refused
from tawthiq.web.routes.jobs import own_job
from tawthiq.web.site import site_of
from tawthiq.web.tasks import export
from tawthiq.web.visitor import identify, person_of, user_of

FOLDER = "workbench"
"""The folder, among the case's exports, of those that were made here; it is emptied when the workbench starts."""

router = guarded_router(include_in_schema=False)


class ExportForm(Filters):
    """What is asked for; `whole` is set where nothing is to be taken out."""

    format: str = Field(max_length=40)
    rule_set: str = Field("", max_length=40)
    whole: bool = False
    reason: str = Field("", max_length=500)


@router.get("/export")
@needs(Role.RECORDER)
def export_page(request: Request) -> Response:
    """The form."""
    values = {"formats": list(FORMATS), "grades": [one.value for one in Grade], "rule_sets": rule_sets()}
    return page(request, "export.html.j2", values)


@router.post("/export")
@needs(Role.RECORDER)
def begin_export(request: Request, asked: Annotated[ExportForm, Form()]) -> Response:
    """Begin to write one."""
    return see_other(request, f"/jobs/{start_export(request, asked).id}")


def start_export(request: Request, asked: ExportForm) -> Job:
    """The job of an export. Raises Refused where the person may not have it, or there is none such."""
    reason = " ".join(asked.reason.split())
    if asked.format not in FORMATS or asked.rule_set not in ("", *rule_sets()):
        raise Refused(422, "values")
    if asked.whole and not identify(request).may(Role.ADMIN):
        raise Refused(403, "role")
    if asked.whole and not reason:
        raise Refused(422, "reason")
    site, person, form = site_of(request), person_of(request), FORMATS[asked.format]
    out = exports_folder(site.folder) / new_secret()[:16] / f"{form.name}.{form.ending}"
    export_ = Export(
        form.name, out, asked.wanted(), rule_set=asked.rule_set or None, reason=reason if asked.whole else None
    )
    return site.jobs.start("export", (person.id, person.name), export, site.folder, export_, user_of(request))


@router.get("/jobs/{job_id}/export")
@needs(Role.RECORDER)
def fetch_export(request: Request, job_id: str) -> Response:
    """The file."""
    return sent(exported(request, job_id).path)


@router.get("/jobs/{job_id}/losses")
@needs(Role.RECORDER)
def fetch_losses(request: Request, job_id: str) -> Response:
    """The report of what the format cannot say."""
    return sent(exported(request, job_id).losses)


def exports_folder(case: Path) -> Path:
    """Where exports that are made here lie until the workbench starts again."""
    return case / "output" / "exports" / FOLDER


def exported(request: Request, job_id: str) -> Exported:
    """What came of a job that wrote an export. Raises Refused where there is none."""
    found = own_job(request, job_id).result
    if not isinstance(found, Exported):
        raise Refused(404, "nothing")
    return found


def sent(path: Path) -> Response:
    """A file to be saved. Raises Refused where it is gone."""
    if not path.is_file():
        raise Refused(404, "nothing")
    return FileResponse(path, media_type="application/octet-stream", filename=path.name)
