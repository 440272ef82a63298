"""A report as sentences of items, each letter of them at its place in the original text."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest

from tawthiq.lang import load
from tawthiq.mentions import Passage, Quantity, TimeMention, read_passages
from tawthiq.model import Document

DAY = datetime.date(2020, 5, 13)


def passages(text: str, published: datetime.date | None = DAY) -> list[Passage]:
    return read_passages(Document("case", text, "ar", published), load("ar"))


def quoted(text: str, **values) -> list[str]:
    return [text[passage.span.start : passage.span.end] for passage in passages(text, **values)]


SENTENCES = [
    ("قصف على بلدة تفتناز | صحيفة النهار قصف على بلدة تفتناز | صح", ["قصف على بلدة تفتناز | صحيفة النهار "]),
    ("قصف على حلب. قتل مدني.", ["قصف على حلب.", "قتل مدني."]),
    ("قصف على حلب\nقتل مدني", ["قصف على حلب", "قتل مدني"]),
    ("قصف على حلب. قصف على حلب.", ["قصف على حلب."]),  # said once
    ("قصف على حلب. قَصْف على حـلب!", ["قصف على حلب."]),  # marks and stretching make no other sentence
    ("", []),
    ("\n \n", []),
    ("...", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_only_the_first_line_is_the_title() -> None:
    found = passages("قصف على حلب. مقتل مدني\nقتل مدني بالقصف على حلب.")
    assert [passage.is_title for passage in found] == [True, True, False]
    assert [passage.line for passage in found] == [0, 0, 1]


TEXT = "وقالت مصادر إن ١٢ مدنيًّا قُتِلوا، أمس الثلاثاء، بقصـف على قرية «الزوبعية» (ريف إدلب)."


def test_items_stand_in_order_without_overlap_between_two_edges() -> None:
    (passage,) = passages(TEXT)
    inner = passage.items[1:-1]
    assert passage.items[0].classes == passage.items[-1].classes == frozenset({"EDGE"})
    assert all(one.end <= other.start for one, other in pairwise(inner))
    assert (inner[0].start, inner[-1].end) == (passage.span.start, passage.span.end)


def test_every_letter_is_in_an_item() -> None:
    (passage,) = passages(TEXT)
    covered = {i for item in passage.items for i in range(item.start, item.end)}
    missed = {TEXT[i] for i in range(len(TEXT)) if i not in covered}
    assert not any(letter.isalnum() for letter in missed)


def test_quantities_places_and_times_are_single_items() -> None:
    (passage,) = passages(TEXT)
    words = {TEXT[item.start : item.end]: item for item in passage.items}
    assert isinstance(words["١٢ مدنيًّا"].value, Quantity)
    assert isinstance(words["أمس الثلاثاء"].value, TimeMention)
    assert "PLACE" in words["قرية «الزوبعية»"].classes


def test_a_time_is_resolved_by_the_publication_date_only() -> None:
    dated = [item.value for passage in passages(TEXT) for item in passage.items]
    undated = [item.value for passage in passages(TEXT, None) for item in passage.items]
    assert [time.start for time in dated if isinstance(time, TimeMention)] == ["2020-05-12"]
    assert [time.start for time in undated if isinstance(time, TimeMention)] == [None]


def test_running_totals_are_cumulative() -> None:
    (passage,) = passages("قتل 400 مدني منذ بداية الشهر بالقصف.")
    assert any({"TIME", "CUMULATIVE"} <= item.classes for item in passage.items)


def test_an_endless_sentence_is_cut_and_nothing_of_it_is_lost() -> None:
    text = "قصف " + " ".join(f"قتل {n} مدنيين على حلب،" for n in range(1000))
    found = passages(text)
    assert len(found) > 1
    assert all(len(passage.items) < 1500 for passage in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    numbers = [item.value.count.minimum for p in found for item in p.items if isinstance(item.value, Quantity)]
    assert numbers == list(range(1000))
