"""Files into the case: dropped on the page and sent one by one, or all at once with the form where scripts are off."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Form
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tawthiq.accounts import Role
from tawthiq.documents import Metadata, parse_day, parse_language
from tawthiq.pipeline import RECORDERS
from tawthiq.web.gate import guarded_router, needs
from tawthiq.web.jobs import Job
from tawthiq.web.pages import page, see_other
from tawthiq.web.refusal import Refused
from tawthiq.web.site import site_of
from tawthiq.web.tasks import Delivered, import_files
from tawthiq.web.uploads import MOST_BYTES, MOST_FILES, Delivery
from tawthiq.web.visitor import person_of, user_of

router = guarded_router(include_in_schema=False)

_LONGEST = 500  # characters of what is said of files
_FORM_FILES = 200  # of one form without scripts


class Stated(BaseModel):
    """What is said of the files: about those that are one report, from whom they are, and whose tables they are."""

    title: str = Field("", max_length=_LONGEST)
    published: str = Field("", max_length=_LONGEST)
    language: str = Field("", max_length=_LONGEST)
    outlet: str = Field("", max_length=_LONGEST)
    url: str = Field("", max_length=_LONGEST)
    source: str = Field("", max_length=_LONGEST)
    recorder: str = Field("", max_length=_LONGEST)

    def metadata(self) -> Metadata:
        """About files that are one report. Raises Refused where some of it cannot be."""
        title, outlet, url = (" ".join(one.split()) or None for one in (self.title, self.outlet, self.url))
        try:
            published = parse_day(self.published) if self.published.strip() else None
            language = parse_language(self.language) if self.language.strip() else None
        except ValueError as error:
            raise Refused(422, "values") from error
        if self.recorder not in ("", *RECORDERS):
            raise Refused(422, "values")
        return Metadata(title, published, language, outlet, url)


@router.get("/import")
@needs(Role.RECORDER)
def import_page(request: Request) -> Response:
    """Where files are dropped."""
    values = {"recorders": list(RECORDERS), "most_files": MOST_FILES, "most_gigabytes": MOST_BYTES >> 30}
    return page(request, "import.html.j2", values)


@router.post("/import/deliveries")
@needs(Role.RECORDER)
def begin_delivery(request: Request) -> Response:
    """A delivery to which files are sent one by one."""
    return JSONResponse({"delivery": site_of(request).uploads.begin(person_of(request).id).id}, 201)


@router.post("/import/deliveries/{delivery}/files", max_body_size=MOST_BYTES)
@needs(Role.RECORDER)
async def send_file(request: Request, delivery: str, name: str) -> Response:
    """One file: its bytes are the body, its name is in the address."""
    uploads = site_of(request).uploads
    found = uploads.find(delivery, person_of(request).id)
    own = await uploads.receive(found, name, request.stream())
    return JSONResponse({"name": own}, 201)


@router.post("/import/deliveries/{delivery}")
@needs(Role.RECORDER)
def take_delivery(request: Request, delivery: str, stated: Annotated[Stated, Form()]) -> Response:
    """Take in the files that were sent."""
    stated.metadata()
    found = site_of(request).uploads.take(delivery, person_of(request).id)
    return see_other(request, f"/jobs/{_start(request, found, stated).id}")


@router.post("/import", max_body_size=MOST_BYTES)
@needs(Role.RECORDER)
async def import_form(request: Request) -> Response:
    """All at once."""
    form = await request.form(max_files=_FORM_FILES)
    stated = Stated(**{name: str(form.get(name) or "")[:_LONGEST] for name in Stated.model_fields})
    stated.metadata()
    files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    uploads, person = site_of(request).uploads, person_of(request).id
    delivery = await run_in_threadpool(uploads.begin, person)
    for file in files:
        await uploads.receive(delivery, file.filename or "", _pieces(file))
    found = uploads.take(delivery.id, person)
    job = await run_in_threadpool(_start, request, found, stated)
    return see_other(request, f"/jobs/{job.id}")


async def _pieces(file: UploadFile) -> AsyncIterator[bytes]:
    while piece := await file.read(1 << 20):
        yield piece


def _start(request: Request, delivery: Delivery, stated: Stated) -> Job:
    site, person = site_of(request), person_of(request)
    source, recorder = stated.source.strip() or None, stated.recorder or None
    files = Delivered(delivery.folder, tuple(delivery.names), stated.metadata(), source, recorder)
    return site.jobs.start("import", (person.id, person.name), import_files, site.folder, files, user_of(request))
