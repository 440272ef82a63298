"""The list of incidents, and how somebody wants to see it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.web.browser import Browser, signed_in

from tawthiq.accounts import Role
from tawthiq.pipeline import new_case
from tawthiq.web.site import Site

Visit = Callable[[Role | None], Browser]


def test_incidents_are_listed_by_filters(visitor: Visit) -> None:
    browser = visitor(Role.VIEWER)
    assert browser.get("/incidents").text.count('scope="row"') == 2
    assert browser.get("/incidents?place=hajin").text.count('scope="row"') == 1
    assert browser.get("/incidents?grade=fair&grade=").text.count('scope="row"') == 1
    assert browser.get("/incidents?since=&until=2018-11-16").text.count('scope="row"') == 0
    assert browser.get("/incidents?at=9").text.count('scope="row"') == 0
    assert browser.get("/incidents?since=yesterday").status_code == 422
    assert browser.get("/incidents?grade=bad").status_code == 422


def test_a_case_that_was_not_built_says_so(tmp_path: Path, make_site: Callable[[Path], Site]) -> None:
    new_case(tmp_path / "empty", "Empty")
    response = signed_in(make_site(tmp_path / "empty"), Role.VIEWER).get("/incidents")
    assert response.status_code == 409
    assert "build the case first" in response.text


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_look_is_kept(visitor: Visit, language: str, direction: str) -> None:
    browser = visitor(Role.VIEWER)
    chosen = {"language": language, "colours": "dark", "size": "large", "next": "/incidents?grade=fair"}
    assert browser.post("/look", chosen).headers["location"] == "/incidents?grade=fair"
    page = browser.get("/incidents").text
    assert f'<html lang="{language}" dir="{direction}" data-colours="dark" data-size="large">' in page


def test_only_what_there_is_can_be_chosen(visitor: Visit) -> None:
    assert visitor(Role.VIEWER).post("/look", {"size": "huge"}).status_code == 422


def test_files_of_pages_are_there_and_can_be_kept(visitor: Visit) -> None:
    browser = visitor(None)
    page = browser.get("/sign-in").text
    names = [part.split('"')[0] for part in page.split('"/static/')[1:]]
    assert len(names) >= 4
    for name in names:
        response = browser.get(f"/static/{name}")
        assert (response.status_code, "immutable" in response.headers["Cache-Control"]) == (200, True)
    assert browser.get("/static/x/../app.py").status_code == 404
    assert browser.get("/static/x/%2e%2e/app.py").status_code == 404
