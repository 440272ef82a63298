"""A claim that the program missed, added in the reader by selecting its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import Form
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from tawthiq.accounts import Role
from tawthiq.model import AttackKind, ClaimType, DenialKind, Mode, Outcome, Population, Scope, Verdict
from tawthiq.pipeline import Wording, judge_case
from tawthiq.web.gate import guarded_router, needs
from tawthiq.web.pages import see_other
from tawthiq.web.routes.judging import reader_path
from tawthiq.web.site import site_of
from tawthiq.web.views.adding import FIGURES
from tawthiq.web.visitor import user_of

router = guarded_router(include_in_schema=False)

_Words = Annotated[str, Field(max_length=2000)]
_WORDED = ("speaker", "belligerent", "place", "about")
_CODED = ("scope", "mode", "denial_kind", "attack_kind")


class MissedClaim(BaseModel):
    """What the form says: words of the report, as they stand or by their place in it (`115-124`), for each part; a
    number or a day beside them where the program cannot read it. A figure without words is none.
    """

    report: str = Field(max_length=1000)
    type: ClaimType
    words: _Words = ""
    figure: list[_Words] = Field([], max_length=FIGURES)
    count: list[Annotated[str, Field(max_length=20)]] = Field([], max_length=FIGURES)
    who: list[Population] = Field([], max_length=FIGURES)
    outcome: list[Outcome] = Field([], max_length=FIGURES)
    speaker: _Words = ""
    belligerent: _Words = ""
    place: _Words = ""
    time: _Words = ""
    day: str = Field("", max_length=21)
    about: _Words = ""
    scope: Scope | None = None
    mode: Mode | None = None
    denial_kind: DenialKind | None = None
    attack_kind: AttackKind | None = None
    reason: str = Field("", max_length=4000)

    def values(self) -> Iterator[str]:
        """As the pipeline takes them; what does not go with the type is left out."""
        yield self.type.value
        yield f"words={self.words.strip()}"
        if self.type in (ClaimType.CASUALTY, ClaimType.FINDING):
            for words, count, who, outcome in zip(self.figure, self.count, self.who, self.outcome, strict=False):
                if words.strip():
                    yield "/".join([f"figure={words.strip()}", who, outcome, *filter(None, [count.strip()])])
        for name in _WORDED:
            if written := getattr(self, name).strip():
                yield f"{name}={written}"
        if self.time.strip():
            yield "/".join([f"time={self.time.strip()}", *filter(None, [self.day.strip()])])
        for name in _CODED:
            code = getattr(self, name)
            if code is not None and self.type in _GOES_WITH.get(name, ClaimType):
                yield f"{name}={code.value}"


@router.post("/judging/add")
@needs(Role.RECORDER)
def add_claim(request: Request, said: Annotated[MissedClaim, Form()]) -> Response:
    """Keep the claim, and open it in the reader."""
    wording = Wording((said.report,), Verdict.ADD, tuple(said.values()), said.reason)
    made = judge_case(site_of(request).folder, wording, user_of(request))
    return see_other(request, reader_path(said.report, made.about[0]))


_GOES_WITH = {
    "mode": (ClaimType.RESPONSIBILITY,),
    "denial_kind": (ClaimType.DENIAL, ClaimType.FINDING, ClaimType.RESPONSIBILITY),
    "attack_kind": (ClaimType.ATTACK, ClaimType.CASUALTY),
}
