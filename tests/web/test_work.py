"""Files come in, the case is built, exports go out: through the pages, by real jobs."""

from __future__ import annotations

import datetime
import functools
import time as clock
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from httpx import Response
from tests.pipeline.runs.archives import write_table
from tests.web.browser import Browser, signed_in

from tawthiq.accounts import Role
from tawthiq.pipeline import log_of, register_of
from tawthiq.web.site import Site

REPORT = "قال المرصد السوري لحقوق الإنسان إن غارة على بلدة هجين السبت أودت بحياة 9 مدنيين."


NOW = functools.partial(datetime.datetime, 2018, 11, 20, 9, 30, tzinfo=datetime.UTC)
"""A clock that can go to another process."""


@pytest.fixture
def working(case: Path, make_site: Callable[[Path], Site]) -> Site:
    """A workbench of a case that may be changed."""
    site = make_site(case)
    site.clock = NOW
    return site


def ended(browser: Browser, answer: Response) -> str:
    """The page of the job to which an answer leads, once that has ended."""
    path = answer.headers["location"]
    assert path.startswith("/jobs/")
    for _ in range(2000):
        state = browser.get(path, headers={"HX-Request": "true"}).text
        if "hx-trigger" not in state:
            return state
        clock.sleep(0.1)
    raise AssertionError("the job does not end")


def test_files_are_sent_one_by_one_and_each_has_its_result(case: Path, working: Site, capfd: Any) -> None:
    browser = signed_in(working, Role.RECORDER)
    delivery = browser.post("/import/deliveries").json()["delivery"]
    files = {
        "post.txt": REPORT.encode(),
        "../../etc/post.txt": b"Nobody was hurt.",
        "picture.jpg": b"\xff\xd8\xff",
        "odd.xyz": b"?",
        "reports.jsonl": b'{"doc_id": "one", "text": "On Saturday a strike killed 3 people."}\nno json\n',
    }
    named = [
        browser.post(f"/import/deliveries/{delivery}/files", params={"name": name}, content=data).json()["name"]
        for name, data in files.items()
    ]
    assert named == ["post.txt", "etc/post.txt", "picture.jpg", "odd.xyz", "reports.jsonl"]
    about = {"published": "2018-11-18", "outlet": "The Outlet", "source": "sent by the outlet"}
    state = ended(browser, browser.post(f"/import/deliveries/{delivery}", about))
    rows = [row.split("</tr>")[0] for row in state.split("<tr>")[2:]]
    assert [name for name, row in zip(named, rows, strict=True) if name in row] == named
    assert [next(one for one in ("taken in", "not read", "left out") if one in row) for row in rows] == [
        *("taken in", "taken in", "not read", "left out", "taken in")
    ]
    assert "not a kind of file that can be read" in rows[3]
    assert "reports.jsonl:2" in rows[4]
    kept = {one.evidence.name: one.receipts[0] for one in register_of(case)}
    assert kept["post.txt"].received_by == "The recorder"
    assert kept["post.txt"].circumstances.outlet == "The Outlet"
    assert list((case / ".uploads").iterdir()) == []
    assert browser.get("/search?q=هجين").text.count("<blockquote") == 5
    assert capfd.readouterr().err == ""


def test_a_table_in_parquet_gives_a_report_a_row(case: Path, working: Site, tmp_path: Path) -> None:
    browser = signed_in(working, Role.RECORDER)
    delivery = browser.post("/import/deliveries").json()["delivery"]
    rows = [{"doc_id": "one", "text": REPORT, "published": "2018-11-18"}, {"doc_id": "two", "text": ""}]
    data = write_table(tmp_path / "sent.parquet", rows).read_bytes()
    browser.post(f"/import/deliveries/{delivery}/files", params={"name": "sent.parquet"}, content=data)
    state = ended(browser, browser.post(f"/import/deliveries/{delivery}"))
    assert "taken in" in state
    assert "sent.parquet:2" in state
    (kept,) = [one for one in register_of(case) if one.evidence.name == "sent.parquet"]
    assert (kept.reports, kept.evidence.media_type) == (1, "application/vnd.apache.parquet")


def test_a_form_without_scripts_does_the_same_and_the_case_is_built(case: Path, working: Site) -> None:
    browser = signed_in(working, Role.RECORDER)
    assert "Nothing has changed since." in browser.get("/build").text
    sent = browser.client.post(
        "/import",
        data={"form_token": browser.token, "published": "2018-11-18"},
        files=[("files", ("post.txt", REPORT.encode(), "text/plain"))],
    )
    assert "taken in" in ended(browser, sent)
    assert "Added: " in browser.get("/build").text
    assert "Reports: <bdi>11</bdi>" in ended(browser, browser.post("/build"))
    assert "Nothing has changed since." in browser.get("/build").text
    last = list(log_of(case))[-1].entry
    assert (last.action, last.who) == ("build", "The recorder")
    assert browser.get("/incidents").text.count('scope="row"') >= 2


def test_an_export_is_redacted_unless_an_admin_says_why(case: Path, working: Site) -> None:
    browser = signed_in(working, Role.RECORDER)
    answer = browser.post("/export", {"format": "geojson", "grade": "fair"})
    state = ended(browser, answer)
    assert "words of reports and their titles" in state
    path = answer.headers["location"]
    export = browser.get(f"{path}/export")
    assert "attachment" in export.headers["Content-Disposition"]
    assert len(export.json()["features"]) == 1
    assert browser.get(f"{path}/losses").json()["is_redacted"] is True
    admin = signed_in(working, Role.ADMIN)
    whole = {"format": "geojson", "whole": "true", "reason": "for the editors"}
    ended(admin, admin.post("/export", whole))
    entry = list(log_of(case))[-1].entry
    assert (entry.who, entry.what["redacted"], entry.what["reason"]) == ("A. Admin", False, "for the editors")
    assert "not redacted" in admin.get("/log").text


def test_a_job_that_fails_says_why(case: Path, working: Site) -> None:
    browser = signed_in(working, Role.RECORDER)
    (case / "case.toml").write_text('name = "x"\nrule_set = "nobody"\n', encoding="utf-8")
    state = ended(browser, browser.post("/build"))
    assert "It did not succeed" in state
    assert "rule_set" in state


@pytest.mark.parametrize(
    ("about", "status"),
    [
        ({"published": "yesterday"}, 422),
        ({"language": "no language"}, 422),
        ({"recorder": "/etc/passwd"}, 422),
        ({}, 422),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_taken_in(site: Site, about: dict[str, str], status: int) -> None:
    browser = signed_in(site, Role.RECORDER)
    delivery = browser.post("/import/deliveries").json()["delivery"]
    answer = browser.post(f"/import/deliveries/{delivery}", about, headers={"HX-Request": "true"})
    assert answer.status_code == status
    assert answer.text.strip().startswith('<div class="notice wrong"')


def test_nobody_adds_to_the_delivery_of_another(site: Site) -> None:
    delivery = signed_in(site, Role.RECORDER).post("/import/deliveries").json()["delivery"]
    other = signed_in(site, Role.REVIEWER)
    path = f"/import/deliveries/{delivery}"
    assert other.post(f"{path}/files?name=a.txt", content=b"a").status_code == 404
    assert other.post(path).status_code == 404
