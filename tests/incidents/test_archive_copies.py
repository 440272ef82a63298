"""Near copies among very many texts: those that are found exactly, to a stated recall, the same on every engine."""

from __future__ import annotations

import importlib
import importlib.util
import itertools
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import report
from tests.incidents.test_copies import ARABIC, OTHER, STORY, words
from tests.spark_session import spark

from tawthiq.incidents import copy_sql, find_copies
from tawthiq.incidents.shared_runs import COMMON

pytest.importorskip("rensa")
archive_copies = pytest.importorskip("tawthiq.incidents.archive_copies", exc_type=ImportError)
signatures = importlib.import_module("tawthiq.incidents.signatures")

RECALL = 0.99
"""Of the copies that are found exactly, so many must be found by bands; bench/scale/copies.py measures it."""

_BENCH = Path(__file__).parents[2] / "bench" / "copies" / "run.py"


def texts(count):
    """Reports that carry one another: cut, changed, with heads and menus."""
    spec = importlib.util.spec_from_file_location("bench_copies", _BENCH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.reports([text for text, _ in itertools.islice(module.texts(random.Random(7)), count)])


def found(reports):
    table = archive_copies.archive_copies(signatures.signed(reports))
    return dict(zip(table["doc_id"].to_pylist(), table["copy_of"].to_pylist(), strict=True))


def built(*parts):
    return [report(f"d{i:03}", published=f"2020-01-{i % 28 + 1:02}", text=text).build() for i, text in enumerate(parts)]


def test_nearly_all_copies_are_found_and_none_beside_them():
    reports = texts(1500)
    exact, close = find_copies(reports), found(reports)
    assert len(exact) > 500
    assert close.items() <= exact.items()
    assert len(close) >= RECALL * len(exact)
    random.Random(1).shuffle(reports)
    assert found(reports) == close


@pytest.mark.parametrize("second", [STORY, "The agency adds its own head here. " + STORY[:120], STORY.upper()])
def test_a_near_copy_leads_to_the_earliest(second):
    assert found(built(STORY, OTHER, second, STORY)) == {"d002": "d000", "d003": "d000"}


def test_a_story_that_very_many_carry_letter_for_letter_is_found():
    assert len(found(built(*[ARABIC] * (COMMON + 20)))) == COMMON + 19


def test_what_very_many_pages_share_makes_no_copies():
    menu = " ".join(f"section{number}" for number in range(40))
    assert found(built(*(menu + " " + words("page", i, 20) for i in range(COMMON + 2)))) == {}


def test_in_a_larger_archive_more_texts_may_share_a_run_before_it_is_common(monkeypatch):
    """Each of these runs is in over `COMMON` texts, and in no more of them than in an archive that is not large."""
    again = [f"{STORY} {words('page', i, 20)}" for i in range(COMMON + 20)]
    others = [words("other", i, 40) for i in range(COMMON + 20)]
    assert found(built(*again, *others)) == {}
    monkeypatch.setattr(copy_sql, "ORDINARY", COMMON)
    assert found(built(*again, *others)).keys() == {f"d{i:03}" for i in range(1, COMMON + 20)}


def test_short_and_empty_texts_and_none_at_all():
    assert found(built("Nine killed", "Nine killed", "", "")) == {}
    assert found([]) == {}


def test_an_original_comes_with_what_is_known_of_it():
    first = report("a", published="2020-01-01", outlet="Agency", text=STORY).build()
    later = report("b", published=None, text=STORY).build()
    (row,) = archive_copies.archive_copies(signatures.signed([later, first])).to_pylist()
    assert (row["doc_id"], row["copy_of"]) == ("b", "a")
    assert (row["published"], row["outlet"], row["language"]) == ("2020-01-01", "Agency", first.document.language)


def test_two_texts_of_one_id_are_told():
    with pytest.raises(archive_copies.SameIdError, match="d000"):
        found([*built(STORY), *built(OTHER)])


def test_signatures_are_the_same_on_every_machine():
    """The numbers are fixed: a table of copies would not be the same again if they were not."""
    numpy = importlib.import_module("numpy")
    numbers = signatures.bands_of(numpy.array([1, 2, 3, -1, 5]), [0, 3, 5], signatures.SEED)
    assert numbers.shape == (2, signatures.BANDS)
    assert numbers[:, :2].tolist() == [
        [-6377844993941697209, -8920028565877578245],
        [-8199288529107000465, -4608988650331148957],
    ]


@settings(max_examples=10, deadline=None)
@given(st.lists(st.sampled_from([STORY, OTHER, ARABIC, STORY + " " + OTHER, OTHER + " " + STORY]), max_size=12))
def test_every_copy_found_is_one_that_is_found_exactly(parts):
    reports = built(*parts)
    assert found(reports).keys() <= find_copies(reports).keys()


def test_spark_finds_the_same():
    spark_copies = pytest.importorskip("tawthiq.incidents.spark_copies", exc_type=ImportError)
    pa = importlib.import_module("pyarrow")
    session = spark()
    given_ = pa.Table.from_batches(signatures.signed(texts(300)), signatures.TEXTS)
    table = spark_copies.spark_copies(session, session.createDataFrame(given_)).toArrow()
    expected = archive_copies.archive_copies(given_.to_batches())
    assert len(expected) > 100
    assert table.sort_by("doc_id").to_pylist() == expected.to_pylist()
