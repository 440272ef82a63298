from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from tawthiq.documents import Metadata
from tawthiq.model import Cluster
from tawthiq.pipeline import add_paths, build_case, new_case
from tawthiq.pipeline.as_of import with_todays_ids

DAY = datetime.date(2018, 11, 18)
TEXT = "قال المرصد السوري لحقوق الإنسان إن {n} مدنيين قتلوا يوم 17 تشرين الثاني 2018 في غارة على بلدة هجين."
REPORTS = [
    {"doc_id": "later", "published": "2018-11-20", "text": TEXT.format(n=5)},
    {"doc_id": "early", "published": "2018-11-18", "text": TEXT.format(n=3)},
    {"doc_id": "undated", "text": TEXT.format(n=4)},
]


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(report) + "\n" for report in REPORTS), encoding="utf-8")
    new_case(tmp_path / "case", "A case")
    add_paths(tmp_path / "case", [tmp_path / "in.jsonl"], Metadata(), watch)
    return tmp_path / "case"


def test_only_what_was_out_by_then_counts_and_today_stays(case: Path) -> None:
    today = build_case(case, watch)
    files = {path.name: path.read_bytes() for path in (case / "output").iterdir()}
    then = build_case(case, watch, as_of=DAY)
    assert [report.document.doc_id for report in then.reports] == ["early"]
    assert (then.later, then.undated) == (1, 1)
    assert then.page == case / "output" / "as-of-2018-11-18" / "report.html"
    assert sorted(path.name for path in then.page.parent.iterdir()) == sorted(files)
    assert {path.name: path.read_bytes() for path in (case / "output").iterdir() if path.is_file()} == files
    assert "As it was known by the end of" in then.page.read_text(encoding="utf-8")
    assert [incident.id for incident in then.incidents] == [incident.id for incident in today.incidents]


def test_before_the_first_report_nothing_was_known(case: Path) -> None:
    then = build_case(case, watch, as_of=datetime.date(2018, 11, 1))
    assert (then.reports, then.incidents) == ((), ())


def test_the_present_is_not_as_of_a_day(case: Path) -> None:
    assert (build_case(case, watch).later, build_case(case, watch).undated) == (0, 0)


def cluster(id_: str, *claims: str) -> Cluster:
    return Cluster(id_, claims, None, None, None)


@pytest.mark.parametrize(
    ("then", "today", "ids"),
    [
        ([cluster("k-1", "a")], [cluster("k-1", "a", "b")], {"a": "k-1"}),
        ([cluster("k-2", "b")], [cluster("k-1", "a", "b")], {"b": "k-1"}),
        ([cluster("k-2", "b"), cluster("k-1", "a")], [cluster("k-1", "a", "b")], {"a": "k-1", "b": "k-2"}),
        ([cluster("k-2", "b"), cluster("k-3", "c", "d")], [cluster("k-1", "b", "c", "d")], {"b": "k-2", "c": "k-1"}),
        ([cluster("k-9", "z")], [cluster("k-1", "a")], {"z": "k-9"}),
    ],
    ids=["grown", "its first report came later", "merged since", "most claims win", "no longer an incident"],
)
def test_clusters_of_an_earlier_day_bear_todays_ids(
    then: list[Cluster], today: list[Cluster], ids: dict[str, str]
) -> None:
    assert {one.claims[0]: one.id for one in with_todays_ids(then, today)} == ids
