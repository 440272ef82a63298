"""Judgements for programs."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field
from starlette.requests import Request

from tawthiq.accounts import Role
from tawthiq.judging.lines import judgement_to_json
from tawthiq.model import Verdict
from tawthiq.pipeline import Wording, judge_case, list_judgements
from tawthiq.web.api.router import api_router
from tawthiq.web.deciding import ROLES
from tawthiq.web.gate import needs
from tawthiq.web.refusal import Refused
from tawthiq.web.site import site_of
from tawthiq.web.visitor import identify, user_of

router = api_router("judgements")


class Said(BaseModel):
    """What somebody decides: about which ids, the verdict, what goes with it (field and value, grade), and why.

    `add` is about the id of a report; its values are the type of the claim and `name=words` for its parts, as
    `tawthiq judge --help` has them.
    """

    about: list[Annotated[str, Field(min_length=1, max_length=60)]] = Field(min_length=1, max_length=500)
    verdict: Verdict
    values: list[Annotated[str, Field(max_length=5000)]] = Field([], max_length=40)
    reason: str = Field("", max_length=2000)


class Listed(BaseModel):
    """A judgement as docs/judgements.md has it, and what has become of it."""

    judgement: dict[str, Any]
    status: str


@router.get("/judgements")
@needs(Role.VIEWER)
def get_judgements(request: Request) -> list[Listed]:
    """All judgements of the case, by time."""
    found = list_judgements(site_of(request).folder).judgements
    return [Listed(judgement=judgement_to_json(one.judgement), status=one.status.value) for one in found]


@router.post("/judgements", status_code=201)
@needs(Role.RECORDER)
def judge(request: Request, said: Said) -> dict[str, Any]:
    """Keep a judgement. It takes effect with the next build. Merge, split, move and confirm take a reviewer."""
    if not identify(request).may(ROLES[said.verdict]):
        raise Refused(403, "role")
    wording = Wording(said.about, said.verdict, said.values, said.reason)
    return judgement_to_json(judge_case(site_of(request).folder, wording, user_of(request)))
