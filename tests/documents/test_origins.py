"""From words back to bytes: what stands in the bytes is what the words say."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.documents import ByteRange, Metadata, origins_in_line, origins_in_plain_text, read_jsonl
from tawthiq.documents.composition import Source, compose
from tawthiq.documents.decoding import decode
from tawthiq.model import Document, Span

ARABIC = "قتل ثلاثة مدنيين في غارة على بلدة هجين، قالت المصادر."
WORDS = st.text(st.sampled_from('ab قم\u200fé\U0001f600"\\\n\t/\x0b\ud7ff\ue000'), min_size=1, max_size=12)


def plain(data: bytes, title: str | None = None) -> Document:
    return compose("a", decode(data, "a").text, Metadata(title=title), Source("a")).document


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1256"])
@pytest.mark.parametrize("title", [None, "عنوان"])
def test_words_of_a_plain_text_file(encoding: str, title: str | None) -> None:
    data = ARABIC.encode(encoding)
    document = plain(data, title)
    start = document.text.index("ثلاثة")
    (found,) = origins_in_plain_text(data, document, Span(start, start + 12))
    stands = data[found.start : found.end]
    plain_encoding = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(encoding, encoding)
    assert stands.decode(plain_encoding) == document.text[start : start + 12] == "ثلاثة مدنيين"


def test_big_endian() -> None:
    data = b"\xfe\xff" + ARABIC.encode("utf-16-be")
    (found,) = origins_in_plain_text(data, plain(data), Span(0, 3))
    assert data[found.start : found.end].decode("utf-16-be") == "قتل"


def test_a_title_given_beside_the_file_stands_in_no_bytes() -> None:
    data = ARABIC.encode()
    document = plain(data, "عنوان")
    assert origins_in_plain_text(data, document, Span(0, 5)) == ()
    both = origins_in_plain_text(data, document, Span(0, 10))
    assert both == (ByteRange(0, len("قتل".encode())),)


def test_words_of_a_line_in_its_title_and_its_text() -> None:
    line = '{"text": "\\u0642تل", "n": [1, {"text": "no"}], "title": "خبر", "doc_id": "a"}'.encode()
    (reading,) = read_jsonl(io.BytesIO(line), "in.jsonl")
    document = reading.document  # type: ignore[union-attr]
    assert document.text == "خبر\n\nقتل"
    title, text = origins_in_line(line, document, Span(0, len(document.text)))
    assert line[title.start : title.end].decode() == "خبر"
    assert line[text.start : text.end].decode() == "\\u0642تل"
    assert origins_in_line(line, document, Span(3, 5)) == ()


@given(st.lists(WORDS, min_size=3, max_size=3), st.booleans(), st.booleans(), st.sampled_from([None, "", " ", "\n "]))
def test_any_words_of_a_line_lead_back(words: list[str], is_ascii: bool, has_mark: bool, indent: str | None) -> None:
    before, asked, after = words
    value = {"doc_id": "a", "n": {"text": [1.5]}, "text": f"x{before}{asked}{after}", "title": f"t{after}"}
    text = json.dumps(value, ensure_ascii=is_ascii, separators=(", ", f":{(indent or '').strip(chr(10))}"))
    line = text.encode("utf-8-sig" if has_mark else "utf-8")
    document = compose("a", str(value["text"]), Metadata(title=str(value["title"])), Source("a")).document
    start = len(document.text) - len(asked) - len(after)
    (found,) = origins_in_line(line, document, Span(start, start + len(asked)))
    assert json.loads(b'"' + line[found.start : found.end] + b'"') == asked
