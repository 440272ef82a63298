"""A claim that the program missed: made of words of a report that a person picks, read as the program reads words."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tawthiq import wire
from tawthiq.errors import CaseError, InvariantError
from tawthiq.judging.additions import RULE
from tawthiq.judging.fields import corrected, read_value
from tawthiq.lang import PlaceTable
from tawthiq.model import (
    Actor,
    AttackKind,
    Casualty,
    Claim,
    ClaimType,
    Count,
    DenialKind,
    Document,
    Mode,
    Outcome,
    Place,
    Population,
    Report,
    Scope,
    Span,
    Stance,
    Strikes,
    TimeSpan,
)
from tawthiq.pipeline.naming import named
from tawthiq.pipeline.picking import picked_value

Tell = Callable[[str], None]

_CODES: Mapping[str, type[Any]] = {
    "stance": Stance,
    "scope": Scope,
    "mode": Mode,
    "denial_kind": DenialKind,
    "attack_kind": AttackKind,
}
_WORDED = ("words", "figure", "strikes", "speaker", "belligerent", "place", "time", "about")
PARTS = (*_WORDED, *_CODES, "answers")
"""The names of what can be said of an added claim."""

_SPAN = re.compile(r"(\d{1,8})-(\d{1,8})")
_FIGURE = re.compile(r"(?s)(?P<words>.+?)/(?P<who>[a-z]+)/(?P<outcome>[a-z]+)(?:/(?P<value>[\d-]+))?")
_COUNTED = re.compile(r"(?s)(?P<words>.+?)(?:/(?P<value>\d*-?\d*))?")
_DATED = re.compile(r"(?s)(?P<words>.+?)(?:/(?P<value>\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?))?")
_HOW = "write REPORT add TYPE words=... and its parts as NAME=START-END or NAME=WORDS; see: tawthiq judge --help"


@dataclass(frozen=True, slots=True)
class _Draft:
    """What a person says of a claim: the report, its type, the words, and the parts that were written by name."""

    document: Document
    type: ClaimType
    span: Span
    parts: Mapping[str, Sequence[str]]
    tables: Sequence[PlaceTable]
    tell: Tell

    def one(self, name: str) -> str | None:
        """What was written for a part that there is once."""
        written = self.parts.get(name, ())
        if len(written) > 1:
            raise CaseError(f"{name} is there {len(written)} times; a claim has one")
        return written[0] if written else None

    def find(self, words: str) -> Span:
        """Where words of the report stand: as START-END, or as they are, once within the claim or else in the text."""
        if match := _SPAN.fullmatch(words.strip()):
            return _checked(self.document, *map(int, match.groups()))
        return _found(self.document, words.strip(), self.span)

    def quote(self, span: Span) -> str:
        """The words at a span, on one line."""
        return " ".join(self.document.quote(span).split())


def missed_claim(report: Report, values: Sequence[str], tables: Sequence[PlaceTable], tell: Tell) -> Claim:
    """The claim that a person's words make. Raises CaseError that says what is wrong with them.

    `values` are the type, then `NAME=...` for each of `PARTS`. Words are given by their place in code points,
    `115-124`, or as they stand. Behind them, after slashes: `figure=WORDS/who/outcome`, with the number where the
    program cannot read it, `figure=WORDS/who/outcome/12-`; `strikes=WORDS/3`; `time=WORDS/2018-11-17`. `tell` is told
    whom or what of the tables a name means.
    """
    draft = _draft(report, values, tables, tell)
    claim = _made(draft)
    twin = next((one for one in report.claims if one.type is claim.type and one.span == claim.span), None)
    if twin is not None and (RULE not in twin.rules or twin.id != claim.id):
        raise CaseError(f"{report.document.doc_id} has this claim: {twin.id}; correct it, or choose other words")
    if claim.answers and all(one.id != claim.answers for one in report.claims):
        raise CaseError(f"answers: {report.document.doc_id} has no claim {claim.answers}")
    return claim


def _draft(report: Report, values: Sequence[str], tables: Sequence[PlaceTable], tell: Tell) -> _Draft:
    kind, *rest = values or [""]
    if kind not in set(ClaimType):
        raise CaseError(f"{kind!r} is no type of claim; there are: {', '.join(ClaimType)}; {_HOW}")
    parts: dict[str, list[str]] = {}
    for value in rest:
        name, equals, written = value.partition("=")
        if not equals or name not in PARTS or not written.strip():
            raise CaseError(f"{value!r} says nothing of a claim; {_HOW}; names: {', '.join(PARTS)}")
        parts.setdefault(name, []).append(written.strip())
    words = parts.get("words", [])
    if len(words) != 1:
        raise CaseError(f"words is there {len(words)} times; say once which words are the claim; {_HOW}")
    whole = _Draft(report.document, ClaimType(kind), Span(0, len(report.document.text)), parts, tables, tell)
    return dataclasses.replace(whole, span=whole.find(words[0]))


def _made(draft: _Draft) -> Claim:
    document, codes = draft.document, {name: _code(draft, name) for name in _CODES}
    about = draft.one("about")
    about_span = draft.find(about) if about else None
    if draft.type is ClaimType.DENIAL and codes["denial_kind"] is None:
        raise CaseError(f"a denial says of which kind it is: denial_kind={'|'.join(DenialKind)}")
    usual = Stance.DENIES if draft.type is ClaimType.DENIAL else Stance.ASSERTS
    try:
        return Claim(
            doc_id=document.doc_id,
            type=draft.type,
            text=document.quote(draft.span),
            span=draft.span,
            stance=codes["stance"] or usual,
            scope=codes["scope"] or Scope.INCIDENT,
            speaker=_actor(draft, "speaker"),
            casualties=tuple(_figures(draft)),
            strikes=_strikes(draft),
            belligerent=_actor(draft, "belligerent"),
            mode=codes["mode"],
            about=document.quote(about_span) if about_span else None,
            about_span=about_span,
            denial_kind=codes["denial_kind"],
            answers=draft.one("answers"),
            attack_kind=codes["attack_kind"],
            place=_place(draft),
            time=_time(draft),
            rules=(RULE,),
        )
    except InvariantError as error:
        raise CaseError(str(error)) from error


def _code(draft: _Draft, name: str) -> Any:
    written = draft.one(name)
    if written is None:
        return None
    codes = [code.value for code in _CODES[name]]
    if written not in codes:
        raise CaseError(f"{name}: {written!r} is none of: {', '.join(codes)}")
    return _CODES[name](written)


def _figures(draft: _Draft) -> Iterator[Casualty]:
    for written in draft.parts.get("figure", ()):
        match = _FIGURE.fullmatch(written)
        codes = (set(Population), set(Outcome))
        if match is None or match["who"] not in codes[0] or match["outcome"] not in codes[1]:
            raise CaseError(
                f"figure={written}: write figure=WORDS/WHO/OUTCOME, who one of {', '.join(Population)}, outcome one of "
                f"{', '.join(Outcome)}"
            )
        span = draft.find(match["words"])
        if not draft.span.contains(span):
            raise CaseError(f"\u00ab{draft.quote(span)}\u00bb: the figure is to stand within the words of the claim")
        count = _count(draft, span, match["value"])
        yield Casualty(Outcome(match["outcome"]), Population(match["who"]), count, draft.document.quote(span), span)


def _strikes(draft: _Draft) -> Strikes | None:
    written = draft.one("strikes")
    if written is None:
        return None
    match = _COUNTED.fullmatch(written)
    assert match is not None
    span = draft.find(match["words"])
    return Strikes(_count(draft, span, match["value"]), draft.document.quote(span), span)


def _count(draft: _Draft, span: Span, value: str | None) -> Count:
    found = _value("casualties.0.count", value or picked_value(draft.document, "casualties.0.count", span))
    return Count(found["min"], found["max"])


def _actor(draft: _Draft, field: str) -> Actor | None:
    written = draft.one(field)
    if written is None:
        return None
    span = draft.find(written)
    value = _known(draft, field, span)
    return Actor(span=span, aliases=tuple(value.pop("aliases", ())), **value)


def _place(draft: _Draft) -> Place | None:
    written = draft.one("place")
    if written is None:
        return None
    span = draft.find(written)
    bare = Claim(draft.document.doc_id, ClaimType.CALL, draft.document.quote(span), span)
    return corrected(bare, "place", _known(draft, "place", span)).place


def _time(draft: _Draft) -> TimeSpan | None:
    written = draft.one("time")
    if written is None:
        return None
    match = _DATED.fullmatch(written)
    assert match is not None
    span = draft.find(match["words"])
    value = _value("time", match["value"] or picked_value(draft.document, "time", span))
    return TimeSpan(draft.document.quote(span), span, value["start"], value["end"])


def _known(draft: _Draft, field: str, span: Span) -> dict[str, Any]:
    """A name with what the tables know of it."""
    value, told = named(field, {"name": draft.quote(span)}, draft.document.language, draft.tables)
    if told:
        draft.tell(told)
    return dict(value)


def _value(field: str, written: str) -> Any:
    try:
        return read_value(field, written)
    except ValueError as error:
        raise CaseError(f"{field.rpartition('.')[2]}: {error}") from error


def _found(document: Document, words: str, within: Span) -> Span:
    """The one place of the words within a span, or else in the whole text; runs of blanks count as one."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    every = [Span(*match.span()) for match in pattern.finditer(document.text)]
    own = [span for span in every if within.contains(span)]
    for spans in (own, every):
        if len(spans) == 1:
            return spans[0]
    if not every:
        raise CaseError(f"\u00ab{words}\u00bb: these words are not in the report")
    at = ", ".join(f"{span.start}-{span.end}" for span in every[:5])
    raise CaseError(f"\u00ab{words}\u00bb: these words stand {len(every)} times; say where: {at}")


def _checked(document: Document, start: int, end: int) -> Span:
    try:
        span = Span(start, end)
    except InvariantError as error:
        raise CaseError(f"{start}-{end}: {error}") from error
    if span.end > len(document.text):
        raise CaseError(f"{start}-{end}: the report has {len(document.text)} characters")
    if not document.quote(span).strip():
        raise CaseError(f"{start}-{end}: no words stand there")
    return span


def claim_value(claim: Claim) -> dict[str, Any]:
    """The claim as the judgement keeps it."""
    return {key: value for key, value in wire.claim_to_json(claim).items() if key != "id"}
