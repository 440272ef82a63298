"""docs/annotation.md: its example is what the program makes of its words, and every field and code is described."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tawthiq import assessment, claims, incidents, lang, wire
from tawthiq.model import Document, Report
from tawthiq.wire import copied_spans

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "annotation.md").read_text(encoding="utf-8")
EXAMPLE, INCIDENT = (json.loads(block) for block in re.findall(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
MAPS = {"killed", "injured", "reason", "ar", "en"}  # their keys are codes, or the names of languages
_FIELD = re.compile(r"`([a-z_0-9]+)`")

Json = dict[str, Any]


def without_changing(value: Any) -> Any:
    """Without what words added to the tables change every day: other names, and which rules fired."""
    if isinstance(value, dict):
        return {key: without_changing(item) for key, item in value.items() if key not in {"aliases", "rules"}}
    return [without_changing(item) for item in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def read() -> Report:
    document = Document(
        doc_id=EXAMPLE["doc_id"],
        text=EXAMPLE["source_text"],
        language=EXAMPLE["language"],
        published=datetime.date.fromisoformat(EXAMPLE["published"]),
        title=EXAMPLE["title"],
        outlet=EXAMPLE["outlet"],
    )
    return claims.read(document, lang.load(document.language))


def test_the_example_goes_through_wire_unchanged() -> None:
    assert wire.report_to_json(wire.report_from_json(EXAMPLE), with_text=True) == EXAMPLE


def test_the_spans_of_the_example_lead_to_its_words() -> None:
    report = wire.report_from_json(EXAMPLE)
    for claim, shown in zip(report.claims, EXAMPLE["claims"], strict=True):
        for name, span in copied_spans(claim):
            value: Any = shown
            for step in name.split("."):
                value = value[int(step)] if step.isdigit() else value[step]
            assert report.document.quote(span) == value


def test_the_example_is_what_the_program_reads(read: Report) -> None:
    assert without_changing(wire.report_to_json(read, with_text=True)) == without_changing(EXAMPLE)


def test_the_rules_of_the_example_exist() -> None:
    known = {rule.id for rules in lang.load("ar").rules.values() for rule in rules}
    assert {rule for claim in EXAMPLE["claims"] for rule in claim["rules"]} <= known


def test_the_incident_is_what_the_program_concludes(read: Report) -> None:
    (incident,) = assessment.assess_all(incidents.link([read]), [read])
    assert without_changing(wire.incident_to_json(incident)) == without_changing(INCIDENT)


def test_an_incident_goes_through_wire_unchanged(read: Report) -> None:
    (incident,) = assessment.assess_all(incidents.link([read]), [read])
    line = wire.incident_to_json(incident)
    assert wire.incident_to_json(wire.incident_from_json(line)) == line


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from keys(list(item.values()) if key in MAPS and isinstance(item, dict) else item)
    elif isinstance(value, list):
        for item in value:
            yield from keys(item)


def full_claim() -> Json:
    """A claim with every field that there is, by way of wire."""
    actor = {"name": "name", "aliases": [], "id": "id", "kind": "kind", "parent": "parent", "side": "side"}
    place = {"name": "p", "near": "n", "admin1": "a", "country": "SY", "lat": 1.0, "lon": 2.0, "id": "i"}
    copied = ["text", "speaker.name", "via.0", "casualties.0.text", "strikes.text", "about", "belligerent.name"]
    return {
        "id": "c-0",
        "type": "casualty",
        "text": "text",
        "speaker": actor,
        "stance": "asserts",
        "via": ["agency"],
        "casualties": [{"outcome": "killed", "who": "people", "min": 1, "max": 1, "text": "one"}],
        "strikes": {"min": 1, "max": 1, "text": "one"},
        "mode": "blames",
        "about": "about",
        "denial_kind": "flat",
        "answers": "c-1",
        "belligerent": actor,
        "place": {**place, "precision": 1},
        "time": {"text": "t", "start": "2018", "end": "2018"},
        "scope": "incident",
        "rules": ["rule"],
        "problems": [{"code": "c", "message": "m", "start": 0, "end": 1}],
        "spans": [{"field": name, "start": 0, "end": 1} for name in [*copied, "place.name", "time.text"]],
    }


def test_every_field_is_described() -> None:
    claim = full_claim()
    report = {
        **{name: name for name in ("doc_id", "title", "outlet", "url", "sha256", "source_text")},
        "language": "ar",
        "published": "2018-11-18",
        "claims": [claim],
        "problems": claim["problems"],
    }
    written = wire.report_to_json(wire.report_from_json(report), with_text=True)
    assert set(written) == set(report)
    assert set(written["claims"][0]) == set(claim)
    described = set(_FIELD.findall(PAGE.split("## One example")[0]))
    assert {*keys(written), *keys(INCIDENT)} - described == set()


def test_every_problem_is_described() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "tawthiq").rglob("*.py"))
    made = set(re.findall(r'\bProblem\(\s*"([a-z-]+)"', source))
    table = PAGE.split("A problem has ")[1].split("## An incident")[0]
    assert set(re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE)) == made
