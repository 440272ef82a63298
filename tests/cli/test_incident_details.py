"""Everything that `incidents.jsonl` can hold of an incident is shown, and what it does not hold is not missed."""

from __future__ import annotations

from typing import Any

import pytest

from tawthiq.cli.incident_details import incident_details
from tawthiq.pipeline import FoundIncident

WORDS = {"en": "because of this", "ar": "لهذا السبب"}
LEAST = {"outcome": "killed", "who": "civilians", "min": 3, "max": 3, "text": "ثلاثة مدنيين"}
MOST = {"outcome": "killed", "who": "civilians", "min": 5, "max": 5, "text": "five civilians"}
REPORTS: dict[str, dict[str, Any]] = {
    "north": {
        "doc_id": "north",
        "published": "2018-11-18",
        "outlet": "صحيفة",
        "claims": [
            {"id": "c-1", "type": "casualty", "stance": "asserts", "text": "قتل\nثلاثة مدنيين", "casualties": [LEAST],
             "speaker": {"name": "المرصد"}},
        ],
    },
    "wire": {
        "doc_id": "wire",
        "published": None,
        "claims": [
            {"id": "c-2", "type": "casualty", "stance": "asserts", "text": "five civilians died", "casualties": [MOST],
             "speaker": None},
            {"id": "c-3", "type": "denial", "stance": "denies", "text": "it denied it",
             "speaker": {"name": "The army"}},
        ],
    },
}  # fmt: skip
BASE: dict[str, Any] = {
    "id": "i-1",
    "reports": ["north", "wire"],
    "claims": ["c-1", "c-2", "c-3"],
    "place": {"name": "هجين", "lat": 34.7, "lon": 40.8, "admin1": None, "country": "SY", "precision": 1},
    "time": {"start": "2018-11-17", "end": "2018-11-17"},
    "killed": {"civilians": {"min": 3, "max": 5, "from": ["c-1", "c-2"]}},
    "injured": {},
    "belligerents": [
        {
            "name": "The army",
            "id": "army",
            "aliases": [],
            "claims": ["c-2"],
            "position": {"answer": "denies", "kinds": ["no_strikes"], "claims": ["c-3"]},
        }
    ],
    "origins": [{"name": "المرصد", "id": "sohr", "claims": ["c-1"], "reports": ["north"], "reason": WORDS}],
    "grade": "fair",
    "strike_status": "likely_strike",
    "grade_rule": "airwars.fair",
    "reason": WORDS,
    "link_reasons": [{**WORDS, "rule": "link.place-day", "claims": "c-2 c-1"}],
}
MORE: dict[str, Any] = {
    "killed": {
        "civilians": {"min": 3, "max": 5, "from": ["c-1", "c-2"], "min_from": ["c-1"], "max_from": ["c-2"],
                      "origins": 2}
    },
    "belligerents": [
        {
            **BASE["belligerents"][0],
            "position": {
                **BASE["belligerents"][0]["position"],
                "assessment": "non_credible",
                "conceded": {"min": 1, "max": 1, "from": ["c-3"]},
            },
            "grade": "weak",
            "grade_rule": "airwars.weak",
            "strike_status": "single_source_claim",
        }
    ],
    "origins": [{**BASE["origins"][0], "members": [{"report": "north", "how": "near_copy", "reason": WORDS}]}],
    "grade_claims": ["c-1", "c-2"],
    "would_change": [{"grade": "confirmed", "rule": "airwars.confirmed", "missing": [], "ending": [], **WORDS}],
    "set_aside": [
        {"claim": "c-1", "outcome": "killed", "who": "people", "min": 2, "max": None, "by": "c-2", "why": "rose",
         "reason": WORDS}
    ],
    "bounds": [{"claim": "c-2", "outcome": "killed", "who": "people", "min": None, "max": 9}],
    "conventions": {"ucdp": {"low": 3, "best": None, "from": [], "qualifies": False, "reason": WORDS}},
}  # fmt: skip


def shown(incident: dict[str, Any], language: str = "en") -> list[str]:
    return [line.strip() for line in incident_details(FoundIncident(incident, REPORTS), language)]


def test_an_incident_is_shown_with_words_and_reasons() -> None:
    lines = shown(BASE)
    for line in (
        "i-1: \u2068هجين\u2069, 2018-11-17",
        "place          \u2068هجين\u2069, SY; 34.7, 40.8; precision 1",
        "civilians      3-5",
        "c-1  civilians 3 \u2068ثلاثة مدنيين\u2069",
        "\u2068قتل ثلاثة مدنيين\u2069",
        "the report itself in wire, day of publication not stated",
        "injured: no figure",
        "position     denies: no strikes",
        "c-2 with c-1: because of this (rule link.place-day)",
    ):
        assert line in lines


@pytest.mark.parametrize(
    "line",
    [
        "civilians      3-5 (independent origins with a figure: 2)",
        "c-1  least: civilians 3 \u2068ثلاثة مدنيين\u2069",
        "c-2  most: civilians 5 five civilians",
        "rests on     c-1, c-2",
        "would change   to confirmed (rule airwars.confirmed): because of this",
        "its finding  non credible",
        "concedes     1 civilians killed (c-3)",
        "for it alone weak (rule airwars.weak); single source claim",
        "north near copy: because of this",
        "c-1  killed people 2 or more: because of this; in its place stands c-2",
        "c-2  killed civilians 5 five civilians",
        "ucdp           low 3, best -; would not be entered",
    ],
)
def test_what_an_assessment_adds_is_shown(line: str) -> None:
    assert line in shown({**BASE, **MORE})


def test_reasons_are_in_the_language_asked_for() -> None:
    assert "لهذا السبب" in shown({**BASE, **MORE}, "ar")
    assert "because of this" not in "".join(shown({**BASE, **MORE}, "ar"))


def test_what_is_not_known_is_said() -> None:
    lines = shown({**BASE, "place": None, "killed": {}, "belligerents": [], "time": {"start": None, "end": None}})
    assert "i-1: place not known, not known" in lines
    assert "killed: no figure" in lines
    assert "said to be by: nobody is named" in lines
