"""Lines of a built case as the value that formats see."""

from __future__ import annotations

from tests.exports.formats.events import DIRECTORY

from tawthiq.exports.formats.composing import compose
from tawthiq.exports.formats.event import Bounds, Figure
from tawthiq.exports.formats.vagueness import load_vagueness

CLAIM = {
    "id": "c-1",
    "type": "casualty",
    "text": "dozens were killed",
    "speaker": {"name": "the monitor", "aliases": [], "id": "monitor-a"},
    "stance": "asserts",
    "casualties": [{"outcome": "killed", "who": "people", "min": None, "max": None, "text": "dozens"}],
    "attack_kind": "airstrike",
}
OTHER = {
    "id": "c-2",
    "type": "attack",
    "text": "elsewhere",
    "speaker": None,
    "stance": "asserts",
    "attack_kind": "drone",
}
REPORT = {"doc_id": "a", "language": "en", "published": None, "claims": [CLAIM, OTHER]}
RANGE = {"min": 3, "max": None, "from": [], "min_from": [], "max_from": [], "origins": 1, "origin_indexes": [0]}
INCIDENT = {
    "id": "i-1",
    "reports": ["a"],
    "claims": ["c-1"],
    "place": {
        "name": "the riverside",
        "lat": 34.1,
        "lon": 40.2,
        "admin1": "الشرق",
        "country": "SY",
        "precision": 1,
        "id": "sy.village",
    },
    "time": {"start": "2018-11-17", "end": None},
    "killed": {"people": RANGE},
    "injured": {},
    "belligerents": [],
    "origins": [{"name": "the monitor", "id": "monitor-a", "claims": [], "reports": ["a", "gone"], "members": []}],
    "grade": "weak",
    "grade_rule": "airwars.weak",
    "strike_status": "single_source_claim",
    "rule_set": "airwars",
    "set_aside": [],
    "bounds": [{"claim": "c-1", "outcome": "killed", "who": "people", "min": None, "max": None}],
    "conventions": {
        "ucdp": {
            **dict.fromkeys(("low", "best", "high", "civilians", "combatants", "unknown")),
            "from": [],
            "qualifies": False,
            "reason": {},
        }
    },
}


def composed(incident=INCIDENT, report=REPORT, vague="unnumbered"):
    return compose(incident, [report], DIRECTORY, load_vagueness(vague))


def test_names_are_those_of_the_tables():
    found = composed()
    assert (found.site.name, found.site.kind, found.site.admin1) == ("Riverside", "village", "Eastern Province")
    assert (found.origins[0].name, found.origins[0].sources) == ("Monitor A", (1,))
    assert (found.start, found.end, found.days) == ("2018-11-17", "2018-11-17", 1)
    assert found.killed == {"people": Bounds(3, None, 1)}


def test_only_claims_of_the_incident_say_with_what():
    found = composed()
    assert ([one.id for one in found.statements], found.kinds) == (["c-1"], ("airstrike",))


def test_counts_in_words_become_numbers_by_the_convention():
    assert composed().conventions["ucdp"]["best"] is None
    found = composed(vague="acled")
    assert (found.conventions["ucdp"]["best"], found.assumed, found.vague[0].number) == (12, {"ucdp"}, 12)


def test_what_people_decided_counts():
    decided = {
        "casualties.0.count": {"min": 5, "max": 5},
        "casualties.0.who": "civilians",
        "speaker": {"name": "Somebody", "aliases": []},
        "time": {},
    }
    claims = [{**CLAIM, "time": {"text": "then", "start": "2018-11-16"}, "decided": decided}]
    found = composed({**INCIDENT, "decided": {"grade": "fair"}}, {**REPORT, "claims": claims})
    (statement,) = found.statements
    assert statement.figures == (Figure("killed", "civilians", 5, 5),)
    assert (statement.speaker, statement.speaker_id, statement.start) == ("Somebody", None, "")
    assert found.grade == "fair"
    assert CLAIM["casualties"][0]["min"] is None


def test_a_place_that_no_table_has_keeps_the_words_of_its_report():
    place = {**INCIDENT["place"], "id": None}
    found = composed({**INCIDENT, "place": place})
    assert (found.site.name, found.site.id, found.site.admin1) == ("the riverside", None, "Eastern Province")
    assert composed({**INCIDENT, "place": None}).site is None
