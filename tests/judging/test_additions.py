"""Claims that people added: found where their words stand now, each once, in any order of the judgements."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategies_judgements import additions

from tawthiq import wire
from tawthiq.judging.additions import RULE, added_by_report, added_claim, among, find_added, with_added
from tawthiq.judging.applying import judge
from tawthiq.judging.lines import judgement_from_json, judgement_to_json
from tawthiq.judging.placing import place_claims
from tawthiq.model import Actor, Claim, ClaimType, Document, Judgement, Report, Span, Verdict, anchor_of

TEXT = "The ministry said so. Nine people died, the elders said. Nobody asked them."
WORDS = "Nine people died"
AT = TEXT.index(WORDS)
ELDERS = Span(TEXT.index("the elders"), TEXT.index("the elders") + 10)
CLAIM = Claim("a", ClaimType.CALL, WORDS, Span(AT, AT + len(WORDS)), speaker=Actor("the elders", ELDERS), rules=(RULE,))
OWN = Claim("a", ClaimType.CALL, "Nobody asked", Span(57, 69))


def added(claim: Claim, by: str = "A. Recorder", sha256: str | None = None) -> Judgement:
    value = {key: one for key, one in wire.claim_to_json(claim).items() if key != "id"}
    when, anchor = "2018-11-19T09:00:00Z", anchor_of(claim, sha256)
    return Judgement((claim.id,), Verdict.ADD, by, when, "missed", value=value, made_about=(anchor,))


def report(text: str = TEXT, *claims: Claim, sha256: str | None = None) -> Report:
    return Report(Document("a", text, "en", sha256=sha256), claims)


PLACES = [
    (report(), AT),
    (report("By our desk\n" + TEXT), AT + 12),
    (report(TEXT.removeprefix("The ministry said so. ")), 0),
    (report(TEXT.replace("Nine", "Ten")), "its words are not there"),
    (report("x" + TEXT + TEXT), "several places of the report have its words"),
    (report(TEXT.replace("the elders", "an elder") + "."), "its words are there, those of its parts are not"),
    (report("By our desk\n" + TEXT.replace("elders", "olders")), "its words are there, those of its parts are not"),
    (report("", CLAIM), AT),
    (None, "its report is not in the case"),
]


@pytest.mark.parametrize(("now", "where"), PLACES)
def test_it_is_found_where_its_words_stand_now(now: Report | None, where: int | str) -> None:
    one = added(CLAIM)
    found = find_added(one, now)
    if isinstance(where, str):
        assert found == where
    else:
        assert isinstance(found, Claim)
        assert (found.id, found.span.start) == (CLAIM.id, where)


def test_it_is_not_found_in_other_evidence() -> None:
    assert find_added(added(CLAIM, sha256="a" * 64), report(sha256="b" * 64)) == "the evidence of its report is another"


def test_it_stands_among_the_others_by_its_words() -> None:
    assert with_added(report(TEXT, OWN), (CLAIM,)).claims == (CLAIM, OWN)
    assert with_added(report(TEXT, OWN), ()) == report(TEXT, OWN)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 9), max_size=6), st.lists(st.integers(0, 9), unique=True, max_size=4))
def test_the_order_of_the_others_stays(own: list[int], more: list[int]) -> None:
    found = among(own, more, lambda one: (one, ""))
    assert sorted(found) == sorted([*own, *more])
    rest = list(found)
    for one in more:
        rest.reverse()
        rest.remove(one)
        rest.reverse()
    assert sorted(rest) == sorted(own)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(additions(), max_size=4), st.integers(0, 99))
def test_what_is_added_is_the_same_in_any_order(some: list[Judgement], seed: int) -> None:
    text = "x" * 40
    reports = {}
    for doc_id in "ab":
        own = [one.made_about[0] for one in some if one.made_about[0].doc_id == doc_id]
        whole = text
        for anchor in own[:1]:
            whole = whole[: anchor.span.start] + anchor.text + whole[anchor.span.end :]
        reports[doc_id] = Report(Document(doc_id, whole, "en", sha256="a" * 64), ())
    other = list(some)
    random.Random(seed).shuffle(other)
    assert added_by_report(some, reports) == added_by_report(other, reports)
    placed = place_claims(some, reports)
    judged = judge(placed.placed, added=placed.added)
    assert len(placed.placed) + len(placed.misfits) == len(some)
    for doc_id, claims in placed.added.items():
        assert {one.id for one in claims} <= judged.by_id.keys()
        assert set(judged.report(reports[doc_id]).claims) == set(claims)


def test_a_withdrawn_addition_adds_nothing() -> None:
    one, other = added(CLAIM), added(CLAIM, "B. Reviewer")
    gone = [Judgement((made.id,), Verdict.WITHDRAW, "A. Recorder", made.when, "no") for made in (one, other)]
    assert added_by_report([one, other, gone[0]], {"a": report()}) == {"a": (CLAIM,)}
    assert added_by_report([one, other, *gone], {"a": report()}) == {}


CHANGES = [
    {"value": {"type": "call"}},
    {"value": 7},
    {"value": added(replace(CLAIM, rules=("en.call",))).value},
    {"about": ["c-0"]},
    {"made_about": judgement_to_json(added(OWN))["made_about"]},
]


@pytest.mark.parametrize("change", CHANGES)
def test_an_addition_of_something_else_is_refused(change: dict[str, object]) -> None:
    line = {key: one for key, one in judgement_to_json(added(CLAIM)).items() if key != "id"}
    assert added_claim(judgement_from_json(line)) == CLAIM
    with pytest.raises(ValueError, match="add "):
        judgement_from_json(line | change)
