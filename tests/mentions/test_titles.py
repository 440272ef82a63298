from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.mentions.titles import said_once

ONCE = "Shelling kills three in a village"


@pytest.mark.parametrize(
    ("title", "once"),
    [
        (ONCE, ONCE),
        (f"{ONCE} {ONCE}", f"{ONCE} "),
        (f"{ONCE} | The River {ONCE} | The River", f"{ONCE} | The River "),
        (f"{ONCE} {ONCE} {ONCE[:20]}", f"{ONCE} "),
        (f"{ONCE} - The River {ONCE[:22]}", f"{ONCE} - The River "),  # cut within a word
        (f"{ONCE} Shelling", f"{ONCE} Shelling"),
        ("Raids go on. Raids go on. Raids", "Raids go on. Raids go on. Raids"),  # too short to be a title
        (
            "Shelling kills three. Shelling kills four in a village",
            "Shelling kills three. Shelling kills four in a village",
        ),
        ("", ""),
    ],
)
def test_a_title_is_said_once(title, once):
    assert title[: said_once(title)] == once


@given(st.text(alphabet="ab .|", max_size=60))
def test_it_is_an_offset_of_the_title(title):
    assert 0 <= said_once(title) <= len(title)
