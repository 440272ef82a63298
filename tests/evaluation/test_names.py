from __future__ import annotations

from typing import Any

import pytest

from tawthiq.evaluation.names import Names, fold, same_place, same_start


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("المَرْصَدُ السوريّ", "مرصد سوري"),
        ("والقوات", "قوات"),
        ("للقوات", "قوات"),
        ("إدلب", "ادلب"),
        ("قرية أبو الحسـن،", "قريه ابو حسن"),
        ("مستشفى", "مستشفي"),
        ("The Ministry of Health", "ministry health"),
        ("U.S.-led Coalition", "u s led coalition"),
        ("الد", "الد"),
        ("", ""),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("gold", "predicted", "agree"),
    [
        (None, None, True),
        (None, {}, True),
        (None, {"name": "medics"}, False),
        ({"name": "medics"}, None, False),
        ({"name": "Medics"}, {"name": "the medics"}, True),
        ({"name": "medics"}, {"name": "local medics"}, True),
        ({"name": "the UN"}, {"name": "UN mission"}, False),
        ({"name": "المرصد السوري", "aliases": ["SOHR"]}, {"name": "sohr"}, True),
        ({"name": "monitor", "aliases": None}, {"name": "police"}, False),
        ("medics", {"name": "Medics"}, True),
        ({"name": "..."}, None, True),
    ],
)
def test_actors(gold: Any, predicted: Any, agree: bool) -> None:
    assert Names.of(gold).agree(Names.of(predicted)) is agree


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        ({"name": "هجين"}, None, False),
        ({"name": "هجين"}, {"name": "بلدة هجين"}, True),
        ({"name": "قرية"}, {"name": "هجين"}, False),
        ({"name": "a", "lat": 34.6, "lon": 40.9}, {"name": "b", "lat": 34.7, "lon": 40.9}, True),
        ({"name": "a", "lat": 34.6, "lon": 40.9}, {"name": "b", "lat": 34.8, "lon": 40.9}, False),
        ({"name": "a", "lat": 60.0, "lon": 10.0}, {"name": "b", "lat": 60.0, "lon": 10.2}, True),
        ({"name": "a", "lat": 0.0, "lon": 10.0}, {"name": "b", "lat": 0.0, "lon": 10.2}, False),
        ({"lat": 34.6, "lon": 40.9}, {"lat": None, "lon": None}, False),
    ],
)
def test_places(gold: dict[str, Any], predicted: dict[str, Any] | None, same: bool) -> None:
    assert same_place(gold, predicted) is same


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        ("2018-11-17", "2018-11-17", True),
        ("2018-11", "2018-11-17", True),
        ("2018-11-17", "2018-11", False),
        ("2018-11-17", None, False),
    ],
)
def test_starts(gold: str, predicted: str | None, same: bool) -> None:
    assert same_start(gold, predicted) is same
