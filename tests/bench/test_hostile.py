"""Small versions of the files of bench/hostile: each ends in a message, and nothing of it is stored."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from tawthiq.documents import Metadata
from tawthiq.pipeline import add_paths, new_case

_PATH = Path(__file__).parents[2] / "bench" / "hostile" / "files.py"
_SPEC = importlib.util.spec_from_file_location("hostile_files", _PATH)
assert _SPEC
assert _SPEC.loader
files = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(files)


def watch(_done: int, _total: int) -> None:
    """Nobody looks."""


@pytest.mark.parametrize("name", files.FILES)
def test_a_hostile_file_ends_in_a_message_and_is_not_stored(tmp_path: Path, name: str) -> None:
    make, _, size = files.FILES[name]
    make(tmp_path / name, size)
    new_case(tmp_path / "case", "A case")
    before = sorted(tmp_path.iterdir())
    result = add_paths(tmp_path / "case", [tmp_path / name], Metadata(), watch)
    assert (result.added, bool(result.skipped), result.unread) == ([], True, [])
    assert all(item.problem and item.where.startswith(str(tmp_path / name)) for item in result.skipped)
    assert list((tmp_path / "case" / "archive").iterdir()) == []
    assert sorted(tmp_path.iterdir()) == before
