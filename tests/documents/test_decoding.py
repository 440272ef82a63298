from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.documents import decode
from tawthiq.errors import InputError

ARABIC = "قال المرصد إن ثلاثة مدنيين قتلوا في القرية مساء السبت، وأصيب آخرون."


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (ARABIC.encode(), ARABIC, "utf-8"),
        (b"\xef\xbb\xbf" + ARABIC.encode(), ARABIC, "utf-8"),
        (ARABIC.encode("utf-16"), ARABIC, "utf-16"),
        (b"\xfe\xff" + ARABIC.encode("utf-16-be"), ARABIC, "utf-16"),
        (ARABIC.encode("utf-32"), ARABIC, "utf-32"),
        (ARABIC.encode("cp1256"), ARABIC, "windows-1256"),
        (b"Three people were killed.", "Three people were killed.", "utf-8"),
        ("قتل\r\nشخص".encode(), "قتل\r\nشخص", "utf-8"),
        (b"", "", "utf-8"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16", "utf-16 big", "utf-32", "windows-1256", "ascii", "line ends stay", "empty"],
)
def test_decodes(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data, "a.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (ARABIC.encode()[:40] + b"\xff" + ARABIC.encode()[40:], "damaged UTF-8 at byte 41, line 1"),
        (b"one\ntwo " + "é".encode("latin-1") + b"t" + "é\u2019".encode(), "damaged UTF-8 at byte 9, line 2"),
        ("Trois personnes ont été tuées".encode("latin-1"), "neither UTF-8 (see byte 21, line 1)"),
        ("FRANÇAIS".encode("latin-1"), "neither UTF-8"),
        ("Удар по деревне, погибли мирные жители".encode("cp1251"), "neither UTF-8"),
        (ARABIC.encode("utf-16")[:-1], "damaged UTF-16"),
        (ARABIC.encode("utf-16-le"), "NUL"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "NUL"),
        (b"\x01\x02\x03\x04 text", "4 control characters"),
    ],
    ids=[
        "damaged",
        "damaged line 2",
        "latin-1",
        "latin-1 capitals",
        "windows-1251",
        "cut utf-16",
        "utf-16 without mark",
        "png",
        "controls",
    ],
)
def test_refuses(data: bytes, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "a.txt")
    assert problem in caught.value.problem
    assert caught.value.where == "a.txt"
    assert caught.value.remedy


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_an_input_error(data: bytes) -> None:
    try:
        assert "\0" not in decode(data, "x").text
    except InputError as error:
        assert error.problem


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf8_comes_back_letter_for_letter(text: str) -> None:
    assert decode(text.encode(), "x").text == text.removeprefix("\ufeff")
