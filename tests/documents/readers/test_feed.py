from __future__ import annotations

import datetime

import pytest

from tawthiq.documents import Reading, Refused, Skipped

from .conftest import Reader

WORDS = "قتل ثلاثة مدنيين في قصف على القرية."
RSS = """<rss version="2.0"><channel><title>وكالة</title>
<item><title>قصف</title><link>https://example.org/1</link><pubDate>Sun, 18 Nov 2018 23:00:00 -0500</pubDate>
<description>&lt;p&gt;{words}&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</description></item>
<item><guid>two</guid><title>عنوان وحده</title></item><item/></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة</title><entry><id>urn:1</id><title>قصف</title>
<updated>2018-11-20T00:00:00Z</updated>{published}<content type="html">&lt;p&gt;{words}&lt;/p&gt;</content>
<summary>ملخص</summary></entry></feed>"""


def test_each_item_of_rss_is_a_report(read: Reader) -> None:
    one, two, three = read("a.rss", RSS.format(words=WORDS))
    assert isinstance(one, Reading)
    assert isinstance(two, Reading)
    assert isinstance(three, Skipped)
    found = one.document
    assert (found.doc_id, found.url, found.outlet) == ("https://example.org/1", "https://example.org/1", "وكالة")
    assert (found.text, found.published) == (f"قصف\n\n{WORDS}", datetime.date(2018, 11, 18))
    assert (two.document.doc_id, two.document.text, two.document.url) == ("two", "عنوان وحده", None)


@pytest.mark.parametrize(
    ("published", "day"),
    [("<published>2018-11-18T01:00:00+03:00</published>", datetime.date(2018, 11, 18)), ("", None)],
)
def test_the_day_is_that_of_publication_and_never_of_a_change(
    read: Reader, published: str, day: datetime.date | None
) -> None:
    (reading,) = read("a.atom", ATOM.format(words=WORDS, published=published))
    assert isinstance(reading, Reading)
    assert (reading.document.doc_id, reading.document.published) == ("urn:1", day)
    assert reading.document.text == f"قصف\n\n{WORDS}"


def test_an_entry_without_an_id_has_the_name_of_the_file_and_its_number(read: Reader) -> None:
    (reading,) = read(
        "a.xml", f"<rss version='2.0'><channel><item><description>{WORDS}</description></item></channel></rss>"
    )
    assert isinstance(reading, Reading)
    assert reading.document.doc_id == "a:1"


@pytest.mark.parametrize(
    ("data", "type_", "problem"),
    [
        ("<html></html>", Skipped, "no RSS or Atom feed"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]><rss version='2.0'/>", Refused, "entities"),
        ("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss>&a;", Refused, "entities"),
        ("<rss>" * 5000, Refused, "nested"),
    ],
)
def test_what_is_no_feed_is_told(read: Reader, data: str, type_: type[Skipped], problem: str) -> None:
    (item,) = read("a.xml", data)
    assert type(item) is type_
    assert isinstance(item, Skipped)
    assert problem in item.problem
