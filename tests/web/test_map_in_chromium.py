"""The map in Chromium, in both languages: on tiles of the case, by its sliders, and without WebGL."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.web.browser import signed_in
from tests.web.chromium import Seat, chromium, listening
from tests.web.serving import violations
from tests.web.tiles import NAMES, write_tiles

from tawthiq.accounts import Role
from tawthiq.documents import Metadata
from tawthiq.pipeline import add_paths, build_case
from tawthiq.store import UNSTATED, Delivery
from tawthiq.web.site import Site

CREDIT = "A map of ours"


@pytest.fixture
def mapped(case: Path, make_site: Callable[[Path], Site]) -> Site:
    site = make_site(case)
    signed_in(site, Role.VIEWER)
    site.tiles = write_tiles(case / "region.pmtiles")
    return site


def open_map(page: Any, address: str) -> None:
    page.set_default_timeout(120_000)
    page.goto(f"{address}/map")
    if not page.evaluate("Boolean(document.createElement('canvas').getContext('webgl2'))"):
        pytest.skip("this Chromium has no WebGL")
    page.wait_for_selector("#live[data-ready]")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_incidents_stand_on_the_tiles_of_the_case_as_links_with_facts(mapped: Site, language: str) -> None:
    with listening(mapped) as address, chromium() as browser:
        seat = Seat(browser, address, language)
        page = seat.sign_in("The viewer")
        open_map(page, address)
        assert not page.locator("#drawn").is_visible()
        assert page.locator("#credit").inner_text() == CREDIT
        page.wait_for_selector(f".place-name:text-is('{NAMES[f'name:{language}']}')")
        rows = page.locator("#found li[data-lat]")
        pins = page.locator(".pin")
        numbers = {number for text in pins.all_inner_texts() for number in text.split(", ")}
        assert numbers == {str(at + 1) for at in range(rows.count())}
        pins.first.focus()
        page.wait_for_selector(".maplibregl-popup a[href^='/incidents/']")
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.wait_for_selector(".maplibregl-popup", state="detached")
        pins.first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/incidents/" in url or "#n-" in url)
        assert seat.faults == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_without_webgl_the_drawn_map_stays(mapped: Site, language: str) -> None:
    with listening(mapped) as address, chromium() as browser:
        seat = Seat(browser, address, language)
        seat.page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
        page = seat.sign_in("The viewer")
        page.goto(f"{address}/map")
        page.wait_for_load_state("networkidle")
        assert page.locator("#drawn svg a").count() > 0
        assert not page.locator("#live").is_visible()
        assert violations(page) == []
        assert seat.faults == []


def test_where_the_tiles_are_gone_the_drawn_map_stays(mapped: Site) -> None:
    assert mapped.tiles is not None
    mapped.tiles.write_bytes(b"")
    with listening(mapped) as address, chromium() as browser:
        seat = Seat(browser, address, "en")
        page = seat.sign_in("The viewer")
        page.goto(f"{address}/map")
        page.wait_for_load_state("networkidle")
        assert page.locator("#drawn svg").is_visible()
        assert not page.locator("#live").is_visible()


STEP = {"en": "ArrowRight", "ar": "ArrowLeft"}
LATER = "قال المرصد السوري لحقوق الإنسان إن غارة على بلدة هجين السبت أودت بحياة 9 مدنيين."


def december(folder: Path) -> Path:
    """A report of a later month."""
    path = folder / "later.jsonl"
    line = {"doc_id": "later", "text": LATER, "published": "2018-12-02", "language": "ar"}
    path.write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["ar", "en"])
def test_sliders_by_the_keyboard_choose_the_time(mapped: Site, tmp_path: Path, language: str) -> None:
    add_paths(mapped.folder, [december(tmp_path)], Metadata(), lambda *_: None, Delivery(UNSTATED))
    build_case(mapped.folder, lambda *_: None)
    with listening(mapped) as address, chromium() as browser:
        seat = Seat(browser, address, language)
        page = seat.sign_in("The viewer")
        open_map(page, address)
        assert page.locator("#found li").count() == 3
        page.focus("#slide-since")
        page.keyboard.press(STEP[language])
        page.wait_for_url("**/map?since=2018-12-01&until=2018-12-31")
        assert page.locator("#found li").count() == 1
        assert page.locator(".pin").all_inner_texts() == ["1"]
        assert page.locator("#field-since").input_value() == "2018-12-01"
        assert "2018" in page.locator("#slide-since").get_attribute("aria-valuetext")
        assert page.evaluate("document.activeElement.id") == "slide-since"
        assert violations(page) == []
        page.keyboard.press("Home")
        page.wait_for_url("**/map")
        page.locator("#found li").nth(2).wait_for()
        assert seat.faults == []
