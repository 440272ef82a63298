from __future__ import annotations

from pathlib import Path

import pytest

from tawthiq.errors import CaseError
from tawthiq.pipeline.lookup import full_id

IDS = ["i-366ae2dc7aa9", "i-366b00000000", "i-93237fddfdab"]
FOLDER = Path("hajin")


@pytest.mark.parametrize("name", ["i-93237fddfdab", "93237fddfdab", "i-9", "9"])
def test_an_id_or_an_unambiguous_beginning_names_an_incident(name: str) -> None:
    assert full_id(name, IDS, FOLDER) == "i-93237fddfdab"


def test_a_whole_id_is_never_ambiguous() -> None:
    assert full_id("i-1", ["i-1", "i-12"], FOLDER) == "i-1"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("366", "'366' is the beginning of 2 incidents: i-366ae2dc7aa9, i-366b00000000; write more of it"),
        ("i-366ae2dc7aa8", "no incident of hajin has the id 'i-366ae2dc7aa8'; near it: i-366ae2dc7aa9"),
        ("x", "no incident of hajin has the id 'x'; see: tawthiq incidents hajin"),
    ],
)
def test_what_names_none_or_several_is_told_with_near_ids(name: str, message: str) -> None:
    with pytest.raises(CaseError) as told:
        full_id(name, IDS, FOLDER)
    assert message in str(told.value)
