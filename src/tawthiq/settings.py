"""What a case is set to: the values of its `case.toml`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """`languages` are the codes of the reports to read; `rule_set` names the grading rules.

    `redaction` is `none`: the report page shows everything, for the recorders' own eyes. The rest is about
    exports: `vague_counts` names the convention by which a count in words becomes a number, `coordinates` the one by
    which points become coarse, and figures under `small_cells` are warned about. `map_tiles` is the path, within the
    case's folder, of a PMTiles file that the workbench's map is drawn on; empty for the outlines of the package.
    """

    name: str
    languages: tuple[str, ...] = ("ar",)
    gazetteers: tuple[str, ...] = ("world",)
    rule_set: str = "airwars"
    redaction: str = "none"
    vague_counts: str = "unnumbered"
    coordinates: str = "settlement"
    small_cells: int = 5
    map_tiles: str = ""
