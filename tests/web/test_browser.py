"""The workbench in a real browser, in Arabic and English: without complaints, without a request to another host."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from tests.accounts.opening import PASSWORD, first_admin
from tests.web.serving import Seen, chromium, opened, served, violations

from tawthiq.accounts import Role
from tawthiq.pipeline import Wanted
from tawthiq.web.site import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.skipif(chromium() is None, reason="needs Chromium; on Debian and Ubuntu: apt install chromium")

PAGES = (
    "/queue",
    "/incidents",
    "/map",
    "/search?q=هجين",
    "/import",
    "/build",
    "/export",
    "/log",
    "/people",
    "/audit",
    "/account",
)
WORDS = {
    "ar": {"sign_in": "تسجيل الدخول", "taken": "أُدخل", "built": "اكتمل البناء", "other": "English", "direction": "rtl"},
    "en": {"sign_in": "Sign in", "taken": "taken in", "built": "Built", "other": "العربية", "direction": "ltr"},
}
REPORT = "قال المرصد السوري لحقوق الإنسان إن غارة على بلدة هجين السبت أودت بحياة 9 مدنيين."


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright, which comes with the extra dev")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield found
        found.close()


@pytest.mark.parametrize("language", WORDS)
def test_from_the_first_link_to_an_export(
    browser: Browser, case: Path, make_site: Callable[[Path], Site], tmp_path: Path, language: str
) -> None:
    site, words = make_site(case), WORDS[language]
    site.clock = functools.partial(datetime.datetime, 2018, 11, 20, 9, 30, tzinfo=datetime.UTC)
    (tmp_path / "post.txt").write_text(REPORT, encoding="utf-8")
    with served(site) as origin:
        seen = Seen(origin)
        context, page = opened(browser, seen, language)
        page.goto(f"/welcome#{site.accounts.first_link()}")
        assert page.url == f"{origin}/welcome"
        page.locator("main button").click()
        for name, value in {"name": "A. Recorder", "password": PASSWORD, "again": PASSWORD}.items():
            page.locator(f"#field-{name}").fill(value)
        page.locator("main button").click()
        page.wait_for_url("**/incidents")
        assert page.locator("html").get_attribute("dir") == words["direction"]
        assert page.locator("tbody tr").count() == 2

        page.goto("/import")
        page.locator("#files").set_input_files(tmp_path / "post.txt")
        page.locator("form.import button.main").click()
        page.wait_for_url("**/jobs/*")
        row = page.locator("tbody tr")
        row.wait_for()
        assert words["taken"] in row.inner_text()
        page.locator("#job button.main").click()
        page.get_by_text(words["built"]).wait_for()

        page.goto("/export")
        page.locator("#field-format").select_option("geojson")
        page.locator("main form button.main").click()
        with page.expect_download() as fetched:
            page.locator("#job a.main").click()
        assert '"FeatureCollection"' in Path(fetched.value.path()).read_text(encoding="utf-8")

        page.get_by_role("button", name=words["other"]).click()
        assert page.locator("html").get_attribute("dir") != words["direction"]
        context.close()
    assert seen.complaints == []


def test_one_signs_in_by_the_keyboard_alone(browser: Browser, site: Site) -> None:
    first_admin(site.accounts)
    with served(site) as origin:
        seen = Seen(origin)
        context, page = opened(browser, seen, "ar")
        page.goto("/incidents")
        page.keyboard.type("A. Admin")
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/incidents")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.locator("summary").first.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
        context.close()
    assert seen.complaints == []


@pytest.mark.parametrize(("language", "colours"), [("ar", "light"), ("en", "dark")])
def test_pages_are_accessible_and_fit_a_phone(browser: Browser, site: Site, language: str, colours: str) -> None:
    admin = first_admin(site.accounts)
    site.accounts.invite("B. Reader", Role.VIEWER, admin)
    site.accounts.programs.make(admin.id, "a script")
    cookie = site.accounts.sign_in("A. Admin", PASSWORD, None)
    found: list[str] = []
    with served(site) as origin:
        seen = Seen(origin)
        context, page = opened(browser, seen, language, color_scheme=colours, viewport={"width": 390, "height": 844})
        for path in ("/sign-in", "/welcome", "/nothing"):
            page.goto(path)
            found += violations(page)
        context.add_cookies([{"name": "session", "value": cookie or "", "url": origin}])
        incident, report = next(iter(site.catalogue.choose(Wanted()).incidents))["id"], site.catalogue.report_ids()[0]
        whole = site.catalogue.get(incident) or {}
        split = urlencode({"verdict": "split", "about": whole["claims"][0], "reason": "another strike"})
        own = (f"/incidents/{incident}", f"/incidents/{incident}/preview?{split}", f"/reports/{report}")
        for path in (*PAGES, *own):
            page.goto(path)
            found += violations(page)
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, f"{path} is {over} pixels wider than a phone"
        context.close()
    assert found == []
    assert [one for one in seen.complaints if "404" not in one] == []
