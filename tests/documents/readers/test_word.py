from __future__ import annotations

import io
import zipfile

import pytest

from tawthiq.documents import Reading, Refused, Skipped, Unread

from .conftest import Reader

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, name: str = "word/document.xml", head: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, f"<?xml version='1.0'?>{head}<w:document {_W}><w:body>{body}</w:body></w:document>")
    return buffer.getvalue()


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_paragraphs_are_lines_and_deleted_words_are_gone(read: Reader) -> None:
    body = (
        f"<w:p>{run('قتل ')}<w:del><w:r><w:delText>أربعة</w:delText></w:r>{run('x')}</w:del>{run('مدني')}"
        "<w:r><w:tab/><w:t>في القرية.</w:t></w:r></w:p><w:p/>"
        f"<w:tbl><w:tr><w:tc><w:p>{run('جدول')}</w:p></w:tc></w:tr></w:tbl>"
    )
    (reading,) = read("a.docx", docx(body))
    assert isinstance(reading, Reading)
    assert reading.document.text == "قتل مدني في القرية.\nجدول"


@pytest.mark.parametrize(
    ("data", "type_", "problem"),
    [
        (b"PK no zip", Skipped, "broken archive"),
        (docx("", name="other.xml"), Skipped, "no word/document.xml"),
        (docx("<w:p>"), Skipped, "broken XML"),
        (docx("<w:p/>"), Unread, "without text"),
        (docx("<w:p>&a;</w:p>", head="<!DOCTYPE x [<!ENTITY a 'b'>]>"), Refused, "entities"),
        (docx("<w:tbl>" * 100_000), Refused, "nested"),
        (docx(f"<w:p>{run('a' * 12_000_000)}</w:p>"), Refused, "times its size"),
    ],
)
def test_a_document_that_gives_no_words_is_told(read: Reader, data: bytes, type_: type[Skipped], problem: str) -> None:
    (item,) = read("a.docx", data)
    assert type(item) is type_
    assert isinstance(item, Skipped)
    assert problem in item.problem
