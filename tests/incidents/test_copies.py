from __future__ import annotations

import importlib
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import report

from tawthiq.incidents import find_copies
from tawthiq.incidents.copies import copied
from tawthiq.incidents.runs import runs_of, words_of
from tawthiq.incidents.shared_runs import COMMON
from tawthiq.incidents.trails import text_of, trail_of

STORY = (
    "Shells fell on the market street in the early afternoon while families were buying bread for the feast, and "
    "rescuers carried the wounded to a field hospital across the bridge until nightfall."
)
OTHER = (
    "A convoy of lorries with flour and medicine reached the besieged district on Tuesday after three weeks of talks "
    "between the council and the army, and drivers said that two more would follow."
)
ARABIC = (
    "أصابت القذائف شارع السوق بعد الظهر بينما كانت العائلات تشتري الخبز "
    "ونقل المسعفون الجرحى إلى مستشفى ميداني قرب الجسر"
)
VOWELLED = ARABIC.replace("شارع", "شارِع").replace("الظهر", "الظهــر")
ROWS = [["same"] * 11 + ["1"], ["same"] * 11 + ["2"]]


def words(name, number, count):
    return " ".join(f"{name}{number}x{place}" for place in range(count))


def documents(*texts):
    return [report(f"d{i}", published=f"2020-01-0{i + 1}", text=text).build() for i, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("first", "second", "copied"),
    [
        (STORY, STORY, True),
        (STORY, "The agency adds its own head here. " + STORY[:120], True),
        (STORY, STORY.upper(), True),
        (ARABIC, VOWELLED, True),
        (STORY, OTHER, False),
        (STORY, OTHER + " Shells fell on the market street in the early afternoon.", False),
        ("Nine killed in the village", "Nine killed in the village", False),
    ],
)
def test_near_copies(first, second, copied):
    reports = documents(first, second)
    assert find_copies(reports) == ({"d1": "d0"} if copied else {})
    assert find_copies(reports[::-1]) == find_copies(reports)


def test_a_copy_of_a_copy_leads_to_the_first():
    assert find_copies(documents(STORY, STORY, STORY)) == {"d1": "d0", "d2": "d0"}


def test_a_story_that_very_many_carry_letter_for_letter_is_found():
    texts = [report(f"d{i:03}", text=STORY).build() for i in range(COMMON + 20)]
    assert find_copies(texts) == {f"d{i:03}": "d000" for i in range(1, COMMON + 20)}


def test_what_very_many_pages_share_makes_no_copies():
    menu = " ".join(f"section{number}" for number in range(40))
    pages = [report(f"d{i:03}", text=menu + " " + words("page", i, 20)).build() for i in range(COMMON + 2)]
    assert find_copies(pages) == {}
    assert len(find_copies(pages[:2])) == 1  # of two alone nobody can tell


@pytest.mark.parametrize("before", [0, 1, 20])
def test_a_short_item_is_found_in_the_lead_of_a_long_report(before):
    item = words("item", 0, 12)
    longer = words("head", 1, before) + " " + item + " " + words("rest", 2, 900)
    assert find_copies(documents(item, longer)) == {"d1": "d0"}


def test_a_long_report_cut_to_its_second_half_is_found():
    story = [f"w{number}" for number in range(1200)]
    assert find_copies(documents(" ".join(story), " ".join(story[600:]))) == {"d1": "d0"}


def test_rows_of_a_table_are_no_copies_of_one_another():
    columns = [f"a long name of column {number}" for number in range(12)]
    rows = ["\n".join(f"{name}: {value}" for name, value in zip(columns, values, strict=True)) for values in ROWS]
    assert find_copies(documents(*rows)) == {}
    prose = "\n".join([STORY] + [f"{name}: {value}" for name, value in zip(columns[:3], "abc", strict=True)])
    assert find_copies(documents(STORY, prose)) == {"d1": "d0"}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=6), max_size=8), st.randoms())
def test_the_order_of_reports_makes_no_difference(stories, random):
    paragraphs = {letter: words(letter, 0, 15) for letter in "abcdefg"}
    texts = documents(*(" ".join(paragraphs[letter] for letter in story) for story in stories))
    expected = find_copies(texts)
    random.shuffle(texts)
    assert find_copies(texts) == expected
    assert not set(expected) & set(expected.values())


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from([STORY, OTHER, ARABIC, *(words("w", n, 30) for n in range(6))]), max_size=3),
        max_size=60,
    )
)
def test_arrays_give_what_is_found_one_by_one(texts):
    pytest.importorskip("numpy")
    reports = [report(f"d{i:02}", text=" ".join(parts)).build() for i, parts in enumerate(texts)]
    one_by_one = find_copies(reports)
    trails = [trail_of(text_of(one)) for one in reports]

    def found():
        return copied(trails, len(trails), lambda at: trails[at].wording(lambda: text_of(reports[at])))

    expected = found()
    with mock.patch("tawthiq.incidents.copies.SMALL", -1), mock.patch("tawthiq.incidents.shared_runs_arrays.PART", 50):
        assert find_copies(reports) == one_by_one
        assert found() == expected


def test_arrays_hash_as_python_does():
    numpy = pytest.importorskip("numpy")
    arrays = importlib.import_module("tawthiq.incidents.shared_runs_arrays")
    assert arrays.is_as_python()
    own = words_of(" ".join([STORY, ARABIC, OTHER]))
    assert arrays.runs_in(numpy.array(own, numpy.uint64)).tolist() == runs_of(own)
    assert arrays.runs_in(numpy.array(own[:3], numpy.uint64)).tolist() == []
