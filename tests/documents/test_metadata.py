from __future__ import annotations

import datetime

import pytest

from tawthiq.documents import parse_day, parse_language


@pytest.mark.parametrize("value", ["2018-11-18", "2018-11-18T09:30:00Z", "2018-11-18T23:30:00+03:00", " 2018-11-18 "])
def test_days(value: str) -> None:
    assert parse_day(value) == datetime.date(2018, 11, 18)


@pytest.mark.parametrize(
    "value", ["18.11.2018", "2018-11", "20181118", "2018-W46-7", "2018-02-30", "yesterday", "2018-11-189"]
)
def test_no_days(value: str) -> None:
    with pytest.raises(ValueError, match=r"date|day|month"):
        parse_day(value)


@pytest.mark.parametrize(
    ("value", "code"), [("ar", "ar"), ("AR", "ar"), ("ar-SY", "ar"), ("en_GB", "en"), ("ckb", "ckb")]
)
def test_languages(value: str, code: str) -> None:
    assert parse_language(value) == code


@pytest.mark.parametrize("value", ["arabic", "", "a", "العربية", "ar;en"])
def test_no_languages(value: str) -> None:
    with pytest.raises(ValueError, match="not a language code"):
        parse_language(value)
