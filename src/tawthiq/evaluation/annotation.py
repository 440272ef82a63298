"""Annotated reports as the evaluation sees them: what was marked, and what is compared."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tawthiq.errors import InputError
from tawthiq.evaluation.names import Names, fold


@dataclass(frozen=True, slots=True)
class Marked:
    """One claim, annotated or predicted; `optional` gold neither counts when found nor when missed.

    `raw` is the object in the file, for showing; nothing is compared by it.
    """

    type: str
    text: str
    words: Counter[str]
    speaker: Names
    belligerent: Names
    scope: str
    place: Mapping[str, Any] | None
    start: str | None
    optional: bool
    figures: tuple[Figure, ...] = field(compare=False)
    raw: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a claim: `outcome` is `strikes` for a count of attacks, which counts nobody."""

    outcome: str | None
    minimum: int | None
    maximum: int | None
    who: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Annotated:
    """One report with its claims; `source_text` where the file carries it."""

    doc_id: str
    language: str | None
    claims: tuple[Marked, ...]
    source_text: str | None = None


def read_annotations(path: Path) -> dict[str, Annotated]:
    """The reports of a file of JSON Lines by doc_id. Raises InputError with file and line where it is none."""
    found: dict[str, Annotated] = {}
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    report = _report(line, f"{path}:{number}")
                    if report.doc_id in found:
                        raise InputError(f"{path}:{number}", f"doc_id {report.doc_id!r} stands twice", "remove one")
                    found[report.doc_id] = report
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"not UTF-8 at byte {error.start + 1}", "save the file as UTF-8") from error
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror}", "check the file") from error
    return found


def _report(line: str, where: str) -> Annotated:
    try:
        value = json.loads(line.rstrip())
        claims = tuple(map(_marked, value["claims"]))
        return Annotated(value["doc_id"], value.get("language"), claims, value.get("source_text"))
    except json.JSONDecodeError as error:
        problem = f"broken JSON at column {error.colno}: {error.msg}"
        raise InputError(where, problem, "write one whole JSON object a line") from error
    except (KeyError, TypeError, AttributeError) as error:
        remedy = "a line is to have the shape that `tawthiq extract` prints"
        raise InputError(where, f"not an annotated report: {error!r}", remedy) from error


def _marked(claim: Mapping[str, Any]) -> Marked:
    optional = bool(claim.get("optional"))
    text = claim.get("text") or ""
    return Marked(
        type=claim["type"],
        text=text,
        words=Counter(fold(text).split()),
        speaker=Names.of(claim.get("speaker")),
        belligerent=Names.of(claim.get("belligerent")),
        scope=claim.get("scope", "incident"),
        place=claim.get("place"),
        start=(claim.get("time") or {}).get("start"),
        optional=optional,
        figures=tuple(_figures(claim, optional)),
        raw=claim,
    )


def _figures(claim: Mapping[str, Any], optional: bool) -> Iterator[Figure]:
    for row in claim.get("casualties") or ():
        yield Figure(
            row.get("outcome"),
            row.get("min"),
            row.get("max"),
            row.get("who"),
            optional or bool(row.get("optional")),
        )
    strikes = claim.get("strikes") or {}
    if strikes.get("min") is not None or strikes.get("max") is not None:
        unsure = optional or bool(strikes.get("optional"))
        yield Figure("strikes", strikes.get("min"), strikes.get("max"), None, unsure)
