"""What would change a grade: it follows from the rules, and leads where it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assessment.test_grading import FIGHTERS, A, B, assessed, harm, resp
from tests.builders import COALITION, MONITOR_A, MONITOR_B, REGIME

from tawthiq.assessment.changes import ways_to
from tawthiq.assessment.conditions import CONDITIONS
from tawthiq.assessment.rule_sets import available, load_rule_set
from tawthiq.model import Mode


def changes(*claims):
    return {change.grade.value: change for change in assessed(*claims).would_change}


@given(st.sampled_from(available()), st.sets(st.sampled_from(sorted(CONDITIONS))))
def test_each_way_leads_to_its_grade(name, true):
    rules = load_rule_set(name)
    for rule in rules.grades:
        for way in ways_to(rule, rules, true):
            then = (true | set(way.missing)) - set(way.ending)
            reached = next(one for one in rules.grades if set(one.when) <= then)
            assert reached.grade is rule.grade


def test_a_single_source_wants_a_second_one():
    found = changes(A)
    assert found["fair"].missing == ("two_reporting",)
    assert found["fair"].ending == ()
    assert found["fair"].words["en"] == "Fair, given a second independent source for the attack."
    assert found["confirmed"].words["en"] == "Confirmed, given acceptance of the harm by US-led Coalition."
    assert found["confirmed"].words["ar"].startswith("مؤكدة، بشرط: إقرار ")
    assert found.keys() == {"confirmed", "fair", "contested", "discounted"}


def test_two_sources_that_name_nobody_want_a_name():
    assert changes(harm(MONITOR_A), harm(MONITOR_B))["fair"].missing == ("party_named",)


def test_what_is_contested_wants_agreement():
    found = changes(A, harm(MONITOR_B, REGIME))
    assert (found["fair"].missing, found["fair"].ending) == ((), ("several_parties_accused",))
    assert "agreement of the sources" in found["fair"].words["en"]


def test_nobody_asks_for_more_than_is_wanted():
    found = changes(A, B)
    assert found["contested"].missing == ("several_parties_accused",)
    assert found["weak"].ending == ("two_reporting",)


def test_an_acceptance_can_be_withdrawn():
    found = changes(A, resp(COALITION, COALITION, Mode.ADMITS))
    assert found["weak"].ending == ("harm_accepted",)


def test_of_dead_combatants_alone_someone_else_must_have_been_harmed():
    assert changes(FIGHTERS)["weak"].ending == ("only_combatants_harmed",)


@pytest.mark.parametrize("claims", [(A,), (A, B), (FIGHTERS,)])
def test_no_grade_leads_to_itself(claims):
    assert assessed(*claims).grade.value not in changes(*claims)
