"""Names of files lead nowhere but into their folder."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.web.uploads import free_name, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("تقرير.txt", "تقرير.txt"),
        ("a/b/c.txt", "a/b/c.txt"),
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("C:\\reports\\one.txt", "C_/reports/one.txt"),
        (".hidden.txt", "hidden.txt"),
        ("", "file"),
        ("...", "file"),
        ("a\x00b\u202etxt.exe", "a_b_txt.exe"),
        ("ت" * 300 + ".txt", "ت" * 98 + ".txt"),
        ("x" * 300 + ".txt", "x" * 197 + ".txt"),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=300))
def test_no_name_leads_elsewhere(name: str) -> None:
    path = PurePosixPath(safe_name(name))
    assert not path.is_absolute()
    assert all(not part.startswith(".") and len(part.encode()) <= 201 for part in path.parts)


def test_a_name_that_is_taken_gets_a_number() -> None:
    taken: list[str] = []
    for _ in range(3):
        taken.append(free_name("day/post.tar.gz", taken))
    assert [*taken, free_name("DAY/POST.tar.gz", taken)] == [
        *("day/post.tar.gz", "day/post-2.tar.gz", "day/post-3.tar.gz", "DAY/POST-4.tar.gz")
    ]
