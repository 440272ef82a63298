"""Programs have the same under the same rules, with a key of a person in each request."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from tests.accounts.opening import Time
from tests.web.browser import ORIGIN, Browser, signed_in

from tawthiq.accounts import Role
from tawthiq.model import Verdict
from tawthiq.web.app import make_app
from tawthiq.web.deciding import ROLES
from tawthiq.web.site import Site

Visit = Callable[[Role | None], Browser]


class Program:
    """Sends the key of somebody with a role."""

    def __init__(self, site: Site, role: Role) -> None:
        signed_in(site, role)
        found = site.accounts.people.named("A. Admin" if role is Role.ADMIN else f"The {role}")
        assert found is not None
        self.key = site.accounts.programs.make(found[0].id, "a script")
        self.client = TestClient(make_app(site), base_url=ORIGIN, raise_server_exceptions=False)

    def get(self, path: str, **settings: Any) -> Response:
        return self.client.get(path, headers=self.headers, **settings)

    def post(self, path: str, data: Any = None) -> Response:
        return self.client.post(path, json=data, headers=self.headers)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}"}


def lines(case: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (case / "output" / name).read_text(encoding="utf-8").splitlines()]


def test_what_was_built_is_given_as_it_is(site: Site, built: Path) -> None:
    program = Program(site, Role.VIEWER)
    listed = program.get("/api/incidents").json()
    assert (listed["total"], listed["at"], [one["id"] for one in listed["items"]]) == (
        *(2, 1),
        [one["id"] for one in lines(built, "incidents.jsonl")],
    )
    for incident in lines(built, "incidents.jsonl"):
        assert program.get(f"/api/incidents/{incident['id']}").json() == incident
        claims = program.get(f"/api/incidents/{incident['id']}/claims").json()
        assert [one["id"] for one in claims] == incident["claims"]
    for report in lines(built, "claims.jsonl"):
        assert program.get(f"/api/reports/{report['doc_id']}").json() == report
    reports = program.get("/api/reports", params={"size": 3, "at": 2}).json()
    assert [one["doc_id"] for one in reports["items"]] == [one["doc_id"] for one in lines(built, "claims.jsonl")][3:6]
    assert program.get("/api/incidents", params={"grade": "fair", "place": "DEIR EZ"}).json()["total"] == 0
    assert program.get("/api/search", params={"q": "هجين", "limit": 2}).json()[0]["matches"]
    assert program.get("/api/log", params={"since": 2, "limit": 2}).json()[1]["seq"] == 3
    assert program.get("/api/case").json()["changed_since"] == {}


@pytest.mark.parametrize("path", ["incidents/i-0", "incidents/i-0/claims", "reports/none", "reports/a/b", "jobs/none"])
def test_what_is_not_there_is_said_so(site: Site, path: str) -> None:
    answer = Program(site, Role.RECORDER).get(f"/api/{path}")
    assert (answer.status_code, answer.json()["error"]) == (404, "nothing")


def test_a_judgement_is_kept_and_listed(case: Path, make_site: Callable[[Path], Site]) -> None:
    program = Program(make_site(case), Role.RECORDER)
    (incident, *_) = lines(case, "incidents.jsonl")
    said = {"about": [incident["claims"][0]], "verdict": "reject", "reason": "a weather report"}
    made = program.post("/api/judgements", said)
    assert (made.status_code, made.json()["by"], made.json()["when"]) == (201, "The recorder", "2018-11-20T09:30:00Z")
    (listed,) = program.get("/api/judgements").json()
    assert listed == {"judgement": made.json(), "status": "holds"}
    assert program.get("/api/case").json()["changed_since"] == {"judge": 1}
    assert program.post("/api/judgements", {**said, "about": ["c-none"]}).status_code == 409
    assert program.post("/api/judgements", {**said, "verdict": "doubt"}).status_code == 422


def test_a_claim_that_was_missed_is_added_to_a_report(case: Path, make_site: Callable[[Path], Site]) -> None:
    program = Program(make_site(case), Role.RECORDER)
    report = next(line for line in lines(case, "claims.jsonl") if line["doc_id"] == "sindyan-43-killed")
    values = ["attack", "words=في غارات شنّها التحالف الدولي", "belligerent=التحالف الدولي", "attack_kind=airstrike"]
    said = {"about": [report["doc_id"]], "verdict": "add", "values": values, "reason": "missed"}
    made = program.post("/api/judgements", said)
    assert made.status_code == 201
    assert made.json()["value"]["attack_kind"] == "airstrike"
    assert program.post("/api/judgements", {**said, "values": values[:1]}).status_code == 409


def test_what_takes_a_second_person_takes_a_reviewer(site: Site) -> None:
    program = Program(site, Role.RECORDER)
    assert set(ROLES) == set(Verdict)
    for verdict in (verdict for verdict, role in ROLES.items() if role is Role.REVIEWER):
        said = {"about": ["i-0"], "verdict": verdict.value, "reason": "why"}
        assert program.post("/api/judgements", said).status_code == 403


def test_a_key_that_does_not_work_is_refused(site: Site, time: Time) -> None:
    program = Program(site, Role.VIEWER)
    assert program.get("/api/incidents").status_code == 200
    for header in ("Bearer none", "Basic Zm9vOmJhcg==", f"Bearer {program.key}x", "Bearer"):
        answer = program.client.get("/api/incidents", headers={"Authorization": header})
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    time.passes(days=91)
    assert program.get("/api/incidents").status_code == 401


def test_a_key_has_the_role_of_its_person(site: Site) -> None:
    program = Program(site, Role.VIEWER)
    answer = program.post("/api/builds")
    assert (answer.status_code, answer.json()["error"]) == (403, "role")
    assert program.get("/people").status_code == 403


def test_a_session_can_ask_too_but_not_change_without_the_token(visitor: Visit) -> None:
    browser = visitor(Role.RECORDER)
    assert browser.get("/api/incidents").json()["total"] == 2
    said = {"about": ["c-none"], "verdict": "accept"}
    assert browser.client.post("/api/judgements", json=said).status_code == 403
    assert browser.post("/api/judgements", json=said).status_code == 409


def test_the_description_has_every_route(site: Site) -> None:
    described = Program(site, Role.VIEWER).get("/api/openapi.json").json()
    assert described["info"]["title"] == "Tawthiq"
    assert all(path.startswith("/api/") for path in described["paths"])
    assert set(described["paths"]["/api/judgements"]) == {"get", "post"}
    assert described["components"]["securitySchemes"]["HTTPBearer"]["scheme"] == "bearer"
