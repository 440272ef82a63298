from __future__ import annotations

import dataclasses

import pytest
from tests.exports.test_case_report import Page

from tawthiq.cli.build import build
from tawthiq.exports import case_report, selection
from tawthiq.exports.brief import Brief, brief_of
from tawthiq.exports.case_report import CaseReport, SkippedInput, render, shown_of
from tawthiq.exports.selection import Selection, select
from tawthiq.model import Incident, Range


def like(incident: Incident, id_: str, killed: int, day: str, *reports: str) -> Incident:
    ranges = {"people": Range(killed, killed, ())}
    return dataclasses.replace(incident, id=id_, killed=ranges, injured={}, start=day, reports=reports)


def chosen(case: CaseReport, *incidents: Incident) -> Selection:
    return select([report.document.doc_id for report in case.reports], list(map(brief_of, incidents)))


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection, "MOST_INCIDENTS", 1)
    monkeypatch.setattr(selection, "MOST_REPORTS", 2)
    monkeypatch.setattr(case_report, "MOST_SKIPPED", 1)


def test_a_case_that_can_be_read_whole_is_shown_whole(case: CaseReport) -> None:
    assert shown_of(case) is case
    assert "tawthiq incidents" not in render(case)


@pytest.mark.parametrize(
    ("killed", "days", "first"),
    [
        ((3, 9), ("2018-11-17", "2018-11-17"), "i-2"),
        ((3, 3), ("2018-11-17", "2018-11-18"), "i-2"),
        ((4, 3), ("", ""), "i-1"),
    ],
    ids=["most killed", "then the latest", "in the order of harm, not of the case"],
)
@pytest.mark.usefixtures("limits")
def test_the_incidents_with_the_most_harm_are_shown(
    case: CaseReport, killed: tuple[int, int], days: tuple[str, str], first: str
) -> None:
    made = [like(case.incidents[0], f"i-{n + 1}", killed[n], days[n], "north") for n in range(2)]
    shown = chosen(case, *made)
    assert shown == Selection(("north", "wire"), (first,), False)


@pytest.mark.usefixtures("limits")
def test_an_incident_comes_with_all_its_reports_or_not(case: CaseReport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection, "MOST_INCIDENTS", 2)
    first = like(case.incidents[0], "i-1", 9, "2018-11-17", "north", "wire", "radio")
    assert chosen(case, first).incidents == ("i-1",)
    others = [like(first, "i-2", 8, "2018-11-17", "north"), like(first, "i-3", 7, "2018-11-17", "wire", "radio")]
    shown = chosen(case, *others)
    assert shown.incidents == ("i-2",)
    assert len(shown.reports) == 2


@pytest.mark.usefixtures("limits")
def test_a_page_in_part_says_so_in_both_languages_and_its_links_lead_somewhere(case: CaseReport) -> None:
    large = dataclasses.replace(case, skipped=tuple(SkippedInput(f"in/{n}.txt", "empty") for n in range(3)))
    source = render(large)
    page = Page(source)
    assert source.count("tawthiq show CASE INCIDENT") == 2
    assert "1</bdi> of <bdi>2</bdi> incidents" in source
    assert "<dd>3</dd>" in source
    assert ("in/0.txt" in source, "in/1.txt" in source) == (True, False)
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    links = [attributes["href"][1:] for _, attributes in page.tags if "href" in attributes]
    assert len(ids) == len(set(ids))
    assert set(links) <= set(ids)


def test_the_help_of_build_names_the_limits() -> None:
    words = " ".join((build.__doc__ or build.help or "").split())
    assert f"more than {selection.MOST_INCIDENTS} incidents or {selection.MOST_REPORTS} reports" in words


def test_an_incident_in_brief_comes_back_from_its_line(case: CaseReport) -> None:
    for incident in case.incidents:
        brief = brief_of(dataclasses.replace(incident, start=None))
        assert Brief.from_text(brief.to_text()) == brief
        assert brief.order == ("9999", incident.id)
