from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategies_judgements import logs

from tawthiq.judging.standing import GRADE, STANDING, Placed, State, Status, replay
from tawthiq.model import Judgement, Verdict

FIRST, SECOND = "2018-11-19T09:00:00Z", "2018-11-20T09:00:00Z"
REJECT = Judgement(("c-1",), Verdict.REJECT, "A. Recorder", FIRST, "a weather report")
ACCEPT = Judgement(("c-1",), Verdict.ACCEPT, "B. Reviewer", SECOND)
FAIR = Judgement(("i-1",), Verdict.GRADE, "A. Recorder", FIRST, "two monitors", value="fair", machine="weak")


def state(*some: Judgement) -> State:
    return replay(map(Placed.as_made, some))


def test_what_one_person_decides_holds() -> None:
    found = state(REJECT)
    assert found.decided["c-1"][STANDING].value == "reject"
    assert found.status == {REJECT.id: Status.HOLDS}


def test_of_judgements_that_contradict_each_other_none_holds_until_one_is_withdrawn() -> None:
    found = state(REJECT, ACCEPT)
    assert (found.decided, found.conflicts) == ({}, ((REJECT, ACCEPT),))
    withdrawal = Judgement((REJECT.id,), Verdict.WITHDRAW, "A. Recorder", SECOND, "it names the dead")
    found = state(REJECT, ACCEPT, withdrawal)
    assert found.decided["c-1"][STANDING].value == "accept"
    assert (found.conflicts, found.status[REJECT.id]) == ((), Status.WITHDRAWN)


def test_a_withdrawal_stays() -> None:
    withdrawal = Judgement((REJECT.id,), Verdict.WITHDRAW, "A. Recorder", SECOND, "it names the dead")
    again = replace(withdrawal, about=(withdrawal.id,), reason="it does not")
    assert state(REJECT, withdrawal, again).decided == {}


def test_ones_own_later_word_replaces_the_earlier() -> None:
    later = replace(ACCEPT, by=" a.  RECORDER")
    found = state(REJECT, later)
    assert found.decided["c-1"][STANDING].value == "accept"
    assert found.status[REJECT.id] is Status.REPLACED


def test_two_who_say_the_same_agree() -> None:
    found = state(REJECT, replace(REJECT, by="B. Reviewer", reason="it is the forecast"))
    assert found.conflicts == ()
    assert len(found.decided["c-1"][STANDING].judgements) == 2


def test_a_grade_takes_effect_when_a_second_person_confirms_it() -> None:
    alone = state(FAIR)
    assert (alone.decided["i-1"][GRADE].in_effect, alone.status[FAIR.id]) == (False, Status.PROPOSED)
    own = Judgement((FAIR.id,), Verdict.CONFIRM, "a. recorder", SECOND, "I am sure")
    assert not state(FAIR, own).decided["i-1"][GRADE].in_effect
    other = replace(own, by="B. Reviewer", reason="both saw it")
    decided = state(FAIR, other).decided["i-1"][GRADE]
    assert (decided.value, decided.in_effect, decided.judgements) == ("fair", True, (FAIR, other))
    withdrawal = Judgement((other.id,), Verdict.WITHDRAW, "B. Reviewer", SECOND, "one repeats the other")
    assert not state(FAIR, other, withdrawal).decided["i-1"][GRADE].in_effect


def test_notes_change_nothing() -> None:
    note = Judgement(("c-1", "c-2"), Verdict.NOTE, "A. Recorder", FIRST, "ask the author")
    found = state(note)
    assert (found.decided, found.notes) == ({}, {"c-1": (note,), "c-2": (note,)})


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(logs(), st.randoms())
def test_the_order_and_how_often_they_come_do_not_count(some: list[Judgement], random: Random) -> None:
    shuffled = some + some[:2]
    random.shuffle(shuffled)
    assert state(*shuffled) == state(*some)
