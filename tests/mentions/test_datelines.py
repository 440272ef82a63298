"""Headline, dateline and lead without line breaks between them."""

from __future__ import annotations

import datetime

import pytest

from tawthiq.lang import load
from tawthiq.mentions.datelines import cut_at_datelines
from tawthiq.mentions.times import find_times
from tawthiq.text import split_sentences, tokenise

ENGLISH = load("en")


def cut(text: str) -> list[str]:
    tokens = tokenise(ENGLISH.folding.fold(text))
    times = find_times(tokens, text, ENGLISH.times, datetime.date(2020, 5, 13))
    parts = cut_at_datelines(split_sentences(text), times, text, ENGLISH.words["bylines"])
    return [text[part.span.start : part.span.end] for part in parts]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Raid kills six in Raqqa AFP Monday 4 May 2020 Six people were killed in a raid.",
            ["Raid kills six in Raqqa", "Six people were killed in a raid."],
        ),
        (
            "Published May 4 2020 Six people were killed in a raid.",
            ["Six people were killed in a raid."],
        ),
        (
            "Date of publication: 4 May 2020 Six people were killed in a raid.",
            ["Six people were killed in a raid."],
        ),
        (
            "Monday 4 May 2020 18:32 Raid kills six people in Raqqa.",
            ["Raid kills six people in Raqqa."],
        ),
        (
            "4 May 2020 135 people were killed in raids.",
            ["135 people were killed in raids."],
        ),
    ],
)
def test_the_date_of_the_page_parts_headline_and_lead(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Six people were killed on Monday 4 May 2020 Syrian activists said in a statement.",
        "The army said on 4 May 2020 that six people were killed.",
        "Six people were killed in the raid of 4 May 2020.",
        "Six people were killed AFP reported.",
    ],
)
def test_the_day_of_an_event_parts_nothing(text: str) -> None:
    assert cut(text) == [text]
