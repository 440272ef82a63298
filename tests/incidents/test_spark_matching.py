"""Spark weighs pairs as DuckDB and Python do, so that what is linked and graded is the same to the byte."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import strategies_reports
from tests.generated import generated
from tests.spark_session import spark

from tawthiq import wire
from tawthiq.assessment import assess_all
from tawthiq.incidents import find_copies, link
from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.linking import report_records
from tawthiq.incidents.matching import match_in_process
from tawthiq.incidents.weights import load_model

RECORDS = 500


@pytest.fixture(scope="module")
def on_spark():
    spark_matching = pytest.importorskip("tawthiq.incidents.spark_matching", exc_type=ImportError)
    return partial(spark_matching.match_on_spark, spark())


def written(reports, **means):
    """The lines of `incidents.jsonl`."""
    return [wire.dumps(wire.incident_to_json(one)) for one in assess_all(link(reports, **means), reports)]


def test_pairs_and_weights_are_those_of_duckdb_and_of_python(on_spark):
    splink_matching = pytest.importorskip("tawthiq.incidents.splink_matching", exc_type=ImportError)
    reports, atlas, model = generated(RECORDS), Atlas(), load_model()
    records = report_records(reports, find_copies(reports), atlas)
    expected = list(match_in_process(records, atlas, model))
    assert len(expected) > RECORDS
    assert list(splink_matching.match_with_splink(records, atlas, model)) == expected
    assert list(on_spark(records, atlas, model)) == expected


@settings(max_examples=2, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(strategies_reports.reports(), min_size=6, max_size=6))
def test_whatever_reports_say_they_are_weighed_the_same(on_spark, drawn):
    told = [(f"{number}-{one.document.doc_id}", one) for number, reports in enumerate(drawn) for one in reports]
    reports = [strategies_reports.copied(one, name, *published(one)) for name, one in told]
    atlas, model = Atlas(), load_model()
    records = report_records(reports, find_copies(reports), atlas)
    assert list(on_spark(records, atlas, model)) == list(match_in_process(records, atlas, model))


def published(report):
    day = report.document.published
    return day.isoformat() if day else None, report.document.outlet


def test_incidents_and_grades_are_the_same_to_the_byte(on_spark):
    reports = generated(RECORDS)
    expected = written(reports)
    assert len(expected) > 10
    assert written(reports[::-1], matcher=on_spark) == expected
