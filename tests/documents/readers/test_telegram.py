from __future__ import annotations

import datetime
import json

import pytest

from tawthiq.documents import Reading, Refused, Skipped, Unread

from .conftest import Reader

MESSAGES = [
    {"id": 1, "type": "service", "date": "2018-11-01T00:00:00", "text": ""},
    {"id": 2, "type": "message", "date": "2018-11-18T09:00:00", "text": ["قتل ", {"text": "مدني"}, "."]},
    {"id": 3, "type": "message", "date": "2018-11-18T09:01:00", "photo": "photos/a.jpg", "text": ""},
    {"id": 4, "type": "message", "date": "2018-11-19T09:00:00", "text": "وأصيب آخر في القرية."},
]  # fmt: skip
CHAT = {"name": "قناة", "type": "public_channel", "id": 77, "messages": MESSAGES}


def test_each_message_with_words_is_a_report(read: Reader) -> None:
    one, two, wordless = read("result.json", json.dumps(CHAT))
    assert isinstance(one, Reading)
    assert isinstance(two, Reading)
    found = one.document
    assert (found.doc_id, found.text, found.outlet, found.url) == ("telegram:77/2", "قتل مدني.", "قناة", None)
    assert found.published == datetime.date(2018, 11, 18)
    assert one.where.endswith("result.json:message 2")
    assert isinstance(wordless, Unread)
    assert wordless.problem.startswith("a message without words")


def test_with_the_address_of_the_channel_each_message_has_its_own(read: Reader) -> None:
    one, *_ = read("result.json", json.dumps(CHAT), url="https://t.me/some_channel")
    assert isinstance(one, Reading)
    assert (one.document.doc_id, one.document.url) == ("t.me/some_channel/2", "https://t.me/some_channel/2")


def test_an_export_of_several_chats_keeps_them_apart(read: Reader) -> None:
    group = {**CHAT, "type": "private_supergroup", "id": 78, "messages": MESSAGES[1:2]}
    items = read(
        "result.json", json.dumps({"about": "x", "chats": {"list": [{**CHAT, "messages": MESSAGES[1:2]}, group]}})
    )
    found = [(item.document.doc_id, item.document.outlet) for item in items if isinstance(item, Reading)]
    assert found == [("telegram:77/2", "قناة"), ("telegram:78/2", None)]


@pytest.mark.parametrize(
    ("data", "type_", "problem"),
    [
        ("{}", Skipped, "no export of Telegram"),
        ('[{"text": "x"}]', Skipped, "no export of Telegram"),
        (json.dumps(CHAT)[:-5], Skipped, "broken JSON"),
        ('{"messages": [{"text": ' + "[" * 100_000, Refused, "nested"),
    ],
)
def test_what_is_no_export_is_told(read: Reader, data: str, type_: type[Skipped], problem: str) -> None:
    item = read("result.json", data)[-1]
    assert type(item) is type_
    assert isinstance(item, Skipped)
    assert problem in item.problem
