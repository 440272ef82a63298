"""What people say of claims holds in the incidents, whatever the rules say, in whatever order it comes."""

from __future__ import annotations

from collections import Counter
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategies_links import links
from tests.strategies_reports import busy_days

from tawthiq.incidents import Bonds, Kept, link, link_whole, relink, trace_of
from tawthiq.judging.bonds import resolve
from tawthiq.model import Verdict


def homes(clusters):
    return {claim: cluster.id for cluster in clusters for claim in cluster.claims}


def holds(bond, clusters):
    home = homes(clusters)
    claims = {home.get(claim) for claim in bond.claims}
    if bond.verdict is Verdict.MERGE:
        return len(claims | {home.get(claim) for claim in bond.others}) == 1
    if bond.verdict is Verdict.SPLIT:
        return len(claims) == 1 and (claims - {None}).isdisjoint(home.get(claim) for claim in bond.others)
    votes = Counter(home[claim] for claim in bond.others if claim in home)
    return claims <= {None, *votes}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_what_people_say_holds_and_no_order_counts(data):
    reports = data.draw(busy_days())
    said = data.draw(links(link(reports)))
    bonds = resolve(said).bonds
    found = link(reports, None, Bonds.of(bonds))
    assert all(holds(bond, found) for bond in bonds)
    claims = [claim for cluster in found for claim in cluster.claims]
    assert len(claims) == len(set(claims))
    other = Bonds.of(resolve(data.draw(st.permutations(said))).bonds)
    assert link(data.draw(st.permutations(reports)), None, other) == found


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from([1, 2, 400]))
def test_linking_only_what_people_touched_is_linking_all(data, crowd):
    with patch("tawthiq.incidents.blocking.CROWD", crowd):
        reports = data.draw(busy_days())
        now = {one.document.doc_id: one for one in reports}
        received = {id_: at for at, id_ in enumerate(data.draw(st.permutations(sorted(now))))}
        traces = {id_: trace_of(one) for id_, one in now.items()}
        machine = link_whole(reports, traces, received)
        bonds = Bonds.of(resolve(data.draw(links(machine.clusters))).bonds)
        fresh = {id_ for id_, one in now.items() if any(claim.id in bonds.claims for claim in one.claims)}
        bound = traces | {id_: trace_of(now[id_], bonds) for id_ in fresh}
        kept = Kept(bound, {id_: traces[id_] for id_ in fresh}, machine.linked, fresh, machine.common)
        found = relink(kept, lambda ids: [now[id_] for id_ in ids], received, 1000, bonds)
        steps = {one.id: one for one in machine.clusters if one.id not in found.gone}
        steps |= {one.id: one for one in found.clusters}
        whole = link_whole(reports, bound, received, bonds)
        assert steps == {one.id: one for one in whole.clusters}
        assert {id_: found.reports[id_] for id_ in found.reports} == {id_: whole.reports[id_] for id_ in found.reports}
        assert whole.clusters == [] or sorted(whole.clusters, key=lambda one: one.id) == sorted(
            link(reports, received, bonds), key=lambda one: one.id
        )
