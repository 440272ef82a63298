from __future__ import annotations

import pytest

from tawthiq import lang
from tawthiq.model import Precision
from tawthiq.recorders.settlements import Settlements

HAJIN = (34.69, 40.83)


@pytest.fixture(scope="module")
def settlements() -> Settlements:
    return Settlements(lang.load_places(()))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ((("Hajin",), HAJIN, Precision.EXACT, None), "gn.174506"),
        ((("Hajin town",), HAJIN, Precision.EXACT, "SY"), "gn.174506"),
        ((("Town of Hajeen",), HAJIN, None, None), "gn.174506"),
        ((("هجين",), HAJIN, Precision.NEAR, "SY"), "gn.174506"),
        ((("Market street", "بلدة هجين"), HAJIN, Precision.EXACT, "SY"), "gn.174506"),
        ((("Hajin",), HAJIN, Precision.EXACT, "IQ"), None),  # in another country
        ((("Hajin",), (34.80, 40.83), Precision.EXACT, None), None),  # 12 km off
        ((("Hajin",), None, Precision.EXACT, None), None),  # anywhere
        ((("Hajin airport",), HAJIN, Precision.EXACT, None), None),  # no airport is known there
        ((("Old Mill",), HAJIN, Precision.EXACT, None), None),
        ((("Deir ez Zor Governorate",), (35.3, 40.1), Precision.FIRST_LEVEL, None), "sy-deir-ez-zor"),
        ((("Deir ez Zor",), (35.3, 40.1), Precision.FIRST_LEVEL, "SY"), "sy-deir-ez-zor"),
        ((("Deir ez Zor Governorate",), (34.0, 36.0), Precision.FIRST_LEVEL, None), None),  # far away
        ((("Syria",), (34.8, 39.0), Precision.COUNTRY, None), "sy"),
        ((("Hajin",), HAJIN, Precision.COUNTRY, None), None),
    ],
)
def test_the_place_of_a_name_at_a_point(
    settlements: Settlements,
    asked: tuple[tuple[str, ...], tuple[float, float] | None, Precision | None, str | None],
    expected: str | None,
) -> None:
    found = settlements.find(*asked)
    assert (found.id if found else None) == expected
