"""Judgements of all kinds by a few people about a few things."""

from __future__ import annotations

from hypothesis import strategies as st

from tawthiq import wire
from tawthiq.judging.additions import RULE
from tawthiq.model import LINKING, NOWHERE, Anchor, Claim, ClaimType, Judgement, Span, Verdict, anchor_of

PEOPLE = ("A. Recorder", "B. Reviewer", "C. Editor")
WHENS = tuple(f"2018-11-{day}T09:00:00Z" for day in (19, 20, 21))
_THINGS = ("c-1", "c-2", "i-1")
_VALUES = {Verdict.GRADE: ("fair", "weak"), Verdict.CORRECT: ({"min": 36, "max": 36}, {"min": 3, "max": None})}
ANCHORS = st.builds(
    Anchor,
    claim=st.sampled_from(_THINGS),
    doc_id=st.sampled_from("ab"),
    type=st.sampled_from(ClaimType),
    span=st.just(Span(3, 9)),
    text=st.sampled_from(("43 people were killed", "قُتل 43 شخصاً", "\u2028\U0001f600")),
    sha256=st.none() | st.just("a" * 64),
)


@st.composite
def judgements(draw: st.DrawFn, about: tuple[str, ...] = _THINGS) -> Judgement:
    """One judgement about some of the ids."""
    verdict = draw(st.sampled_from(Verdict))
    values = _VALUES.get(verdict)
    if verdict in LINKING:
        return draw(linkings(verdict))
    if verdict is Verdict.ADD:
        return draw(additions())
    return Judgement(
        about=tuple(draw(st.lists(st.sampled_from(about), min_size=1, max_size=2))),
        verdict=verdict,
        by=draw(st.sampled_from(PEOPLE)),
        when=draw(st.sampled_from(WHENS)),
        reason=draw(st.sampled_from(("read again", "قرأت النص مرة أخرى"))),
        field="casualties.0.count" if verdict is Verdict.CORRECT else None,
        value=draw(st.sampled_from(values)) if values else None,
        machine=draw(st.none() | st.just("contested")),
        made_about=tuple(draw(st.lists(ANCHORS, max_size=2))),
    )


@st.composite
def linkings(draw: st.DrawFn, verdict: Verdict) -> Judgement:
    """A merge, a split or a move of the claims of two incidents."""
    about, value = {
        Verdict.MERGE: (("i-1", "i-2"), None),
        Verdict.SPLIT: (draw(st.sampled_from((("c-1",), ("c-2", "c-3")))), None),
        Verdict.MOVE: (("c-1",), draw(st.sampled_from(("i-2", NOWHERE)))),
    }[verdict]
    return Judgement(
        about=about,
        verdict=verdict,
        by=draw(st.sampled_from(PEOPLE)),
        when=draw(st.sampled_from(WHENS)),
        reason="read again",
        value=value,
        machine={"i-1": ["c-1", "c-2", "c-3"], "i-2": ["c-4"]},
        made_about=tuple(draw(st.lists(ANCHORS, max_size=2))),
    )


@st.composite
def additions(draw: st.DrawFn) -> Judgement:
    """A claim that the program missed, added."""
    words, start = (
        draw(st.sampled_from(("43 people were killed", "قُتل 43 شخصاً", "\u2028\U0001f600"))),
        draw(st.integers(0, 9)),
    )
    kind, doc_id = draw(st.sampled_from((ClaimType.ATTACK, ClaimType.CALL))), draw(st.sampled_from("ab"))
    claim = Claim(doc_id, kind, words, Span(start, start + len(words)), rules=(RULE,))
    return Judgement(
        about=(claim.id,),
        verdict=Verdict.ADD,
        by=draw(st.sampled_from(PEOPLE)),
        when=draw(st.sampled_from(WHENS)),
        reason="missed",
        value={key: value for key, value in wire.claim_to_json(claim).items() if key != "id"},
        made_about=(anchor_of(claim, draw(st.none() | st.just("a" * 64))),),
    )


@st.composite
def logs(draw: st.DrawFn) -> list[Judgement]:
    """Some judgements, and some about these: confirmed, withdrawn."""
    first = draw(st.lists(judgements(), min_size=1, max_size=8))
    return first + draw(st.lists(judgements(tuple(one.id for one in first)), max_size=4))
