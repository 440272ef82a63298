from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from tawthiq.exports.face import Face, load_faces
from tawthiq.exports.printed.composing import compose
from tawthiq.exports.printed.dossier import Dossier
from tawthiq.exports.printed.html import render_html

faces = pytest.mark.parametrize("face", load_faces(), ids=lambda face: face.language)


class _Page(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@faces
def test_one_page_in_one_language_that_loads_nothing(dossier: Dossier, face: Face) -> None:
    page = _Page(render_html(compose(dossier, face)))
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "link", "img", "iframe", "object"}
    assert next(found for tag, found in page.tags if tag == "html") == {"lang": face.language, "dir": face.direction}
    assert not any("src" in found or "onload" in found for _, found in page.tags)


@faces
def test_every_link_leads_somewhere(dossier: Dossier, face: Face) -> None:
    page = _Page(render_html(compose(dossier, face)))
    ids = [found["id"] for _, found in page.tags if found.get("id")]
    targets = {found["href"].removeprefix("#") for tag, found in page.tags if tag == "a" and found["href"]}
    assert len(ids) == len(set(ids))
    assert targets <= set(ids)


@faces
def test_words_of_reports_stay_words(dossier: Dossier, face: Face) -> None:
    page = _Page(render_html(compose(dossier, face)))
    for report in dossier.reports:
        for claim in report.claims:
            if any(claim.id in one.claims for one in dossier.incidents):
                assert claim.text in page.text
    assert dossier.name in page.text


@faces
def test_the_same_dossier_gives_the_same_bytes(dossier: Dossier, face: Face) -> None:
    assert render_html(compose(dossier, face)) == render_html(compose(dossier, face))


@faces
def test_figures_say_what_they_show_to_those_who_do_not_see(dossier: Dossier, face: Face) -> None:
    figures = re.findall(r"<svg.*?</svg>", render_html(compose(dossier, face)), re.DOTALL)
    assert len(figures) >= 6
    assert all("<title" in one and "<desc" in one for one in figures)
