"""The reader without scripts: what it shows to whom, and what its forms do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.web.browser import Browser, signed_in

from tawthiq.accounts import Role
from tawthiq.model import Verdict
from tawthiq.pipeline import Wording, judge_case, review
from tawthiq.store import User
from tawthiq.web.site import Site
from tawthiq.web.views.passages import direction_of, passages

REPORT = "sindyan-43-killed"
Visit = Callable[[Role | None], Browser]


@pytest.mark.parametrize(
    ("text", "direction"),
    [("قال المرصد (SOHR) ذلك", "rtl"), ("The village of الشعفة was hit", "ltr"), ("2018 - 11", "auto"), ("", "auto")],
)
def test_a_paragraph_runs_as_most_of_its_letters(text: str, direction: str) -> None:
    assert direction_of(text) == direction


def test_paragraphs_are_the_text(built: Path) -> None:
    found = review(built, REPORT)
    for open_claim in (None, 0, 1):
        lines = passages(found.document, found.claims, open_claim)
        assert "\n".join("".join(piece.text for piece in line.pieces) for line in lines) == found.document.text
        text = found.document.text
        assert all(text[line.start :].startswith("".join(piece.text for piece in line.pieces)) for line in lines)
    parts = {piece.part for line in passages(found.document, found.claims, 1) for piece in line.pieces}
    assert parts == {None, "speaker", "figure", "party", "place", "time"}


def test_a_viewer_reads_and_a_recorder_judges(visitor: Visit) -> None:
    page = visitor(Role.VIEWER).get(f"/reports/{REPORT}").text
    assert "/judging/" not in page
    assert "ar.count.number-noun" in page
    assert "/judging/claim" in visitor(Role.RECORDER).get(f"/reports/{REPORT}").text
    assert visitor(Role.VIEWER).get("/reports/nothing-of-it").status_code == 409


def test_what_a_form_says_is_kept_under_the_name_of_who_is_signed_in(
    case: Path, make_site: Callable[[Path], Site]
) -> None:
    browser = signed_in(make_site(case), Role.RECORDER)
    first, second = (one.claim.id for one in review(case, REPORT).claims)
    browser.get(f"/reports/{REPORT}")
    form = {"report": REPORT, "claim": first, "verdict": "accept"}
    assert browser.post("/judging/claim", form).headers["location"] == f"/reports/{REPORT}?claim={second}"
    form = {"report": REPORT, "claim": second, "verdict": "correct", "field": "casualties.0.count"}
    asked = {"report": REPORT, "field": "casualties.0.count", "start": 92, "end": 100}
    told = browser.get("/judging/words", params=asked).json()
    assert told == {"words": "43 شخصاً", "value": "43", "problem": ""}
    kept = browser.post("/judging/claim", {**form, "value": told["value"], "start": "92", "end": "100", "reason": "so"})
    assert kept.headers["location"] == f"/reports/{REPORT}?claim={second}"
    found = review(case, REPORT)
    (said,) = (one.judgement for one in found.claims[1].said)
    assert (said.by, said.reason) == ("The recorder", "so «43 شخصاً» [92-100]")
    assert found.claims[0].decided == {"standing": "accept"}
    assert "✓" in browser.get("/static/x/desk.css").text
    page = browser.get(f"/reports/{REPORT}?claim={second}").text
    assert "so «43 شخصاً» [92-100]" in page
    assert browser.post("/judging/undo", {"report": REPORT}).status_code == 303
    assert browser.post("/judging/undo", {"report": REPORT}).headers["location"].endswith(first)
    assert browser.post("/judging/undo", {"report": REPORT}).status_code == 409
    assert [one.is_judged for one in review(case, REPORT).claims] == [False, False]


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"verdict": "reject"}, 409),
        ({"verdict": "merge"}, 422),
        ({"verdict": "grade"}, 422),
        ({"verdict": "correct", "field": "casualties.9.count", "value": "3", "reason": "r"}, 409),
        ({"verdict": "correct", "field": "casualties.0.count", "value": "many", "reason": "r"}, 409),
        ({"verdict": "correct", "field": "id", "value": "3", "reason": "r"}, 409),
        ({"verdict": "correct", "field": "time", "value": "x", "start": "5", "end": "999999", "reason": "r"}, 409),
        ({"verdict": "correct", "field": "time", "value": "x", "start": "5", "end": "2", "reason": "r"}, 422),
        ({"verdict": "accept", "claim": "c-000000000000"}, 409),
    ],
)
def test_what_does_not_fit_is_refused(visitor: Visit, built: Path, form: dict[str, str], status: int) -> None:
    browser = visitor(Role.RECORDER)
    browser.get(f"/reports/{REPORT}")
    claim = review(built, REPORT).claims[0].claim.id
    assert browser.post("/judging/claim", {"report": REPORT, "claim": claim, **form}).status_code == status


def test_words_are_read_as_the_program_reads_them_or_not_at_all(visitor: Visit) -> None:
    browser = visitor(Role.RECORDER)
    for field, start, end, value in (
        ("time", 76, 87, "2018-11-17"),
        ("belligerent", 141, 155, "التحالف الدولي"),
        ("casualties.0.count", 92, 124, ""),
        ("scope", 92, 124, ""),
    ):
        asked = {"report": REPORT, "field": field, "start": start, "end": end}
        told = browser.get("/judging/words", params=asked).json()
        assert (told["value"], bool(told["problem"])) == (value, not value)


def test_those_who_disagree_are_shown_so(case: Path, make_site: Callable[[Path], Site]) -> None:
    site = make_site(case)
    claim = review(case, REPORT).claims[0].claim.id
    for name, verdict in (("A", Verdict.ACCEPT), ("B", Verdict.REJECT)):
        judge_case(case, Wording((claim,), verdict, (), "read again", REPORT), User(name, site.clock))
    found = review(case, REPORT).claims[0]
    assert (found.is_contested, found.decided) == (True, {})
    assert "people disagree" in signed_in(site, Role.VIEWER).get(f"/reports/{REPORT}?claim={claim}").text


def test_every_claim_of_every_report_can_be_opened_in_both_languages(visitor: Visit, built: Path) -> None:
    browser = visitor(Role.REVIEWER)
    for language in ("ar", "en"):
        browser.post("/look", {"language": language})
        for doc_id in browser.site.catalogue.report_ids():
            for one in review(built, doc_id).claims:
                page = browser.get(f"/reports/{doc_id}?claim={one.claim.id}")
                assert (page.status_code, f'data-claim="{one.claim.id}"' in page.text) == (200, True)


def test_a_claim_that_was_missed_is_added_without_scripts(case: Path, make_site: Callable[[Path], Site]) -> None:
    browser = signed_in(make_site(case), Role.RECORDER)
    browser.get(f"/reports/{REPORT}")
    form = {
        "report": REPORT,
        "type": "finding",
        "words": "ولم تُعرف بعد هوية بقية القتلى",
        "figure": ["بقية القتلى", "", ""],
        "count": ["7", "", ""],
        "who": ["people", "people", "people"],
        "outcome": ["killed", "killed", "killed"],
        "speaker": "المرصد السوري لحقوق الإنسان",
        "time": "قبيل الفجر",
        "day": "2018-11-17",
        "mode": "claims",
        "scope": "incident",
        "reason": "of the second paragraph",
    }
    answer = browser.post("/judging/add", form)
    (own,) = (one for one in review(case, REPORT).claims if one.is_added)
    assert answer.headers["location"] == f"/reports/{REPORT}?claim={own.claim.id}"
    assert (own.claim.casualties[0].count.minimum, own.claim.mode) == (7, None)
    assert own.claim.speaker is not None
    assert own.claim.speaker.id
    assert own.said[0].judgement.by == "The recorder"
    page = browser.get(answer.headers["location"]).text
    assert "Added by a person" in page
    assert browser.post("/judging/add", form | {"words": "of another report"}).status_code == 409
    assert browser.post("/judging/add", form | {"type": "rumour"}).status_code == 422
    assert len(review(case, REPORT).claims) == 3
