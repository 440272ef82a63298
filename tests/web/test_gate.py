"""Who is let in, and which requests are taken for those of our own pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.accounts.opening import PASSWORD, Time, first_admin
from tests.web.browser import ORIGIN, Browser

from tawthiq.accounts import Role
from tawthiq.web.gate import need_of
from tawthiq.web.shield import POLICY
from tawthiq.web.site import Site

Visit = Callable[[Role | None], Browser]


def test_an_endpoint_says_whom_it_is_for() -> None:
    with pytest.raises(TypeError, match="does not say whom it is for"):
        need_of(lambda: None)


def test_the_first_admin_comes_in_by_the_link(site: Site) -> None:
    browser, link = Browser(site), site.accounts.first_link()
    browser.get("/welcome")
    asked = browser.post("/welcome/open", {"code": link})
    assert 'name="password"' in asked.text
    mistyped = browser.post("/welcome", {"code": link, "name": "A. Admin", "password": PASSWORD, "again": "x"})
    assert mistyped.status_code == 422
    done = browser.post("/welcome", {"code": link, "name": "A. Admin", "password": PASSWORD, "again": PASSWORD})
    assert (done.status_code, done.headers["location"]) == (303, "/")
    assert browser.get("/incidents").status_code == 200
    assert browser.post("/welcome/open", {"code": link}, headers={"X-Form-Token": browser.token}).status_code == 410


def test_nobody_is_led_to_where_one_signs_in_and_back(site: Site) -> None:
    first_admin(site.accounts)
    browser = Browser(site)
    response = browser.get("/incidents?grade=fair")
    assert (response.status_code, response.headers["location"]) == (303, "/sign-in?next=%2Fincidents%3Fgrade%3Dfair")
    browser.get("/sign-in")
    form = {"name": "A. Admin", "password": PASSWORD, "next": "/incidents?grade=fair"}
    assert browser.post("/sign-in", form).headers["location"] == "/incidents?grade=fair"


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "/\\example.org", "/a\nb", "x"])
def test_one_is_led_nowhere_else(site: Site, elsewhere: str) -> None:
    first_admin(site.accounts)
    browser = Browser(site)
    browser.get("/sign-in")
    form = {"name": "A. Admin", "password": PASSWORD, "next": elsewhere}
    assert browser.post("/sign-in", form).headers["location"] == "/"


def test_signing_out_ends_the_session(visitor: Visit) -> None:
    browser = visitor(Role.VIEWER)
    cookie = browser.client.cookies["session"]
    assert browser.post("/sign-out").headers["location"] == "/sign-in"
    browser.client.cookies.set("session", cookie)
    assert browser.get("/incidents").status_code == 303


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"X-Form-Token": ""}, 403),
        ({"X-Form-Token": "0" * 64}, 403),
        ({"Origin": ORIGIN}, 303),
        ({"Origin": "http://example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 303),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
    ],
)
def test_what_changes_something_is_sent_by_our_own_pages(visitor: Visit, headers: dict[str, str], status: int) -> None:
    browser = visitor(Role.VIEWER)
    assert browser.post("/look", {"language": "ar"}, headers=headers).status_code == status


def test_the_token_of_another_session_does_not_fit(visitor: Visit) -> None:
    one, other = visitor(Role.VIEWER), visitor(Role.RECORDER)
    assert one.post("/look", {"language": "ar"}, headers={"X-Form-Token": other.token}).status_code == 403


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1", "127.0.0.1:81", "", "localhost:8470.example.org"])
def test_other_hosts_are_not_answered(site: Site, host: str) -> None:
    assert Browser(site).get("/sign-in", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("path", ["/sign-in", "/incidents", "/nothing-there", "/static/x/style.css"])
def test_every_answer_carries_the_policy(site: Site, path: str) -> None:
    headers = Browser(site).get(path).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"]


def test_cookies_are_out_of_reach(site: Site) -> None:
    first_admin(site.accounts)
    browser = Browser(site)
    given = browser.get("/sign-in").headers["set-cookie"]
    given += browser.sign_in("A. Admin").headers["set-cookie"]
    assert given.count("HttpOnly") == given.count("SameSite=strict") == 3


def test_behind_tls_cookies_are_for_this_host_alone(site: Site) -> None:
    site.is_secure = True
    response = Browser(site).get("/sign-in")
    assert response.headers["set-cookie"].startswith("__Host-visit=")
    assert "Secure" in response.headers["set-cookie"]
    assert response.headers["Strict-Transport-Security"]


def test_passwords_are_not_guessed_for_long(site: Site) -> None:
    first_admin(site.accounts)
    browser, times = Browser(site), [0.0]
    site.limits.monotonic = lambda: times[0]
    assert [browser.sign_in("A. Admin", f"guess number {at}").status_code for at in range(10)] == [401] * 8 + [429] * 2
    refused = browser.sign_in("A. Admin")
    assert (refused.status_code, int(refused.headers["Retry-After"]) > 200) == (429, True)
    times[0] = 301
    assert browser.sign_in("A. Admin").status_code == 303


def test_nobody_fills_the_audit(site: Site) -> None:
    browser = Browser(site)
    browser.get("/welcome")
    before = len(site.accounts.audit.lines(1000))
    for at in range(15):
        browser.post("/welcome/open", {"code": f"guess-{at}"})
        browser.get("/api/case", headers={"Authorization": f"Bearer guess-{at}"})
    assert len(site.accounts.audit.lines(1000)) == before + 10


def test_links_are_not_guessed_for_long(site: Site) -> None:
    browser = Browser(site)
    browser.get("/welcome")
    found = [browser.post("/welcome/open", {"code": f"guess-{at}"}).status_code for at in range(25)]
    assert found == [410] * 20 + [429] * 5


def test_a_session_that_ended_leads_to_where_one_signs_in(visitor: Visit, time: Time) -> None:
    browser = visitor(Role.ADMIN)
    time.passes(hours=5)
    assert browser.get("/incidents").headers["location"].startswith("/sign-in")
    assert browser.get("/incidents", headers={"HX-Request": "true"}).headers["HX-Redirect"] == "/sign-in"


def test_what_is_too_large_is_refused(site: Site) -> None:
    browser = Browser(site)
    browser.get("/sign-in")
    assert browser.post("/sign-in", {"name": "n", "password": "p" * 2_000_000}).status_code == 413
