"""The map and its list, by filters, and when the incidents were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from tests.web.browser import Browser

from tawthiq.accounts import Role
from tawthiq.web.filters import Filters
from tawthiq.web.views.time_strip import time_strip
from tawthiq.web.wording import faces

Visit = Callable[[Role | None], Browser]


def test_the_list_is_numbered_as_the_map(visitor: Visit) -> None:
    browser = visitor(Role.VIEWER)
    page = browser.get("/map").text
    assert page.count("<li value=") == 2
    assert 'class="badge"' in page
    assert " style=" not in page
    assert browser.get("/map?place=hajin").text.count("<li value=") == 1
    assert browser.get("/map?grade=weak").text.count("<svg") == 0
    assert browser.get("/map?since=2019-01-01").text.count("<li value=") == 0
    assert browser.get("/map?since=yesterday").status_code == 422


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
        assert bars[0].address == "/map?since=2018-11-01&until=2018-11-30&place=hajin"
