"""Every route, and who may use it: all roles below are answered 403, and nobody known is led to where one signs in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.routing import APIRoute
from tests.web.browser import Browser, signed_in

from tawthiq.accounts import Role
from tawthiq.web import static_files
from tawthiq.web.api import ROUTERS as API
from tawthiq.web.gate import GuardedRoute, need_of
from tawthiq.web.jobs import Job, Jobs, State
from tawthiq.web.routes import ROUTERS
from tawthiq.web.site import Site

VIEWER, RECORDER, REVIEWER, ADMIN = Role.VIEWER, Role.RECORDER, Role.REVIEWER, Role.ADMIN
ROUTES: dict[tuple[str, str], Role | None] = {
    ("GET", "/static/{print_}/{name:path}"): None,
    ("GET", "/"): VIEWER,
    ("GET", "/sign-in"): None,
    ("POST", "/sign-in"): None,
    ("POST", "/sign-out"): VIEWER,
    ("POST", "/sign-out-everywhere"): VIEWER,
    ("GET", "/welcome"): None,
    ("POST", "/welcome/open"): None,
    ("POST", "/welcome"): None,
    ("POST", "/look"): None,
    ("GET", "/account"): VIEWER,
    ("POST", "/account/password"): VIEWER,
    ("POST", "/account/keys"): VIEWER,
    ("POST", "/account/keys/{id_}/revoke"): VIEWER,
    ("GET", "/incidents"): VIEWER,
    ("GET", "/map"): VIEWER,
    ("GET", "/map/tiles"): VIEWER,
    ("GET", "/queue"): VIEWER,
    ("GET", "/queue/next"): VIEWER,
    ("POST", "/assign"): RECORDER,
    ("GET", "/api/queue"): VIEWER,
    ("GET", "/api/assignments"): VIEWER,
    ("POST", "/api/assignments"): RECORDER,
    ("GET", "/incidents/{id_}"): VIEWER,
    ("POST", "/incidents/{id_}/grade"): RECORDER,
    ("POST", "/incidents/{id_}/note"): RECORDER,
    ("POST", "/incidents/{id_}/withdraw"): RECORDER,
    ("POST", "/incidents/{id_}/confirm"): REVIEWER,
    ("GET", "/incidents/{id_}/preview"): REVIEWER,
    ("POST", "/incidents/{id_}/link"): REVIEWER,
    ("GET", "/reports/{doc_id:path}"): VIEWER,
    ("POST", "/judging/claim"): RECORDER,
    ("POST", "/judging/add"): RECORDER,
    ("POST", "/judging/undo"): RECORDER,
    ("GET", "/judging/words"): RECORDER,
    ("GET", "/search"): VIEWER,
    ("GET", "/import"): RECORDER,
    ("POST", "/import"): RECORDER,
    ("POST", "/import/deliveries"): RECORDER,
    ("POST", "/import/deliveries/{delivery}/files"): RECORDER,
    ("POST", "/import/deliveries/{delivery}"): RECORDER,
    ("GET", "/build"): VIEWER,
    ("POST", "/build"): RECORDER,
    ("GET", "/export"): RECORDER,
    ("POST", "/export"): RECORDER,
    ("GET", "/jobs/{job_id}/export"): RECORDER,
    ("GET", "/jobs/{job_id}/losses"): RECORDER,
    ("GET", "/jobs/{job_id}"): RECORDER,
    ("GET", "/log"): VIEWER,
    ("GET", "/people"): ADMIN,
    ("POST", "/people"): ADMIN,
    ("POST", "/people/{id_}/link"): ADMIN,
    ("POST", "/people/{id_}/role"): ADMIN,
    ("POST", "/people/{id_}/disable"): ADMIN,
    ("POST", "/people/{id_}/enable"): ADMIN,
    ("GET", "/audit"): ADMIN,
    ("GET", "/api/incidents"): VIEWER,
    ("GET", "/api/incidents/{id_}"): VIEWER,
    ("GET", "/api/incidents/{id_}/claims"): VIEWER,
    ("GET", "/api/reports"): VIEWER,
    ("GET", "/api/reports/{doc_id:path}"): VIEWER,
    ("GET", "/api/search"): VIEWER,
    ("GET", "/api/judgements"): VIEWER,
    ("POST", "/api/judgements"): RECORDER,
    ("GET", "/api/case"): VIEWER,
    ("GET", "/api/log"): VIEWER,
    ("GET", "/api/openapi.json"): VIEWER,
    ("POST", "/api/builds"): RECORDER,
    ("POST", "/api/exports"): RECORDER,
    ("GET", "/api/jobs/{job_id}"): RECORDER,
    ("GET", "/api/jobs/{job_id}/export"): RECORDER,
    ("GET", "/api/jobs/{job_id}/losses"): RECORDER,
}
"""A new route has its line here."""

ALLOWED = {  # what is sent so that it is understood; what is not named is sent empty
    "/people": {"name": "B. Reader", "role": "viewer"},
    "/people/{id_}/role": {"role": "viewer"},
    "/export": {"format": "ucdp"},
    "/account/keys": {"name": "a script"},
}


class NoJobs(Jobs):
    """Begins nothing."""

    def start(self, kind: str, person: tuple[int, str], *_: Any, **__: Any) -> Job:
        return Job("job", kind, *person, state=State.DONE)


def path_of(path: str) -> str:
    for name in ("{print_}", "{name:path}", "{doc_id:path}", "{delivery}", "{job_id}"):
        path = path.replace(name, "none")
    return path.replace("{id_}", "99")


def send(browser: Browser, method: str, path: str) -> Any:
    if method == "GET":
        return browser.get(path_of(path))
    return browser.post(path_of(path), ALLOWED.get(path, {}))


def routes() -> list[APIRoute]:
    return [route for router in (static_files.router, *ROUTERS, *API) for route in router.routes]  # type: ignore[misc]


def test_every_route_is_in_the_table_and_has_the_gate_before_it() -> None:
    found = {(method, route.path): need_of(route.endpoint) for route in routes() for method in route.methods}
    assert found == ROUTES
    assert {type(route) for route in routes()} == {GuardedRoute}


def test_the_application_has_no_other_routes(site: Site) -> None:
    browser = Browser(site)
    for path in ("/docs", "/redoc", "/openapi.json"):
        assert browser.get(path).status_code == 404


@pytest.mark.parametrize("role", [None, *Role], ids=str)
def test_each_role_may_do_what_the_table_says(site: Site, role: Role | None) -> None:
    site.jobs = NoJobs()
    browser = Browser(site) if role is None else signed_in(site, role)
    browser.get("/sign-in")
    forbidden = {key for key, need in ROUTES.items() if need is not None and (role is None or not role.may(need))}
    answers = {key: send(browser, *key) for key in sorted(forbidden)}
    if role is None:
        of_programs = {key: answers.pop(key) for key in list(answers) if key[1].startswith("/api/")}
        assert {key for key, one in of_programs.items() if one.status_code != 401} == set()
        assert {key for key, one in answers.items() if one.status_code != 303} == set()
        assert {one.headers["location"].partition("?")[0] for one in answers.values()} == {"/sign-in"}
    else:
        assert {key: one.status_code for key, one in answers.items() if one.status_code != 403} == {}


@pytest.mark.parametrize("key", sorted(ROUTES), ids=" ".join)
def test_the_lowest_role_that_may_is_let_in(site: Site, key: tuple[str, str]) -> None:
    need = ROUTES[key]
    site.jobs = NoJobs()
    browser = signed_in(site, need) if need else Browser(site)
    if need is None:
        browser.get("/sign-in")
    answer = send(browser, *key)
    assert answer.status_code not in (401, 403, 405, 500)
    assert need is None or "sign-out" in key[1] or "/sign-in" not in answer.headers.get("location", "")


@pytest.mark.parametrize("key", [key for key in sorted(ROUTES) if key[0] == "POST"], ids=" ".join)
def test_nothing_changes_without_the_token_of_a_page(site: Site, key: tuple[str, str]) -> None:
    need = ROUTES[key]
    browser = signed_in(site, need or Role.ADMIN)
    browser.token = ""
    assert send(browser, *key).status_code == 403


def test_an_export_that_is_not_redacted_is_an_admins(site: Site) -> None:
    site.jobs = NoJobs()
    whole = {"format": "ucdp", "whole": "true", "reason": "for the editors"}
    assert signed_in(site, Role.REVIEWER).post("/export", whole).status_code == 403
    admin = signed_in(site, Role.ADMIN)
    assert admin.post("/export", whole | {"reason": " "}).status_code == 422
    assert admin.post("/export", whole).status_code == 303


def test_an_export_is_fetched_by_who_made_it(
    site: Site, visitor: Callable[[Role | None], Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder, other, admin = visitor(Role.RECORDER), visitor(Role.REVIEWER), visitor(Role.ADMIN)
    person = site.accounts.people.named("The recorder")
    assert person is not None
    job = Job("one", "build", person[0].id, person[0].name)
    monkeypatch.setattr(Jobs, "get", lambda _jobs, id_: job if id_ == "one" else None)
    assert [one.get("/jobs/one").status_code for one in (recorder, other, admin)] == [200, 404, 200]
