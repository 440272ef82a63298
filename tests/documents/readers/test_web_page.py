from __future__ import annotations

import datetime
import hashlib

import pytest

from tawthiq.documents import Reading, Refused, Skipped
from tawthiq.documents.readers.page_encoding import decode_page

from .conftest import Reader

DAY = datetime.date(2018, 11, 18)
WORDS = "قتل خمسة مدنيين في قصف على قرية شرق المدينة مساء السبت."
PAGE = """<!doctype html><html lang="ar"><head><meta charset="{charset}">
<title>قصف على قرية | صحيفة</title>{head}</head>
<body><nav><a href="/">الرئيسية</a> <a href="/about">من نحن</a></nav>
<article><h1>قصف على قرية</h1><p>{words}</p></article><footer>جميع الحقوق محفوظة</footer></body></html>"""


def page(head: str = "", charset: str = "utf-8", words: str = WORDS) -> str:
    return PAGE.format(head=head, charset=charset, words=words)


def test_a_page_is_a_report_without_its_menus(read: Reader) -> None:
    data = page().encode()
    (reading,) = read("news.html", data)
    assert isinstance(reading, Reading)
    found = reading.document
    assert (found.doc_id, found.language, found.text) == ("news", "ar", f"قصف على قرية\n{WORDS}")
    assert (found.title, found.published, found.outlet, found.url) == ("قصف على قرية", None, None, None)
    assert found.sha256 == hashlib.sha256(data).hexdigest()


ARTICLE = '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, %s]}</script>'
ONE = '{"@type": "NewsArticle", "datePublished": "2018-11-18T09:00:00+03:00", "publisher": {"name": "صحيفة"}}'
OTHER = '{"@type": ["Article"], "datePublished": "2018-11-17"}'


@pytest.mark.parametrize(
    ("head", "published", "outlet"),
    [
        ('<meta property="article:published_time" content="2018-11-18T23:30:00-05:00">', DAY, None),
        ('<meta name="DATE" content="2018-11-18"><meta property="og:site_name" content="صحيفة">', DAY, "صحيفة"),
        ('<meta name="date" content="18/11/2018">', None, None),
        ('<meta property="article:modified_time" content="2018-11-18">', None, None),
        (ARTICLE % ONE, DAY, "صحيفة"),
        (ARTICLE % f"{ONE}, {OTHER}", None, None),
        (ARTICLE % "{broken", None, None),
        ('<time itemprop="datePublished" datetime="2018-11-18">أمس</time>', DAY, None),
        ('<time pubdate datetime="2018-11-18"></time><time pubdate datetime="2018-11-17"></time>', None, None),
    ],
)
def test_a_day_and_an_outlet_are_those_that_are_stated(
    read: Reader, head: str, published: datetime.date | None, outlet: str | None
) -> None:
    (reading,) = read("news.html", page(head))
    assert isinstance(reading, Reading)
    assert (reading.document.published, reading.document.outlet) == (published, outlet)


def test_what_the_user_states_goes_first(read: Reader) -> None:
    head = '<meta name="date" content="2018-11-17"><link rel="canonical" href="https://example.org/a">'
    (reading,) = read("news.html", page(head), published=DAY)
    assert isinstance(reading, Reading)
    assert (reading.stated.published, reading.stated.url) == (DAY, "https://example.org/a")


@pytest.mark.parametrize("address", ["/a", "javascript:alert(1)", "http://[", "https://example.org/\n"])
def test_an_address_is_a_whole_one(read: Reader, address: str) -> None:
    (reading,) = read("news.html", page(f'<link rel="canonical" href="{address}">'))
    assert isinstance(reading, Reading)
    assert reading.document.url in {None, "https://example.org/"}


@pytest.mark.parametrize(
    ("data", "charset", "encoding"),
    [
        (page(charset="windows-1256").encode("cp1256"), None, "windows-1256"),
        (page(charset="iso-8859-1").encode(), None, "utf-8"),
        (page(charset="x-unknown").encode(), None, "utf-8"),
        (page(charset="utf-8").encode("cp1256"), None, "windows-1256"),
        (page(charset="utf-16").encode(), None, "utf-8"),
        (page(charset="base64").encode(), None, "utf-8"),
        (page().encode("utf-16"), None, "utf-16"),
        (page(charset="windows-1252").encode("cp1256"), "windows-1256", "windows-1256"),
    ],
)
def test_the_encoding_is_what_is_said_and_so(data: bytes, charset: str | None, encoding: str) -> None:
    text, found = decode_page(data, charset)
    assert found == encoding
    assert WORDS in text


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "nothing in it"),
        (b"<html><body></body></html>", "no main text"),
        (b"<html><body>" + b"\xff\xfe\xfd" * 50, "neither UTF-8"),
    ],
)
def test_a_page_without_words_is_told(read: Reader, data: bytes, problem: str) -> None:
    (skipped,) = read("news.html", data)
    assert isinstance(skipped, Skipped)
    assert problem in skipped.problem
    assert skipped.where.endswith("news.html")


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li"])
def test_a_page_nested_without_end_is_refused(read: Reader, tag: str) -> None:
    (refused,) = read("deep.html", f"<html><body>{f'<{tag}>' * 100_000}{WORDS}")
    assert isinstance(refused, Refused)
    assert "nested" in refused.problem


def test_a_page_of_more_elements_than_people_make_is_refused_unread(read: Reader) -> None:
    (refused,) = read("wide.html", f"<html><body>{'<i>x</i>' * 250_000}{WORDS}")
    assert isinstance(refused, Skipped)
    assert "more than 200000 elements" in refused.problem
