from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest
from tests.builders import VILLAGE, actor, killed, one_event
from tests.builders import report as report_of

from tawthiq.exports.case_report import CaseReport, render
from tawthiq.model import Document, Report

FORBIDDEN = {"script", "link", "img", "iframe", "object", "embed", "form", "base", "video", "audio", "image", "use"}
VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    """Tags with their attributes, and the text of each element by its id."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)


MONITOR = actor("مرصد الفرات", "euphrates-monitor", kind="monitor", aliases=("Euphrates Monitor",))


def concluded() -> CaseReport:
    """A page of what the program concludes of a toll that rose."""
    counted = [
        report_of(doc_id, published=day, outlet="X").casualty(killed(people, civilians), speaker=MONITOR, place=VILLAGE)
        for doc_id, day, people, civilians in (("first", "2018-11-18", 40, 30), ("later", "2018-11-19", 43, 36))
    ]
    reports = tuple(one.build() for one in counted)
    return CaseReport("Tolls", reports, (one_event(reports),))


def test_the_page_says_what_was_set_aside_how_reports_belong_and_how_recorders_enter_it() -> None:
    text = " ".join(" ".join(Page(render(concluded())).text).split())
    assert "Figures set aside, and why" in text
    assert "the toll rose : the same source later counted more (43)" in text.replace("rose:", "rose :")
    assert "carries what Euphrates Monitor says" in text
    assert "lowest 43 , best 43 , highest 43" in text
    assert "independent sources: 1" in text
    assert "أرقام لم تدخل النطاق، وسبب ذلك" in text
    assert "الأدنى 43" in text


@pytest.fixture
def page(case: CaseReport) -> Page:
    return Page(render(case))


def test_every_element_is_closed_in_order(page: Page) -> None:
    assert page.open == []


def test_nothing_is_loaded_from_anywhere(page: Page, case: CaseReport) -> None:
    source = render(case)
    assert not FORBIDDEN & {tag for tag, _ in page.tags}
    for tag, attributes in page.tags:
        assert not {"src", "srcset", "style", "action"} & set(attributes), tag
        assert not [name for name in attributes if name.startswith("on")], tag
        assert attributes.get("href", "#").startswith("#"), tag
    style = source[source.index("<style>") : source.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    attributes = " ".join(value for _, values in page.tags for value in values.values())
    assert "http:" not in attributes
    assert "https:" not in attributes


def test_the_policy_allows_this_very_style_and_nothing_else(case: CaseReport, page: Page) -> None:
    source = render(case)
    style = source[source.index("<style>") + 7 : source.index("</style>")]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(a["content"] for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_ids_are_unique_and_links_lead_somewhere(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [attributes["href"][1:] for _, attributes in page.tags if "href" in attributes]
    assert links
    assert set(links) <= set(ids)
    named = [name for _, a in page.tags for key in ("aria-labelledby", "for") if key in a for name in a[key].split()]
    assert set(named) <= set(ids)


def test_hostile_words_stay_words(page: Page) -> None:
    text = "".join(page.text)
    assert text.count("<script>alert('no')</script>") == 2  # once in each face
    assert "وادي الفرات <b>2018</b>" in text
    assert "b" not in {tag for tag, _ in page.tags}


@pytest.mark.parametrize("hostile", ['"><script>x</script>', "</style><svg onload=x>", "a\x00\x01b\ufffe", "{{ 7*7 }}"])
def test_hostile_names_anywhere(case: CaseReport, hostile: str) -> None:
    document = dataclasses.replace(
        case.reports[0].document, outlet=hostile, url=hostile, sha256=hostile, language=hostile, doc_id=hostile
    )
    place = dataclasses.replace(case.incidents[0].place, name=hostile) if case.incidents[0].place else None
    incident = dataclasses.replace(case.incidents[0], place=place, grade_rule=hostile, reason={"en": hostile})
    changed = dataclasses.replace(
        case,
        name=hostile,
        reports=(Report(document, case.reports[0].claims), *case.reports[1:]),
        incidents=(incident, *case.incidents[1:]),
        languages=(hostile,),
    )
    page = Page(render(changed))
    assert page.open == []
    assert not FORBIDDEN & {tag for tag, _ in page.tags}
    assert not [1 for _, attributes in page.tags for name in attributes if name.startswith("on")]


def test_figures_are_well_formed(case: CaseReport) -> None:
    figures = re.findall(r"<svg.*?</svg>", render(case), flags=re.DOTALL)
    roots = [ET.fromstring(figure) for figure in figures]
    described = [root for root in roots if root.get("role") == "img"]
    assert len(described) == 6  # a map and two plots in each face
    for root in described:
        assert root.findtext("title")
        assert root.findtext("desc")


def test_both_faces_in_their_direction(page: Page) -> None:
    faces = [attributes for tag, attributes in page.tags if attributes.get("class") == "face"]
    assert [(face["lang"], face["dir"]) for face in faces] == [("ar", "rtl"), ("en", "ltr")]
    text = "".join(page.text)
    assert "Incidents at a glance" in text
    assert "الحوادث في لمحة" in text


def test_report_texts_run_their_own_way(page: Page) -> None:
    texts = [(a["lang"], a["dir"]) for _, a in page.tags if a.get("class") == "text"]
    assert texts == [("ar", "rtl"), ("en", "ltr"), ("en", "ltr")] * 2


@pytest.mark.parametrize(("language", "first"), [("en", "en"), ("ar", "ar"), ("xx", "ar")])
def test_the_face_shown_first(case: CaseReport, language: str, first: str) -> None:
    page = Page(render(dataclasses.replace(case, shown_first=language)))
    checked = [attributes["id"] for tag, attributes in page.tags if tag == "input" and "checked" in attributes]
    assert checked == [f"face-{first}"]
    assert page.tags[0][1]["lang"] == first


def test_same_case_same_bytes(case: CaseReport) -> None:
    assert render(case) == render(dataclasses.replace(case))


def test_every_claim_is_listed_and_marked_in_both_faces(page: Page, case: CaseReport) -> None:
    ids = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    for at, report in enumerate(case.reports, start=1):
        for position, _ in enumerate(report.claims, start=1):
            for face in ("ar", "en"):
                assert {f"{face}-c{at}-{position}", f"{face}-m{at}-{position}"} <= ids


def test_what_stands_outside_and_what_was_not_read(page: Page) -> None:
    text = "".join(page.text)
    for words in ("a running total, not one event", "inbox/scan-07.pdf", "no text layer", "the report names no city"):
        assert words in text


def test_an_empty_case_is_a_page() -> None:
    page = Page(render(CaseReport("Nothing yet", (), ())))
    assert page.open == []
    assert "No incidents have been formed from these reports." in "".join(page.text)


def test_incidents_that_name_claims_the_case_does_not_hold(case: CaseReport) -> None:
    page = Page(render(dataclasses.replace(case, reports=(Report(Document("other", "Words.", "en")),))))
    assert page.open == []
    links = {attributes["href"][1:] for _, attributes in page.tags if "href" in attributes}
    assert links <= {attributes["id"] for _, attributes in page.tags if "id" in attributes}


def test_claims_whose_report_has_no_text_link_to_the_report(case: CaseReport) -> None:
    bare = tuple(dataclasses.replace(r, document=dataclasses.replace(r.document, text="")) for r in case.reports[:1])
    page = Page(render(dataclasses.replace(case, reports=(*bare, *case.reports[1:]))))
    links = {attributes["href"][1:] for _, attributes in page.tags if "href" in attributes}
    assert "en-report-1" in links
    assert links <= {attributes["id"] for _, attributes in page.tags if "id" in attributes}


def test_each_incident_begins_with_its_summary_and_the_foot_warns(page: Page) -> None:
    text = " ".join("".join(page.text).split())
    assert "between 43 and 53 people were killed and others were injured" in text
    assert "قُتل ما بين 43 و53 شخصاً" in text
    assert text.count("from which nothing was withheld") == 1
    assert text.count("tawthiq report CASE") == 2
