from __future__ import annotations

import pytest
from tests.recorders.tables import MINIMAL, mapping

from tawthiq import lang
from tawthiq.lang.actors import load as load_actors
from tawthiq.recorders.names import Names

MORE = """
[names]
"The Regime" = "syrian-government"
IS = "islamic-state"

[[party]]
form = "Military Forces of {country}"
kind = "military"

[[party]]
form = "Government of {country}"
kind = "government"
"""


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(load_actors(), lang.load_places(()), mapping(MINIMAL + MORE))


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("SOHR", None, "sohr"),
        ("المرصد السوري", None, "sohr"),
        ("Russian Military", "SY", "russian-military"),
        ("US-led Coalition", None, "us-led-coalition"),
        ("U.S.-led coalition", None, "us-led-coalition"),
        ("the regime", "SY", "syrian-government"),
        ("IS", "SY", "islamic-state"),
        ("SNA", "SY", "syrian-national-army"),
        ("SNA", "SO", "somali-army"),
        ("SNA", None, None),  # either
        ("Government of Syria", None, "syrian-government"),
        ("Military Forces of Syria (2000-2024)", "SY", "syrian-army"),
        ("Military Forces of Russia (2000-)", "SY", "russian-military"),
        ("Military Forces of the United States (2017-2021)", "SY", "us-military"),
        ("Military Forces of Nowhere", None, None),
        ("HTS: Hayat Tahrir al Sham", "SY", "hts"),
        ("Hill clan", None, None),
        ("the coalition", None, None),  # needs context
    ],
)
def test_who_is_meant(names: Names, name: str, country: str | None, expected: str | None) -> None:
    found = names.find(name, country)
    assert (found.id if found else None) == expected
