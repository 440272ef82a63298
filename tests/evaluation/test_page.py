from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tawthiq.evaluation import read_annotations, render_page
from tawthiq.evaluation.annotation import Figure
from tawthiq.evaluation.comparison import Verdict
from tawthiq.evaluation.page import SIGNS, shown_figure

TEXT = "قال شهود إن ثلاثة مدنيين قتلوا. <b>ونفى الجيش ذلك.</b>"
KILLED = {"outcome": "killed", "who": "civilians", "min": 3, "max": 3}
CLAIM: dict[str, Any] = {
    "type": "casualty",
    "text": "قال شهود إن ثلاثة مدنيين قتلوا",
    "speaker": {"name": "شهود", "aliases": []},
    "casualties": [KILLED],
    "place": {"name": "القرية", "country": "SY"},
    "time": {"text": "السبت", "start": "2018-11-17", "end": "2018-11-17"},
}
DENIAL = {"type": "denial", "text": "ونفى الجيش ذلك", "speaker": {"name": "الجيش"}}


def page(folder: Path, gold: list[dict[str, Any]], found: list[dict[str, Any]], text: str | None = TEXT) -> str:
    sides = []
    for name, claims in (("gold", gold), ("found", found)):
        path = folder / f"{name}.jsonl"
        shape = {"doc_id": "<a&b>", "language": "ar", "claims": claims, "source_text": text if name == "gold" else None}
        path.write_text(json.dumps(shape) + "\n", encoding="utf-8")
        sides.append(read_annotations(path))
    return render_page(*sides)


class Elements(HTMLParser):
    """All start tags with their attributes, and whether every element is closed in turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_asks_for_nothing(tmp_path: Path) -> None:
    html = page(tmp_path, [CLAIM, DENIAL], [CLAIM])
    elements = Elements(html)
    assert elements.open == []
    assert not {tag for tag, _ in elements.found} & {"script", "link", "img", "iframe", "object", "embed"}
    assert not any(name in ("src", "style") or name.startswith("on") for _, attrs in elements.found for name in attrs)
    assert "url(" not in html
    assert "@import" not in html
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html


def test_every_link_leads_to_one_place(tmp_path: Path) -> None:
    elements = Elements(page(tmp_path, [CLAIM, DENIAL], [DENIAL, CLAIM]))
    ids = [attrs["id"] for _, attrs in elements.found if "id" in attrs]
    links = {attrs["href"] for tag, attrs in elements.found if tag == "a"}
    assert len(ids) == len(set(ids))
    assert links == {"#reports", "#r1", "#r1-g1", "#r1-g2", "#r1-f1", "#r1-f2"}
    assert {str(link)[1:] for link in links} <= set(ids)


@pytest.mark.parametrize(
    ("gold", "found", "verdict"),
    [
        ([CLAIM], [CLAIM], "right"),
        ([CLAIM], [], "missed"),
        ([], [CLAIM], "invented"),
        ([CLAIM], [{**CLAIM, "speaker": None}], "differs"),
        ([{**CLAIM, "optional": True}], [], "excused"),
    ],
)
def test_a_verdict_has_a_colour_a_sign_and_a_word(
    tmp_path: Path, gold: list[dict[str, Any]], found: list[dict[str, Any]], verdict: str
) -> None:
    html = page(tmp_path, gold, found)
    (row,) = re.findall(r'<tr class="row-\w+">.*?</tr>', html, re.DOTALL)
    assert row.startswith(f'<tr class="row-{verdict}">')
    sign = SIGNS[Verdict(verdict)]
    assert (
        f'<span class="verdict {verdict}"><span class="sign" aria-hidden="true">{sign}</span> {verdict}</span>' in row
    )


def test_signs_differ() -> None:
    assert set(SIGNS) == set(Verdict)
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_words_of_files_are_text_and_never_markup(tmp_path: Path) -> None:
    html = page(tmp_path, [{**CLAIM, "text": "<script>x</script>", "place": {"name": "<i>"}}], [])
    assert "<script" not in html
    assert "<i>" not in html
    assert "<b>" not in html
    assert "&lt;a&amp;b&gt;" in html


def test_the_text_has_both_sides_marked(tmp_path: Path) -> None:
    html = page(tmp_path, [CLAIM], [CLAIM, DENIAL])
    assert f'<mark class="gold found">{CLAIM["text"]}</mark>' in html
    assert f'<mark class="found">{DENIAL["text"]}</mark>' in html
    assert "<details" not in page(tmp_path, [CLAIM], [CLAIM], text=None)


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    assert page(tmp_path, [CLAIM, DENIAL], [DENIAL]) == page(tmp_path, [CLAIM, DENIAL], [DENIAL])


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure("killed", 3, 3, "people", False), "killed 3 people"),
        (Figure("killed", 3, 5, "people", False), "killed 3 to 5 people"),
        (Figure("injured", 12, None, "civilians", False), "injured 12 or more civilians"),
        (Figure("injured", None, 30, "women", False), "injured up to 30 women"),
        (Figure("missing", None, None, "children", False), "missing some children"),
        (Figure("strikes", 19, 19, None, False), "19 strikes"),
    ],
)
def test_figures_in_words(figure: Figure, words: str) -> None:
    assert shown_figure(figure) == words
