"""Hypothesis strategies for what people say of the incidents that reports were linked to: merges, splits and moves."""

from __future__ import annotations

from functools import partial

from hypothesis import strategies as st

from tawthiq.judging.links import PlacedLink
from tawthiq.model import NOWHERE, Judgement, Verdict
from tests.strategies_judgements import PEOPLE, WHENS


@st.composite
def links(draw, clusters, most=4):
    """Up to `most` merges, splits and moves of the claims of these clusters, as some people see them."""
    if not clusters:
        return []
    return [draw(_link(clusters)) for _ in range(draw(st.integers(0, most)))]


@st.composite
def _link(draw, clusters):
    verdict = draw(st.sampled_from([Verdict.MERGE, Verdict.SPLIT, Verdict.MOVE]))
    one = draw(st.sampled_from(clusters))
    others = [other for other in clusters if other is not one]
    make = partial(_placed, draw, {cluster.id: list(cluster.claims) for cluster in clusters})
    if verdict is Verdict.MERGE and others:
        some = [one, draw(st.sampled_from(others))]
        return make(verdict, [cluster.id for cluster in some], [cluster.claims for cluster in some])
    if verdict is Verdict.SPLIT and len(one.claims) > 1:
        named = draw(st.sets(st.sampled_from(one.claims), min_size=1, max_size=len(one.claims) - 1))
        return make(verdict, sorted(named), [set(one.claims) - named])
    target = draw(st.sampled_from([None, *others]))
    sides = [target.claims] if target else []
    return make(Verdict.MOVE, [draw(st.sampled_from(one.claims))], sides, value=target.id if target else NOWHERE)


def _placed(draw, seen, verdict, about, sides, *, value=None):
    judgement = Judgement(
        about=tuple(about),
        verdict=verdict,
        by=draw(st.sampled_from(PEOPLE)),
        when=draw(st.sampled_from(WHENS)),
        reason="read again",
        value=value,
        machine=seen,
    )
    named = () if verdict is Verdict.MERGE else about
    return PlacedLink(judgement, frozenset(named), tuple(map(frozenset, sides)))
