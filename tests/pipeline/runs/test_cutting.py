"""Bytes bound a part and a batch whatever the form of the archive is."""

from __future__ import annotations

import pytest

from tawthiq.pipeline.runs import cutting
from tawthiq.pipeline.runs.cutting import Cut
from tawthiq.pipeline.runs.inputs import Place
from tawthiq.pipeline.runs.items import Item, Line, Row


@pytest.mark.parametrize(
    "item",
    [Line("a", 1, b"x" * 400_000), Row("a", 1, {"doc_id": "r1", "text": "x" * 400_000, "published": None})],
)
def test_rows_are_as_large_as_their_text(item: Item, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "PART_BYTES", 2_000_000)
    cut = Cut((item, Place(0, number)) for number in range(1, 13))
    assert [len(batch) for batch in cut.batches()] == [3, 2, 3, 2, 2]
    assert [one.is_end for one in cut.after] == [False, True, False, True, True]
