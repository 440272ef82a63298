"""One incident: what is known, why, what people decided, and what they can decide."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Form, Query
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from tawthiq.accounts import Role
from tawthiq.exports.numbering import chosen
from tawthiq.exports.phrasing import Phrasing
from tawthiq.model import LINKING, Verdict
from tawthiq.pipeline import (
    FoundIncident,
    IncidentView,
    Wording,
    judge_case,
    preview_judgement,
    summary_of,
    view_incident,
)
from tawthiq.web.assigning import Thing, holder_of, team_of
from tawthiq.web.gate import guarded_router, needs
from tawthiq.web.look import look_of
from tawthiq.web.pages import page, see_other
from tawthiq.web.refusal import Refused
from tawthiq.web.site import site_of
from tawthiq.web.views.incident_figures import figures_of, listed, numbers_of
from tawthiq.web.visitor import person_of, user_of

router = guarded_router(include_in_schema=False)
_Reason = Annotated[str, Form(max_length=4000)]


class Linking(BaseModel):
    """Claims put elsewhere, or incidents put together: `about` are their ids, `to` is where claims are moved."""

    verdict: Verdict
    about: list[str] = Field(max_length=2000)
    to: str = Field("", max_length=80)
    reason: str = Field("", max_length=4000)

    def wording(self, incident: str) -> Wording:
        """As the pipeline takes it; a merge is of the incident that the form stands on with others."""
        if self.verdict not in LINKING:
            raise Refused(422, "values")
        about = [one.strip() for one in self.about if one.strip()]
        if self.verdict is Verdict.MERGE:
            about = list(dict.fromkeys([incident, *about]))
        if not about:
            raise Refused(422, "nothing_chosen")
        values = (self.to.strip() or "none",) if self.verdict is Verdict.MOVE else ()
        return Wording(about, self.verdict, values, self.reason)


@router.get("/incidents/{id_}")
@needs(Role.VIEWER)
def incident_page(request: Request, id_: str) -> Response:
    """All that is known of it."""
    site, words = site_of(request), Phrasing(look_of(request).face)
    view = _view(request, id_)
    claims = numbers_of(view)
    person = " ".join(person_of(request).name.casefold().split())
    values = {
        "view": view,
        "i": view.incident,
        "claims": listed(view),
        "pick": lambda ids: chosen(ids, claims),
        "figures": figures_of(view, words),
        "populations": list(dict.fromkeys([*view.incident.killed, *view.incident.injured])),
        "documents": {one.document.doc_id: one.document for one in view.reports},
        "proposed_by_program": (site.catalogue.get(view.incident.id) or {}).get("proposed", ()),
        "summary": _summary(request, view),
        "thing": Thing.INCIDENT,
        "thing_id": view.incident.id,
        "holder": holder_of(request, Thing.INCIDENT, view.incident.id),
        "team": team_of(request),
        "is_own": lambda judgement: judgement.person == person,
    }
    return page(request, "incident.html.j2", values)


@router.post("/incidents/{id_}/grade")
@needs(Role.RECORDER)
def grade(request: Request, id_: str, value: Annotated[str, Form(max_length=40)], reason: _Reason = "") -> Response:
    """Propose a grade; it takes effect when a second person confirms it."""
    return _said(request, Wording((id_,), Verdict.GRADE, (value,), reason), id_)


@router.post("/incidents/{id_}/confirm")
@needs(Role.REVIEWER)
def confirm(
    request: Request, id_: str, judgement: Annotated[str, Form(max_length=80)], reason: _Reason = ""
) -> Response:
    """Confirm a grade that somebody else proposed."""
    return _said(request, Wording((judgement,), Verdict.CONFIRM, (), reason), id_)


@router.post("/incidents/{id_}/note")
@needs(Role.RECORDER)
def note(request: Request, id_: str, reason: _Reason = "") -> Response:
    """Keep a note with it."""
    return _said(request, Wording((id_,), Verdict.NOTE, (), reason), id_)


@router.post("/incidents/{id_}/withdraw")
@needs(Role.RECORDER)
def withdraw(
    request: Request, id_: str, judgement: Annotated[str, Form(max_length=80)], reason: _Reason = ""
) -> Response:
    """Take back what oneself said of it; a reviewer also what others said."""
    said = {one.judgement.id: one.judgement for one in _view(request, id_).said}
    person = person_of(request)
    if judgement not in said:
        raise Refused(404, "nothing")
    is_own = said[judgement].person == " ".join(person.name.casefold().split())
    if not is_own and not person.role.may(Role.REVIEWER):
        raise Refused(403, "role")
    why = reason.strip() or look_of(request).face.label("say", "undone_incident")
    return _said(request, Wording((judgement,), Verdict.WITHDRAW, (), why), id_)


@router.get("/incidents/{id_}/preview")
@needs(Role.REVIEWER)
def preview(request: Request, id_: str, said: Annotated[Linking, Query()]) -> Response:
    """What a merge, a split or a move would change, and the form that says it."""
    view = _view(request, id_)
    wording = said.wording(id_)
    reasoned = Wording(wording.about, wording.verdict, wording.values, wording.reason or "-")
    found = preview_judgement(site_of(request).folder, reasoned, user_of(request))
    values = {"view": view, "preview": found, "said": said, "about": wording.about, "to": said.to}
    return page(request, "preview.html.j2", values)


@router.post("/incidents/{id_}/link")
@needs(Role.REVIEWER)
def link(request: Request, id_: str, said: Annotated[Linking, Form()]) -> Response:
    """Keep a merge, a split or a move."""
    return _said(request, said.wording(id_), id_)


def _said(request: Request, said: Wording, id_: str) -> Response:
    _view(request, id_)
    judge_case(site_of(request).folder, said, user_of(request))
    return see_other(request, f"/incidents/{id_}?{urlencode({'kept': said.verdict.value})}")


def _summary(request: Request, view: IncidentView) -> str:
    """What happened in a few sentences, as of the last build."""
    catalogue = site_of(request).catalogue
    line = catalogue.get(view.incident.id)
    if line is None:
        return ""
    found = FoundIncident(line, catalogue.reports(line["reports"]))
    return summary_of(found, look_of(request).face.language).text


def _view(request: Request, id_: str) -> IncidentView:
    found = view_incident(site_of(request).folder, id_)
    if found is None:
        raise Refused(404, "nothing")
    return found
