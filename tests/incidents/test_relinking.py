"""Linking in steps, whatever comes, changes and goes, gives what linking at once gives, and looks at little."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import COALITION, TOWN, VILLAGE, casualty, day, report
from tests.strategies_reports import busy_days

from tawthiq.incidents import Kept, Linked, link, link_whole, relink, trace_of
from tawthiq.incidents.linked import Part, Place
from tawthiq.model import Stance

MONTHS = [f"2018-{month:02}" for month in range(1, 11)]


class Steps:
    """A case that is linked step by step, and what has come of it so far."""

    def __init__(self) -> None:
        self.reports, self.traces, self.linked, self.clusters, self.common = {}, {}, {}, {}, frozenset()
        self.loaded = set()

    def take(self, now, received, most=1000):
        """Have `now` (by id) as the reports of the case."""
        former, same = self.traces, {id_ for id_, one in now.items() if self.reports.get(id_) is one}
        self.traces = {id_: former[id_] if id_ in same else trace_of(one) for id_, one in now.items()}
        gone = {id_: trace for id_, trace in former.items() if id_ not in same}
        kept = Kept(self.traces, gone, self.linked, now.keys() - same, self.common)
        found = relink(kept, lambda ids: self.load(now, ids), received, most)
        if found is None:
            return None
        self.clusters = {id_: one for id_, one in self.clusters.items() if id_ not in found.gone}
        self.clusters |= {one.id: one for one in found.clusters}
        self.linked = {id_: one for id_, one in self.linked.items() if id_ in now} | dict(found.linked)
        self.reports, self.common = now, found.common
        return found

    def load(self, now, ids):
        self.loaded |= set(ids)
        return [now[id_] for id_ in ids]


def whole(reports, received):
    return link_whole(list(reports.values()), {id_: trace_of(one) for id_, one in reports.items()}, received)


@settings(max_examples=60, deadline=None)
@given(busy_days(), busy_days(), st.sampled_from([1, 2, 400]), st.sampled_from([1, 2, 40]), st.data())
def test_linking_in_steps_is_linking_at_once(first, second, crowd, common, data):
    versions = [{one.document.doc_id: one for one in reports} for reports in (first, second)]
    ids = sorted({id_ for version in versions for id_ in version})
    received = {id_: place for place, id_ in enumerate(data.draw(st.permutations(ids)))}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tawthiq.incidents.blocking.CROWD", crowd)
        patch.setattr("tawthiq.incidents.shared_runs.COMMON", common)
        patch.setattr("tawthiq.incidents.recopying.COMMON", common)
        steps = Steps()
        for _ in range(data.draw(st.integers(2, 4))):
            drawn = {id_: data.draw(st.sampled_from([0, 0, 0, 1, None])) for id_ in ids}
            now = {id_: versions[at][id_] for id_, at in drawn.items() if at is not None and id_ in versions[at]}
            steps.take(now, received)
            at_once = whole(now, received)
            assert steps.clusters == {one.id: one for one in at_once.clusters}
            assert steps.linked == at_once.linked
            assert steps.common == at_once.common


@settings(max_examples=50, deadline=None)
@given(busy_days())
def test_linking_with_what_is_kept_is_linking(reports):
    found = whole({one.document.doc_id: one for one in reports}, {})
    assert sorted(found.clusters, key=lambda one: (one.start or "9999", one.id)) == link(reports)
    for cluster in found.clusters:
        claims = {
            claim.id for one in reports if one.document.doc_id in found.reports[cluster.id] for claim in one.claims
        }
        assert claims >= set(cluster.claims)


def strike(id_, when, place, denied=False):
    made = report(id_, published=when).casualty([casualty(3)], place=place, time=day(when), belligerent=COALITION)
    return (made.claim("denial", place=place, stance=Stance.DENIES, speaker=COALITION) if denied else made).build()


def months(place, denied=False):
    made = [strike(f"{place.id}-{month}-{n}", f"{month}-05", place, denied) for month in MONTHS for n in (1, 2)]
    return {one.document.doc_id: one for one in made}


def test_only_what_a_new_report_touches_is_looked_at():
    steps, case = Steps(), months(VILLAGE, denied=True) | months(TOWN, denied=True)
    received = {id_: place for place, id_ in enumerate([*case, "new"])}
    steps.take(case, received)
    assert len(steps.clusters) == 2 * len(MONTHS)
    steps.loaded.clear()
    found = steps.take(case | {"new": strike("new", "2018-05-05", VILLAGE)}, received)
    assert len(found.clusters) == 1
    assert steps.loaded - {"new"} <= {id_ for id_ in case if "2018-05" in id_}


def test_where_too_much_would_be_looked_at_nothing_is_given():
    assert Steps().take(months(VILLAGE), {}, most=5) is None


def test_nothing_new_is_nothing_to_do():
    steps, case = Steps(), months(VILLAGE)
    steps.take(case, {})
    steps.loaded.clear()
    found = steps.take(case, {})
    assert (found.clusters, found.linked, found.gone, steps.loaded) == ([], {}, frozenset(), set())


@pytest.mark.parametrize(
    "linked",
    [Linked(), Linked("d0", (Part("c-1", "c-2", "k-3"), Part("c-4", "", "")), {0: Place(2, "c-2"), 3: Place(-1, "")})],
)
def test_how_a_report_was_linked_comes_back_from_its_line(linked):
    assert Linked.from_text(linked.to_text()) == linked


@settings(max_examples=30, deadline=None)
@given(busy_days())
def test_a_trace_names_every_claim_of_an_incident_once_and_in_order(reports):
    for one in reports:
        trace = trace_of(one)
        facts = trace.facts()
        assert {fact.id for fact in facts} <= {claim.id for claim in one.claims}
        assert sum(len(fact.place) + len(fact.party) for fact in facts) == len(trace.tokens)
        assert all(0 <= at < len(facts) for record in trace.records() for at in record)
        assert all(a < b for record in trace.records() for a, b in pairwise(record))
