"""The languages of the workbench: its own wording over that of the case report, so that labels are the same in both."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from tawthiq.exports.face import Face, load_faces


@cache
def faces() -> Mapping[str, Face]:
    """By language, each with the tables of both; a phrase of the workbench stands before one of the report."""
    return {report.language: _face(report) for report in load_faces() if _source(report.language) is not None}


def preferred(accept_language: str) -> str:
    """The first language of the header Accept-Language that there is; English where there is none of them."""
    asked: list[tuple[float, str]] = []
    for part in accept_language.split(","):
        name, _, quality = part.strip().partition(";q=")
        try:
            asked.append((-float(quality or 1), name.partition("-")[0].lower()))
        except ValueError:
            continue
    return next((name for _, name in _sorted(asked) if name in faces()), "en")


def _sorted(asked: Sequence[tuple[float, str]]) -> Sequence[tuple[float, str]]:
    return sorted(asked, key=lambda one: one[0])


def _face(report: Face) -> Face:
    own = tomllib.loads(_source(report.language) or "")
    names = {*report.tables, *own}
    tables = {name: {**report.tables.get(name, {}), **own.get(name, {})} for name in names}
    return Face(report.language, report.direction, report.name, tables)


def _source(language: str) -> str | None:
    file = files("tawthiq.web") / "wording" / f"{language}.toml"
    return file.read_text(encoding="utf-8") if file.is_file() else None
