"""The map and its list, by filters, and when the incidents were."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.web.browser import Browser
from tests.web.tiles import write_tiles

from tawthiq.accounts import Role
from tawthiq.web.filters import Filters
from tawthiq.web.site import Site
from tawthiq.web.views.incident_rows import incident_row
from tawthiq.web.views.map_marks import Mark, map_marks
from tawthiq.web.views.time_strip import time_strip
from tawthiq.web.wording import faces

Visit = Callable[[Role | None], Browser]


def test_the_list_is_numbered_as_the_map(visitor: Visit) -> None:
    browser = visitor(Role.VIEWER)
    page = browser.get("/map").text
    assert page.count('<li id="n-') == 2
    assert 'class="badge"' in page
    assert " style=" not in page
    assert browser.get("/map?place=hajin").text.count('<li id="n-') == 1
    assert browser.get("/map?grade=weak").text.count("<svg") == 0
    assert browser.get("/map?since=2019-01-01").text.count('<li id="n-') == 0
    assert browser.get("/map?since=yesterday").status_code == 422


def test_badges_lead_to_their_incidents(visitor: Visit) -> None:
    page = visitor(Role.VIEWER).get("/map").text
    rows = dict(re.findall(r'<li id="(n-\d+)"[^>]*>\s*<a href="(/incidents/[^"]+)"', page))
    badges = re.findall(r'<a href="([^"]+)" aria-label="([^"]+)">', page)
    assert set(rows) == {"n-1", "n-2"}
    assert {href for href, _ in badges} <= {*rows.values(), *(f"#{id_}" for id_ in rows)}
    assert len(badges) == page.count('class="badge"')
    assert 'role="group"' in page


def test_tiles_are_given_by_their_bytes_to_who_may_read(visitor: Visit, site: Site, tmp_path: Path) -> None:
    browser = visitor(Role.VIEWER)
    assert browser.get("/map/tiles").status_code == 404
    assert "data-lat" not in browser.get("/map").text
    site.tiles = write_tiles(tmp_path / "region.pmtiles")
    part = browser.get("/map/tiles", headers={"Range": "bytes=0-6"})
    assert (part.status_code, part.content) == (206, b"PMTiles")
    assert part.headers["content-range"] == f"bytes 0-6/{site.tiles.stat().st_size}"
    assert browser.get("/map/tiles", headers={"Range": "bytes=9999999-"}).status_code == 416
    assert browser.get("/map").text.count("data-lat") == 2
    for path in ("/map/tiles/..%2Fcase.toml", "/map/../case.toml", "/map/tiles?path=../case.toml"):
        answer = browser.get(path)
        assert answer.status_code == 404 or answer.content.startswith(b"PMTiles")
    site.tiles.unlink()
    assert browser.get("/map/tiles").status_code == 404


def test_marks_are_no_more_exact_than_the_place() -> None:
    row = incident_row(LINE)
    (mark,) = map_marks([row])
    assert mark == Mark(34.69, 40.85, 5)
    assert map_marks([incident_row(LINE | {"place": None})]) == [None]


LINE = {
    "id": "i-1",
    "place": {"name": "Hajin", "lat": 34.68912, "lon": 40.85177, "precision": 2},
    "time": {"start": "2018-11-17", "end": None},
    "killed": {},
    "injured": {},
    "belligerents": [],
    "origins": 1,
    "grade": "weak",
}
DAYS = ["2018-11-17", "2018-11-03", "2018-12-01", "2018", None]


@pytest.mark.parametrize(
    ("days", "since", "names", "shown"),
    [
        (DAYS, "", ["November 2018", "December 2018"], [True, True]),
        (DAYS, "2018-12-01", ["November 2018", "December 2018"], [False, True]),
        ([f"{year}-{month:02}-02" for year in (2015, 2016, 2017, 2018) for month in range(1, 13)], "", None, None),
        ([], "", [], []),
    ],
)
def test_bars_lead_to_months_or_where_there_are_many_to_years(
    days: list[str | None], since: str, names: list[str] | None, shown: list[bool] | None
) -> None:
    anytime = Filters(since="", until="", place="hajin", party="", grade=[])
    bars = time_strip(
        Counter(day[:7] for day in days if day), anytime, anytime.model_copy(update={"since": since}), faces()["en"]
    )
    plain = [bar.name.translate({0x2068: None, 0x2069: None, 0x2066: None}) for bar in bars]
    assert plain == (["2015", "2016", "2017", "2018"] if names is None else names)
    if shown is not None:
        assert [bar.is_shown for bar in bars] == shown
    if days == DAYS:
        assert (bars[0].count, bars[0].height, bars[1].height) == (2, 10, 5)
        assert (bars[0].since, bars[0].until) == ("2018-11-01", "2018-11-30")
        assert bars[0].address == "/map?since=2018-11-01&until=2018-11-30&place=hajin"
