"""The file of map tiles that a case has, if any (PMTiles, version 3)."""

from __future__ import annotations

from pathlib import Path

from tawthiq.errors import CaseError
from tawthiq.store import Case

_HEAD = 127
"""Bytes of the header, by the specification of PMTiles 3: magic, version, then offsets and what the tiles are."""

_MAGIC, _VERSION, _KIND = b"PMTiles", 3, 99
_KINDS = range(1, 6)  # vectors (MVT), and pictures: PNG, JPEG, WebP, AVIF
_REMEDY = "put a file there as `pmtiles extract` makes it, or take the line map_tiles out of case.toml"


def map_tiles(folder: Path) -> Path | None:
    """Where the tiles of a case's map are, `None` where `case.toml` names none.

    Raises CaseError where the file is not there, lies outside the case's folder, or has no tiles that a map can show.
    """
    named = Case.check(folder).map_tiles
    if not named:
        return None
    path = (folder / named).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise CaseError(f"{folder / named}: leads out of the case's folder; {_REMEDY}")
    if not path.is_file():
        raise CaseError(f"{folder / named}: there is no such file, which case.toml names as map_tiles; {_REMEDY}")
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if len(head) < _HEAD or head[: len(_MAGIC)] != _MAGIC or head[len(_MAGIC)] != _VERSION:
        raise CaseError(f"{folder / named}: no PMTiles file of version 3; {_REMEDY}")
    if head[_KIND] not in _KINDS:
        raise CaseError(f"{folder / named}: its tiles are of a kind that cannot be shown; {_REMEDY}")
    return path
