"""Whatever the model can hold comes back as it was."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from tests.cases import worked_case
from tests.strategies_reports import reports

from tawthiq.assessment import assess_all
from tawthiq.incidents import link
from tawthiq.model import Cluster, Grade, Incident, Population, Report
from tawthiq.store.packing import Packing, Shared


@settings(max_examples=60, deadline=None)
@given(reports())
def test_reports_clusters_and_incidents_come_back_as_they_were(built):
    packing = Packing(Shared())
    for report in built:
        assert packing.unpack(Report, packing.pack(report)) == report
    clusters = link(built)
    for cluster in clusters:
        assert packing.unpack(Cluster, packing.pack(cluster)) == cluster
    for incident in assess_all(clusters, built):
        assert packing.unpack(Incident, packing.pack(incident)) == incident


def test_what_recurs_is_kept_once_and_found_again():
    packing = Packing(Shared())
    lines = [packing.pack(report) for report in worked_case()]
    assert "US-led Coalition" not in "".join(lines)
    fresh = dict(packing.shared.fresh)
    assert ("US-led Coalition",) in fresh.values()
    other = Shared(lambda shared: [shared.learn(number, value) for number, value in fresh.items()])
    assert [Packing(other).unpack(Report, line) for line in lines] == worked_case()


def test_equal_small_values_come_back_as_one():
    packing = Packing(Shared())
    lines = [packing.pack(report) for report in worked_case()]
    claims = [claim for line in lines * 2 for claim in packing.unpack(Report, line).claims]
    casualties = [casualty for claim in claims for casualty in claim.casualties]
    for values in ([one.span for one in casualties], [one.count for one in casualties]):
        assert len({id(value) for value in values}) == len(set(values))
    starts = [claim.time.start for claim in claims if claim.time and claim.time.start]
    assert len({id(start) for start in starts}) == len(set(starts))


@dataclass(frozen=True, slots=True)
class Everything:
    """One field of each form, one of them of its own kind."""

    text: str
    number: int | None
    either: int | str | None
    grade: Grade
    day: datetime.date | None
    pairs: tuple[tuple[str, int], ...]
    table: Mapping[Population, tuple[int, ...]]
    inner: tuple[Everything, ...] = ()


def test_every_form_of_field_is_provided_for():
    day = datetime.date(2018, 11, 17)
    one = Everything("ش", 1, "x", Grade.FAIR, day, (("a", 1),), {Population.WOMEN: (1, 2), Population.OTHER: ()})
    two = dataclasses.replace(one, number=None, either=None, day=None, inner=(one, one))
    packing = Packing(Shared())
    assert packing.unpack(Everything, packing.pack(two)) == two


def test_a_form_that_is_not_provided_for_is_told():
    @dataclass(frozen=True)
    class Odd:
        values: frozenset[str]

    with pytest.raises(TypeError, match="no way to pack it"):
        Packing(Shared()).pack(Odd(frozenset()))


@pytest.mark.parametrize("line", ["", "[", "[1]", "[[],[],[]]", "{}"])
def test_what_was_not_packed_is_not_taken(line):
    with pytest.raises((ValueError, LookupError, TypeError)):
        Packing(Shared()).unpack(Report, line)
