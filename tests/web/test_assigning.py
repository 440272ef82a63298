"""Who works on what, on the pages and for programs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.web.browser import Browser, signed_in

from tawthiq.accounts import Role
from tawthiq.web.site import Site

REPORT = "sindyan-43-killed"
Visit = Callable[[Role | None], Browser]


def give(browser: Browser, to: str, thing: str = "report", id_: str = REPORT) -> int:
    return browser.post("/assign", {"thing": thing, "id": id_, "to": to, "next": "/queue?kind=new"}).status_code


def queue(browser: Browser, **filters: str) -> dict[str, str | None]:
    items = browser.get("/api/queue", params=filters).json()["items"]
    return {one["doc_id"]: one["assigned_to"] for one in items}


def test_a_recorder_takes_what_nobody_has_and_a_reviewer_gives(site: Site) -> None:
    one, reviewer = signed_in(site, Role.RECORDER), signed_in(site, Role.REVIEWER)
    own, other = (site.accounts.people.named(f"The {role}")[0].id for role in ("recorder", "reviewer"))
    assert give(one, str(own)) == 303
    assert one.get("/queue?who=mine").text.count('scope="row"') == 1
    assert queue(one, who="mine") == {REPORT: "The recorder"}
    assert REPORT not in queue(one, who="nobody")
    assert queue(reviewer, who=str(own)) == {REPORT: "The recorder"}
    assert queue(reviewer, who="mine") == {}
    assert give(reviewer, str(other)) == 303
    assert give(one, "") == 409
    assert "Give back" not in one.get(f"/reports/{REPORT}").text
    assert "The reviewer" in one.get(f"/reports/{REPORT}").text
    assert give(reviewer, "") == 303
    assert give(one, str(other)) == 409
    assert give(one, "999999") == 409


def test_next_goes_on_among_ones_own(site: Site) -> None:
    browser = signed_in(site, Role.RECORDER)
    waiting = list(queue(browser))
    own = str(site.accounts.people.named("The recorder")[0].id)
    for doc_id in waiting[1:3]:
        give(browser, own, id_=doc_id)
    browser.get("/queue?who=mine")
    assert browser.get("/queue/next").headers["location"] == f"/reports/{waiting[1]}"
    assert browser.get(f"/queue/next?after={waiting[1]}").headers["location"] == f"/reports/{waiting[2]}"
    assert browser.get(f"/queue/next?after={waiting[2]}").headers["location"] == f"/reports/{waiting[1]}"


def test_an_incident_is_assigned_too(site: Site) -> None:
    reviewer = signed_in(site, Role.REVIEWER)
    incident = reviewer.get("/api/incidents").json()["items"][0]["id"]
    said = {"thing": "incident", "id": incident, "to": "the reviewer"}
    headers = {"X-Form-Token": reviewer.token}
    answer = reviewer.client.post("/api/assignments", json=said, headers=headers)
    assert (answer.status_code, answer.json()["assigned_to"]) == (200, "The reviewer")
    assert "Give back" in reviewer.get(f"/incidents/{incident}").text
    asked = reviewer.get("/api/assignments", params={"thing": "incident", "id": incident})
    assert asked.json() == {"thing": "incident", "id": incident, "assigned_to": "The reviewer"}
    for wrong, status in (({"id": "i-none"}, 404), ({"to": "Nobody Known"}, 404), ({"thing": "war"}, 422)):
        assert reviewer.client.post("/api/assignments", json=said | wrong, headers=headers).status_code == status


@pytest.mark.parametrize("who", ["yours", "1e9", "-1", "9" * 30])
def test_a_strange_choice_is_refused(visitor: Visit, who: str) -> None:
    assert visitor(Role.VIEWER).get("/queue", params={"who": who}).status_code == 422


def test_the_accounts_hold_no_words_of_a_report(site: Site) -> None:
    browser = signed_in(site, Role.RECORDER)
    give(browser, str(site.accounts.people.named("The recorder")[0].id))
    (key,) = site.accounts.assignments.all()
    assert REPORT not in key
    assert key in signed_in(site, Role.ADMIN).get("/audit").text
