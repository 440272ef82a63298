"""What is kept comes back under its key and no other, and a file that cannot be used says so."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from tests.cases import worked_case

from tawthiq import wire
from tawthiq.assessment import assess_all
from tawthiq.errors import CaseError
from tawthiq.incidents import link
from tawthiq.store.derived import DamagedError, Derived, discard
from tawthiq.store.derived_rows import BuildChanges, KeptIncident, KeptReading, KeptTrace

HASH, KEY = "ab" * 32, "key"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "derived.db"


def kept(reports):
    lines = [wire.dumps(wire.report_to_json(report)) for report in reports]
    return [KeptReading(at, report, line) for at, (report, line) in enumerate(zip(reports, lines, strict=True))]


def incidents(reports):
    clusters = link(reports)
    assessed = {one.id: one for one in assess_all(clusters, reports)}
    return [
        KeptIncident(f"key of {cluster.id}", cluster, one, wire.dumps(wire.incident_to_json(one)))
        for cluster in clusters
        for one in [assessed[cluster.id.replace("k-", "i-")]]
    ]


def rows(reports):
    return [(at, one.document.doc_id, len(one.claims), None) for at, one in enumerate(reports)]


def seen(found):
    return [(row.position, row.doc_id, row.claims, row.skipped) for row in found]


def keep(derived, *given, gone=()):
    derived.keep_build(BuildChanges(given, gone, (), (), {}))


def test_readings_come_back_in_their_order(path):
    reports = worked_case()
    left_out = KeptReading(len(reports), None, "", ("in.jsonl:9", "broken", "mend it"))
    with closing(Derived(path)) as derived:
        first = derived.keep_readings(HASH, KEY, [left_out], is_whole=False)
        assert derived.readings(HASH, KEY) == (first, False)
        second = derived.keep_readings(HASH, KEY, kept(reports), is_whole=True)
        assert derived.readings(HASH, KEY) == ([*second, *first], True)
    with closing(Derived(path)) as derived:
        found, is_whole = derived.readings(HASH, KEY)
        assert is_whole
        assert seen(found) == [*rows(reports), (len(reports), None, 0, left_out.skipped)]
        assert len({row.mark for row in found}) == len(reports) + 1
        assert derived.reports({one.document.doc_id for one in reports}) == sorted(
            reports, key=lambda one: one.document.doc_id
        )
        assert list(derived.lines({"a", "c"})) == [
            one.line.encode() for one in kept(reports) if one.report.document.doc_id in "ac"
        ]
        assert [report.document.doc_id for report in derived.reports({"c", "a", "nobody"})] == ["a", "c"]


def test_another_key_is_another_reading(path):
    with closing(Derived(path)) as derived:
        derived.keep_readings(HASH, KEY, kept(worked_case()), is_whole=True)
        assert derived.readings(HASH, "other") == ([], False)
        derived.keep_readings(HASH, "other", kept(worked_case()[:1]), is_whole=True)
        assert derived.readings(HASH, KEY) == ([], False)
        assert len(derived.readings(HASH, "other")[0]) == 1


def test_incidents_that_are_gone_are_not_kept(path):
    both = incidents(worked_case())
    with closing(Derived(path)) as derived:
        keep(derived, *both)
    with closing(Derived(path)) as derived:
        assert derived.incident_keys() == {one.incident.id: (one.key, one.brief) for one in both}
        assert derived.incidents(list(derived.incident_keys())) == both
        assert list(derived.incident_lines()) == [one.line.encode() for one in both]
        keep(derived, gone={both[1].incident.id})
        assert derived.incident(both[0].incident.id) == both[0]
        assert derived.incident(both[1].incident.id) is None


def test_two_builds_at_once_do_not_mix_up_what_recurs(path):
    reports = worked_case()
    with closing(Derived(path)) as one, closing(Derived(path)) as other:
        for at, report in enumerate(reports):
            writer = one if at % 2 else other
            writer.keep_readings(f"{at:064}", KEY, kept([report]), is_whole=True)
        for at, report in enumerate(reports):
            for reader in (one, other):
                assert seen(reader.readings(f"{at:064}", KEY)[0]) == [(0, *rows([report])[0][1:])]
                assert reader.reports({report.document.doc_id}) == [report]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reading SET report = replace(report, 'ا', 'ب')",
        "UPDATE reading SET line = x'00'",
        "UPDATE reading SET report = '[]', sum = 0",
        "DELETE FROM shared",
        "DROP TABLE reading",
    ],
)
def test_damage_is_noticed(path, statement):
    with closing(Derived(path)) as derived:
        derived.keep_readings(HASH, KEY, kept(worked_case()), is_whole=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()
    with closing(Derived(path)) as derived, pytest.raises(DamagedError, match=r"derived\.db"):
        derived.readings(HASH, KEY)
        derived.reports({"a", "b", "c"})
        list(derived.lines({"a", "b", "c"}))


def test_how_reports_were_linked_comes_back_with_what_was_noted(path):
    traces = [KeptTrace(name, b"mark", "[]", (b"", b"12345678", b"", b"", b""), "{}") for name in "abc"]
    with closing(Derived(path)) as derived:
        derived.keep_build(BuildChanges((), (), traces, (), {"linking": "one"}))
        derived.keep_build(BuildChanges((), (), [replace(traces[0], linked="[1]")], ["b"], {"linking": "two"}))
        assert sorted(derived.traces(), key=lambda one: one.doc_id) == [replace(traces[0], linked="[1]"), traces[2]]
        assert (derived.note("linking"), derived.note("other")) == ("two", None)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE trace SET own = x'00'")
        connection.commit()
    with closing(Derived(path)) as derived, pytest.raises(DamagedError, match=r"derived\.db"):
        list(derived.traces())


def test_a_file_of_another_version_or_kind_is_noticed_and_discarded(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(DamagedError, match="of another version"):
        Derived(path)
    path.write_bytes(b"no database at all, but long enough to look at" * 50)
    with pytest.raises(DamagedError, match="not a database"):
        Derived(path)
    discard(path)
    with closing(Derived(path)) as derived:
        assert derived.incident_keys() == {}


def test_a_file_in_use_is_not_taken_for_damaged(path, monkeypatch):
    monkeypatch.setattr("tawthiq.store.derived._PATIENCE", 0.01)
    with closing(Derived(path)) as derived, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CaseError, match="is another build at work"):
            derived.keep_readings(HASH, KEY, kept(worked_case()), is_whole=True)
