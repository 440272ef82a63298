"""What several people say of which claims are one incident, resolved: who wins, what contradicts what."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from tawthiq.judging.bonds import resolve
from tawthiq.judging.links import PlacedLink, place_link, unmet
from tawthiq.judging.standing import Status
from tawthiq.model import NOWHERE, Judgement, Verdict

A, B = "A. Recorder", "B. Reviewer"


@dataclass
class Log:
    """Judgements about incidents whose claims are letters, each a minute after the one before."""

    links: list[PlacedLink] = field(default_factory=list)

    def add(self, by: str, verdict: Verdict, about: list[str], sides: list[str], value: str | None = None) -> None:
        seen = {f"i-{number}": list(side) for number, side in enumerate(sides)}
        if verdict is Verdict.SPLIT:
            seen = {"i-0": [*about, *sides[0]]}
        when = f"2018-11-19T09:{len(self.links):02}:00Z"
        named = about if verdict is not Verdict.MERGE else []
        about = about if named else list(seen)
        made = Judgement(tuple(about), verdict, by, when, "read again", value=value, machine=seen)
        self.links.append(PlacedLink(made, frozenset(named), tuple(map(frozenset, sides))))

    def merge(self, by: str, *sides: str) -> Log:
        self.add(by, Verdict.MERGE, [], list(sides))
        return self

    def split(self, by: str, named: str, rest: str) -> Log:
        self.add(by, Verdict.SPLIT, list(named), [rest])
        return self

    def move(self, by: str, named: str, to: str = "") -> Log:
        self.add(by, Verdict.MOVE, list(named), [to] if to else [], "i-0" if to else NOWHERE)
        return self


H, R, C = Status.HOLDS, Status.REPLACED, Status.CONFLICT
MERGE, SPLIT, MOVE = Verdict.MERGE, Verdict.SPLIT, Verdict.MOVE

CASES = [
    ("two agree", Log().merge(A, "ab", "cd").merge(B, "ab", "cd"), [H, H], [(MERGE, "ab", "cd")] * 2),
    ("three at once", Log().merge(A, "a", "b", "c"), [H], [(MERGE, *pair) for pair in ("ab", "ac", "bc")]),
    ("own later split", Log().merge(A, "ab", "cd").split(A, "cd", "ab"), [R, H], [(SPLIT, "cd", "ab")]),
    ("own later merge", Log().split(A, "cd", "ab").merge(A, "ab", "cd"), [R, H], [(MERGE, "ab", "cd")]),
    ("another's split", Log().merge(A, "ab", "cd").split(B, "cd", "ab"), [C, C], []),
    (
        "another takes some",
        Log().merge(A, "ab", "cd").split(B, "d", "abc"),
        [H, H],
        [(MERGE, "ab", "c"), (SPLIT, "d", "abc")],
    ),
    (
        "merged in part later",
        Log().split(A, "c", "abd").merge(A, "c", "d"),
        [H, H],
        [(SPLIT, "c", "ab"), (MERGE, "c", "d")],
    ),
    ("moved out of a merge", Log().merge(A, "ab", "cd").move(B, "d"), [H, H], [(MERGE, "ab", "c"), (MOVE, "d", "")]),
    ("own later move", Log().move(A, "a", "bc").move(A, "a"), [R, H], [(MOVE, "a", "")]),
    ("another's move", Log().move(A, "ad", "bc").move(B, "a"), [C, C], [(MOVE, "d", "bc")]),
    ("moves that agree", Log().move(A, "a", "bc").move(B, "a", "bcd"), [H, H], [(MOVE, "a", "bc"), (MOVE, "a", "bcd")]),
    ("split and moved", Log().split(A, "ab", "cd").move(B, "a", "ef"), [C, C], [(SPLIT, "b", "cd")]),
    ("two splits apart", Log().split(A, "ab", "cd").split(B, "b", "acd"), [C, C], [(SPLIT, "a", "cd")]),
    ("it only follows", Log().merge(A, "a", "b").merge(B, "b", "c").split(A, "c", "a"), [C, C, C], []),
]


@pytest.mark.parametrize(("log", "status", "bonds"), [case for _, *case in CASES], ids=[name for name, *_ in CASES])
def test_what_holds_and_what_contradicts(log: Log, status: list[Status], bonds: list[tuple[str, ...]]) -> None:
    found = resolve(reversed(log.links))
    assert [found.status[one.judgement.id] for one in log.links] == status
    told = [(one.verdict, "".join(one.claims), "".join(one.others)) for one in found.bonds]
    assert sorted(told) == sorted(bonds)
    contradicting = {one.id for conflict in found.conflicts for one in conflict}
    assert contradicting == {id_ for id_, one in found.status.items() if one is C}


def test_of_a_claim_that_is_not_read_any_more_the_rest_goes_on() -> None:
    (link,) = Log().split(A, "ab", "cd").links
    there = dict.fromkeys("abcd", "no claim has its words")
    assert place_link(link.judgement, there, {"a": "words"})[0] is None
    _, misfits = place_link(link.judgement, there, {"a": "words"})
    assert [(one.about, one.then) for one in misfits] == [
        ("a", "words"),
        ("b", ""),
        ("a b", "i-0: an incident of 4 claims"),
    ]


UNMET = [
    (Log().split(A, "ab", "cd"), {"a": "i-1", "b": "i-1", "c": "i-2"}, True),
    (Log().split(A, "ab", "cd"), {"a": "i-1", "c": "i-1"}, False),
    (Log().split(A, "ab", "cd"), {"c": "i-1"}, False),
    (Log().move(A, "a", "bc"), {"a": "i-1", "b": "i-1"}, True),
    (Log().move(A, "a", "bc"), {"b": "i-1"}, False),
    (Log().move(A, "a"), {"b": "i-1"}, True),
    (Log().merge(A, "ab", "cd"), {"a": "i-1", "c": "i-1", "d": "i-2"}, True),
    (Log().merge(A, "ab", "cd"), {"a": "i-1", "c": "i-2"}, False),
    (Log().merge(A, "ab", "cd"), {"a": "i-1"}, False),
]


@pytest.mark.parametrize(("log", "holder", "fits"), UNMET)
def test_what_the_linking_could_not_do_is_told_with_where_the_claims_are(
    log: Log, holder: dict[str, str], fits: bool
) -> None:
    (link,) = log.links
    misfit = unmet(link, holder, link.named or link.sides[0])
    assert (misfit is None) is fits
    if misfit:
        assert all(line.startswith("i-") for line in misfit.now)
