from __future__ import annotations

from pathlib import Path

import pytest
from tests.recorders.tables import MINIMAL, report

LISTS = MINIMAL + 'via = "heard"\n\n[lists]\nvia = [";", ","]\n'


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("SOHR", ["SOHR"]),
        ("SOHR;Reuters, a doctor ;; ", ["SOHR", "Reuters", "a doctor"]),
        ("SOHR;SOHR;sohr", ["SOHR"]),
        (" 'SOHR' ; \u201ca doctor\u201d", ["SOHR", "a doctor"]),
        ('[{""belligerent"":""SOHR""},{""belligerent"":""a doctor""}]', ["SOHR", "a doctor"]),
        ('[""SOHR"", ""a doctor""]', ["SOHR", "a doctor"]),
        ("[]", []),
        (";", []),
    ],
)
def test_the_items_of_a_cell(tmp_path: Path, cell: str, items: list[str]) -> None:
    (claim,) = report(tmp_path, LISTS, {"id": "1", "date": "2018-11-17", "heard": cell}).claims
    assert [actor.name for actor in claim.via] == items


def test_without_separators_a_cell_is_one_item(tmp_path: Path) -> None:
    mapping = MINIMAL + 'via = "heard"\n'
    (claim,) = report(tmp_path, mapping, {"id": "1", "date": "2018-11-17", "heard": "SOHR; Reuters"}).claims
    assert [actor.name for actor in claim.via] == ["SOHR; Reuters"]
