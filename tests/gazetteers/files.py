"""Made-up tables in the forms of others."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def geonames(id_: int | str, name: str, feature: str, **given: object) -> str:
    """One line of a GeoNames dump."""
    cells = {"alternates": "", "lat": 35.1, "lon": 36.9, "country": "SY", "unit": "10", "population": 0, **given}
    class_, code = feature.split(".")
    return "\t".join(
        str(cell)
        for cell in (
            *(id_, name, name, cells["alternates"], cells["lat"], cells["lon"], class_, code, cells["country"]),
            *("", cells["unit"], "", "", "", cells["population"], "", "300", "Asia/Damascus", "2020-01-01"),
        )
    )


def write(path: Path, lines: Iterable[str]) -> Path:
    """A file of these lines."""
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
