"""The glossary has every code of the model, once, under the label that the report page gives it."""

from __future__ import annotations

import enum
import re
from pathlib import Path

import pytest

import tawthiq.model
from tawthiq.exports.face import load_faces
from tawthiq.model import (
    Assessment,
    AttackKind,
    Belonging,
    ClaimType,
    DenialKind,
    Grade,
    Mode,
    Outcome,
    Population,
    Precision,
    Scope,
    SettingAside,
    Stance,
    StrikeStatus,
    Verdict,
)

PAGE = Path(__file__).parents[1] / "docs" / "glossary.md"
TABLES = {  # heading: what its codes are, and the page's table of their labels
    "Claim types": (ClaimType, "claim_type"),
    "Stances": (Stance, "stance"),
    "Outcomes": (Outcome, "outcome"),
    "Populations": (Population, "population"),
    "Modes of responsibility": (Mode, "mode"),
    "Scopes": (Scope, "scope"),
    "Kinds of attack": (AttackKind, "attack_kind"),
    "Kinds of denial": (DenialKind, "denial"),
    "Own assessments of the accused": (Assessment, "assessment"),
    "A report's part in an origin": (Belonging, "belonging"),
    "Why a figure is set aside": (SettingAside, "setting_aside"),
    "Verdicts of people": (Verdict, "verdict"),
    "Grades": (Grade, "grade"),
    "Strike status": (StrikeStatus, "strike_status"),
    "Precision of places": (Precision, "precision"),
}
_ROW = re.compile(r"^\| `([^`]+)` \| ([^|]+) \| [^|]+ \|$", re.MULTILINE)


def rows(heading: str) -> list[tuple[str, str]]:
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return [(code, label.strip()) for code, label in _ROW.findall(section)]


def labels(table: str) -> dict[str, str]:
    (arabic,) = (face for face in load_faces() if face.language == "ar")
    return dict(arabic.tables[table])


@pytest.mark.parametrize("heading", TABLES)
def test_every_code_is_there_with_its_label(heading: str) -> None:
    codes, table = TABLES[heading]
    known = labels(table)
    assert rows(heading) == [(str(code.value), known[str(code.value)]) for code in codes]


def test_every_enumeration_of_the_model_has_a_table() -> None:
    public = [getattr(tawthiq.model, name) for name in tawthiq.model.__all__]
    found = {item for item in public if isinstance(item, type) and issubclass(item, enum.Enum)}
    assert found == {codes for codes, _ in TABLES.values()}


def test_the_answers_of_the_accused_are_there() -> None:
    assert dict(rows("Positions of the accused")) == labels("answer")


def test_no_term_is_defined_twice() -> None:
    terms = re.findall(r"^\| ([^`|]+?) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    terms = [term for term in terms if term not in {"term", "code"} and not term.startswith("-")]
    assert len(terms) == len(set(terms)) > 30
