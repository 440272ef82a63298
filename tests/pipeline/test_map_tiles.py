from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tawthiq.errors import CaseError
from tawthiq.pipeline import map_tiles, new_case

HEAD = b"PMTiles\x03" + bytes(91) + b"\x01" + bytes(27)


def case_with(tmp_path: Path, named: str) -> Path:
    new_case(tmp_path / "case", "A case")
    with (tmp_path / "case" / "case.toml").open("a", encoding="utf-8") as stream:
        stream.write(f'map_tiles = "{named}"\n')
    return tmp_path / "case"


def test_a_case_without_tiles_has_none(tmp_path: Path) -> None:
    new_case(tmp_path / "case", "A case")
    assert map_tiles(tmp_path / "case") is None


@pytest.mark.parametrize("named", ["region.pmtiles", "maps/region.pmtiles"])
def test_tiles_lie_in_the_folder_of_the_case(tmp_path: Path, named: str) -> None:
    case = case_with(tmp_path, named)
    (case / "maps").mkdir()
    (case / named).write_bytes(HEAD)
    assert map_tiles(case) == (case / named).resolve()


def outside(case: Path, path: Path) -> None:
    (case.parent / "region.pmtiles").write_bytes(HEAD)
    path.symlink_to(case.parent / "region.pmtiles")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda _case, _path: None, "there is no such file"),
        (lambda _case, path: path.mkdir(), "there is no such file"),
        (outside, "leads out of the case's folder"),
        (lambda _case, path: path.write_bytes(b"PMTiles\x03"), "no PMTiles file of version 3"),
        (lambda _case, path: path.write_bytes(HEAD.replace(b"\x03", b"\x02")), "no PMTiles file of version 3"),
        (lambda _case, path: path.write_bytes(bytes(200)), "no PMTiles file of version 3"),
        (lambda _case, path: path.write_bytes(HEAD.replace(b"\x01", b"\x09")), "cannot be shown"),
    ],
)
def test_what_cannot_be_shown_is_named(tmp_path: Path, make: Callable[[Path, Path], None], message: str) -> None:
    case = case_with(tmp_path, "region.pmtiles")
    make(case, case / "region.pmtiles")
    with pytest.raises(CaseError, match=message) as caught:
        map_tiles(case)
    assert "region.pmtiles" in str(caught.value)
    assert "map_tiles" in str(caught.value)
