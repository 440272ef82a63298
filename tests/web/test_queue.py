"""What waits to be reviewed: why, how much of it, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.web.browser import Browser

from tawthiq.accounts import Role
from tawthiq.model import Verdict
from tawthiq.pipeline import Catalogue, Desk, Kind, Wording, judge_case, review
from tawthiq.store import User
from tawthiq.web.site import Site

REPORT = "sindyan-43-killed"
Visit = Callable[[Role | None], Browser]


def judge(case: Path, site: Site, claim: str, verdict: Verdict, by: str) -> None:
    judge_case(case, Wording((claim,), verdict, (), "read again", REPORT), User(by, site.clock))


def test_what_nobody_judged_is_new(built: Path) -> None:
    desk = Desk(built, Catalogue(built))
    found = desk.queue().waiting[Kind.NEW]
    assert [one.mark.doc_id for one in found] == sorted(one.mark.doc_id for one in found)
    assert {one.mark.doc_id: one.mark.claims for one in found}[REPORT] == len(review(built, REPORT).claims)
    assert desk.queue().counts()[Kind.CHANGED] == 0
    first = found[0].mark.doc_id
    assert desk.queue().after("", None) == first
    assert desk.queue().after(found[-1].mark.doc_id, None) == first


def test_a_report_is_done_when_all_its_claims_are_judged(case: Path, make_site: Callable[[Path], Site]) -> None:
    site = make_site(case)
    first, second = (one.claim.id for one in review(case, REPORT).claims)
    judge(case, site, first, Verdict.ACCEPT, "A")
    assert {one.mark.doc_id: one.judged for one in site.desk.queue().waiting[Kind.NEW]}[REPORT] == 1
    judge(case, site, second, Verdict.NOTE, "A")
    assert REPORT in {one.mark.doc_id for one in site.desk.queue().waiting[Kind.NEW]}
    judge(case, site, second, Verdict.REJECT, "A")
    assert REPORT not in {one.mark.doc_id for one in site.desk.queue().waiting[None]}
    judge(case, site, second, Verdict.ACCEPT, "B")
    (found,) = (one for one in site.desk.queue().waiting[None] if one.mark.doc_id == REPORT)
    assert found.kinds == {Kind.CONTESTED}


def test_the_page_lists_counts_and_leads_on(visitor: Visit) -> None:
    browser = visitor(Role.VIEWER)
    page = browser.get("/queue").text
    assert f'href="/reports/{REPORT}"' in page
    assert page.count('scope="row"') == 10
    assert browser.get("/queue?kind=contested").text.count('scope="row"') == 2
    assert browser.get("/queue/next?after=sindyan-43-killed").headers["location"].startswith("/reports/")
    assert browser.get("/queue?kind=changed").text.count('scope="row"') == 0
    assert browser.get("/queue/next").headers["location"] == "/queue"
    assert browser.get("/queue?place=hajin&grade=").text.count('scope="row"') == 2
    assert browser.get("/queue?kind=old").status_code == 422
