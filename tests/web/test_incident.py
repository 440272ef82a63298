"""The page of an incident: what it shows, and what is decided on it by whom."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.web.browser import Browser, signed_in
from tests.web.chromium import Seat, chromium, listening

from tawthiq.accounts import Role
from tawthiq.pipeline import build_case, list_judgements, view_incident
from tawthiq.web.site import Site

Visit = Callable[[Role | None], Browser]


def incidents(case: Path) -> list[dict[str, Any]]:
    lines = (case / "output" / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_everything_is_on_the_page_and_nothing_to_press_for_a_viewer(visitor: Visit, built: Path) -> None:
    first = incidents(built)[0]
    browser = visitor(Role.VIEWER)
    page = browser.get(f"/incidents/{first['id']}").text
    assert page.count("<svg") >= 4
    assert " style=" not in page
    assert first["reason"]["en"][:20] in page
    assert 'action="/incidents/i' not in page
    assert browser.get("/incidents/i-0000").status_code == 404


def test_a_grade_takes_a_second_person(case: Path, make_site: Callable[[Path], Site]) -> None:
    site = make_site(case)
    recorder, reviewer = signed_in(site, Role.RECORDER), signed_in(site, Role.REVIEWER)
    id_ = incidents(case)[0]["id"]
    path = f"/incidents/{id_}"
    assert recorder.post(f"{path}/grade", {"value": "confirmed"}).status_code == 409
    assert recorder.post(f"{path}/grade", {"value": "splendid", "reason": "r"}).status_code == 409
    said = {"value": "confirmed", "reason": "the list is public"}
    assert recorder.post(f"{path}/grade", said).headers["location"] == f"{path}?kept=grade"
    view = view_incident(case, id_)
    assert view is not None
    (proposed,) = view.proposals
    assert view.incident.grade == view.by_rules.grade
    assert "The recorder proposes" in recorder.get("/queue").text.replace("<bdi>", "").replace("</bdi>", "")
    confirmation = {"judgement": proposed.id, "reason": "read it too"}
    assert recorder.post(f"{path}/confirm", confirmation).status_code == 403
    assert reviewer.post(f"{path}/confirm", confirmation).status_code == 303
    view = view_incident(case, id_)
    assert view is not None
    assert (view.incident.grade, view.proposals) == ("confirmed", [])
    assert recorder.post(f"{path}/withdraw", {"judgement": view.said[1].judgement.id}).status_code in (303, 403)
    assert recorder.post(f"{path}/withdraw", {"judgement": "j-00"}).status_code == 404


def test_who_set_a_grade_does_not_confirm_it(case: Path, make_site: Callable[[Path], Site]) -> None:
    reviewer = signed_in(make_site(case), Role.REVIEWER)
    id_ = incidents(case)[0]["id"]
    reviewer.post(f"/incidents/{id_}/grade", {"value": "weak", "reason": "one source"})
    view = view_incident(case, id_)
    assert view is not None
    confirmation = {"judgement": view.proposals[0].id, "reason": "I agree"}
    assert reviewer.post(f"/incidents/{id_}/confirm", confirmation).status_code == 409


def test_a_merge_is_seen_before_it_is_kept(case: Path, make_site: Callable[[Path], Site]) -> None:
    reviewer = signed_in(make_site(case), Role.REVIEWER)
    one, other = incidents(case)
    path = f"/incidents/{one['id']}"
    page = reviewer.get(f"{path}/preview", params={"verdict": "merge", "about": other["id"]}).text
    assert page.count('class="boxed"') == 3
    assert str(len({*one["claims"], *other["claims"]})) in page
    assert list_judgements(case).judgements == ()
    merge = {"verdict": "merge", "about": other["id"], "reason": "one night"}
    assert reviewer.post(f"{path}/link", merge).status_code == 303
    build_case(case, lambda *_: None)
    assert len(incidents(case)) == 1


def test_a_split_is_seen_before_it_is_kept(case: Path, make_site: Callable[[Path], Site]) -> None:
    reviewer = signed_in(make_site(case), Role.REVIEWER)
    one = incidents(case)[0]
    path = f"/incidents/{one['id']}"
    view = view_incident(case, one["id"])
    assert view is not None
    claims = [claim.id for report in view.reports for claim in report.claims if claim.id in one["claims"]]
    asked = {"verdict": "split", "about": claims[:2]}
    assert reviewer.get(f"{path}/preview", params=asked).status_code == 200
    assert reviewer.get(f"{path}/preview", params={"verdict": "split"}).status_code == 422
    assert reviewer.get(f"{path}/preview", params={"verdict": "accept", "about": claims[0]}).status_code == 422
    assert reviewer.get(f"{path}/preview", params={"verdict": "split", "about": "c-00"}).status_code == 409
    assert reviewer.post(f"{path}/link", {**asked, "reason": "the evening"}).status_code == 303
    assert len(list_judgements(case).judgements) == 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_grade_is_set_and_confirmed_in_chromium(case: Path, make_site: Callable[[Path], Site], language: str) -> None:
    site = make_site(case)
    for role in (Role.RECORDER, Role.REVIEWER):
        signed_in(site, role)
    id_ = incidents(case)[0]["id"]
    with listening(site) as address, chromium() as browser:
        recorder, reviewer = Seat(browser, address, language), Seat(browser, address, language)
        page = recorder.sign_in("The recorder")
        page.goto(f"{address}/incidents/{id_}")
        page.select_option("#grade-value", "confirmed")
        page.fill("#why-grade", "القائمة منشورة")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector(".waiting")
        page = reviewer.sign_in("The reviewer")
        page.goto(f"{address}/incidents/{id_}")
        page.fill("#why-confirm-1", "read it too")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**kept=confirm")
        assert page.locator("h1 + .when .grade.confirmed").count() == 1
        assert recorder.faults + reviewer.faults == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_two_incidents_are_merged_after_a_look_in_chromium(
    case: Path, make_site: Callable[[Path], Site], language: str
) -> None:
    site = make_site(case)
    signed_in(site, Role.REVIEWER)
    one, other = incidents(case)
    with listening(site) as address, chromium() as browser:
        reviewer = Seat(browser, address, language)
        page = reviewer.sign_in("The reviewer")
        page.goto(f"{address}/incidents/{one['id']}")
        page.fill("#merge-with", other["id"])
        page.keyboard.press("Enter")
        page.wait_for_url("**/preview?**")
        assert page.locator(".preview section").first.locator("li").count() >= 2
        assert list_judgements(case).judgements == ()
        page.fill("textarea[name=reason], input[name=reason]", "ليلة واحدة")
        page.click("button.main")
        page.wait_for_url("**kept=merge")
        assert reviewer.faults == []
    build_case(case, lambda *_: None)
    assert len(incidents(case)) == 1
