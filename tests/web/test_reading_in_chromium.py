"""In Chromium, with the keyboard alone, in both languages: claims reviewed, and a figure corrected by Arabic words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.web.browser import signed_in
from tests.web.chromium import Seat, chromium, listening
from tests.web.serving import violations

from tawthiq.accounts import Role
from tawthiq.pipeline import review
from tawthiq.web.site import Site

REPORT = "sindyan-43-killed"


def at(page: Any, claim: str) -> None:
    page.wait_for_selector(f'#reader[data-claim="{claim}"]')


@pytest.mark.parametrize("language", ["ar", "en"])
def test_claims_are_reviewed_by_keys(case: Path, make_site: Callable[[Path], Site], language: str) -> None:
    site = make_site(case)
    signed_in(site, Role.RECORDER)
    first, second = (one.claim.id for one in review(case, REPORT).claims)
    with listening(site) as address, chromium() as browser:
        seat = Seat(browser, address, language)
        page = seat.sign_in("The recorder")
        page.goto(f"{address}/reports/{REPORT}")
        at(page, first)
        page.keyboard.press("j")
        at(page, second)
        page.keyboard.press("k")
        at(page, first)
        page.keyboard.press("a")
        at(page, second)
        page.keyboard.press("u")
        at(page, first)
        page.keyboard.press("x")
        page.keyboard.type("of another war")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        at(page, second)
        verdicts = [(one.judgement.verdict.value, one.status.value) for one in review(case, REPORT).claims[0].said]
        assert sorted(verdicts) == [("accept", "withdrawn"), ("reject", "holds")]
        assert seat.faults == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_figure_is_corrected_by_picking_arabic_words(
    case: Path, make_site: Callable[[Path], Site], language: str
) -> None:
    site = make_site(case)
    signed_in(site, Role.RECORDER)
    second = review(case, REPORT).claims[1].claim.id
    with listening(site) as address, chromium() as browser:
        seat = Seat(browser, address, language)
        page = seat.sign_in("The recorder")
        page.goto(f"{address}/reports/{REPORT}?claim={second}")
        page.keyboard.press("c")
        page.keyboard.press("Enter")
        page.wait_for_selector("form.correct input[name=value]:focus")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector(".paper.picking")
        for _ in range(40):
            if page.evaluate("getSelection().toString()").strip() == "36":
                break
            page.keyboard.press("ArrowLeft")
        page.keyboard.press("Shift+ArrowLeft")
        page.keyboard.press("Enter")
        page.wait_for_selector("form.correct [data-picked]:not([hidden])")
        assert page.locator("form.correct input[name=value]").first.input_value() == "36"
        page.keyboard.press("Enter")
        page.wait_for_selector(".said li")
        (said,) = review(case, REPORT).claims[1].said
        assert said.judgement.value == {"min": 36, "max": 36}
        assert said.judgement.reason == "\u00ab36 مدنياً\u00bb [115-124]"
        assert seat.faults == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_claim_that_was_missed_is_added_by_selecting_its_words(
    case: Path, make_site: Callable[[Path], Site], language: str
) -> None:
    site = make_site(case)
    signed_in(site, Role.RECORDER)
    before = review(case, REPORT)
    (first, *_), text = before.claims, before.document.text
    at, end = first.claim.span.start, first.claim.span.start + 25
    with listening(site) as address, chromium() as browser:
        seat = Seat(browser, address, language)
        page = seat.sign_in("The recorder")
        page.goto(f"{address}/reports/{REPORT}")
        select(page, at, end)
        page.keyboard.press("m")
        page.wait_for_selector("#do-add[open] [data-picks=words] [data-picked]:not([hidden])")
        assert page.locator("#add-words").input_value() == f"{at}-{at + len(text[at:end].rstrip())}"
        page.locator("#add-type").select_option("call")
        assert not page.locator("#add-figure-0").is_visible()
        page.locator("#add-speaker").focus()
        page.locator("#do-add [data-picks=speaker] [data-pick]").press("Enter")
        page.wait_for_selector(".paper.picking")
        page.keyboard.press("Shift+ArrowLeft")
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-picks=speaker] [data-picked]:not([hidden])")
        page.locator("#add-reason").fill("read by a person")
        page.locator("#add-reason").press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector(".said li")
        (own,) = (one for one in review(case, REPORT).claims if one.is_added)
        assert page.locator("#reader").get_attribute("data-claim") == own.claim.id
        assert (own.claim.type.value, own.claim.text) == ("call", text[at:end].rstrip())
        assert own.claim.speaker is not None
        assert violations(page) == []
        page.keyboard.press("u")
        page.wait_for_selector(f'#reader:not([data-claim="{own.claim.id}"])')
        assert not any(one.is_added for one in review(case, REPORT).claims)
        assert seat.faults == []


def select(page: Any, start: int, end: int) -> None:
    """Select the text between two places, as a mouse would."""
    page.evaluate(
        """([start, end]) => {
          const line = [...document.querySelectorAll("[data-start]")].findLast((one) => one.dataset.start <= start);
          const range = document.createRange();
          range.setStart(...place(line, start - line.dataset.start));
          range.setEnd(...place(line, end - line.dataset.start));
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        [start, end],
    )
