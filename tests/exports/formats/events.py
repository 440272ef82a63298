"""Events for tests of formats, with one thing changed at a time, and a directory of invented bodies and places."""

from __future__ import annotations

from tawthiq.exports.formats import Directory, KnownActor, KnownPlace
from tawthiq.exports.formats.event import Bounds, Event, Figure, Origin, Party, Site, Source, Statement

ACTORS = {
    "monitor-a": KnownActor("monitor-a", "Monitor A", "monitor", "SY"),
    "the-coalition": KnownActor("the-coalition", "The Coalition", "coalition", None),
    "the-army": KnownActor("the-army", "The Army", "military", "SY"),
}
PLACES = {
    "sy.village": KnownPlace("sy.village", "Riverside", "village", "Eastern Province", "SY", 34.65, 40.91),
    "sy.nowhere": KnownPlace("sy.nowhere", "Nowhere", "village", "Eastern Province", "SY", None, None),
}
DIRECTORY = Directory(
    actor=ACTORS.get,
    place=PLACES.get,
    admin1=lambda name, country: "Eastern Province" if (name, country) == ("الشرق", "SY") else None,
)
SITE = Site("Riverside", "sy.village", "village", "Eastern Province", "SY", 34.64892, 40.90975, 1)
COALITION = Party(
    "the-coalition", "The Coalition", "coalition", None, "denies", ("flat",), "fair", "likely_strike", "non_credible"
)
ARMY = Party("the-army", "The Army", "military", "SY", "not_stated", (), "contested", "contested_strike")
SOURCES = (
    Source(1, "a-1", "River Post", "2018-11-18", "A headline", "https://news.example.org/a-1", "en"),
    Source(2, "b-1", "Hill Wire", "2018-11-18", "Another", "https://wire.example.org/b-1", "en"),
)
STATEMENTS = (
    Statement(
        *("c-000000000001", 1, "casualty", "Monitor A", "monitor-a", "asserts", "", ""),
        *("The Coalition", "the-coalition", (Figure("killed", "civilians", 36, 36),), "36 civilians were killed"),
        *("2018-11-17", "2018-11-17"),
    ),
    Statement(
        *("c-000000000002", 2, "denial", "The Coalition", "the-coalition", "denies", "", "flat"),
        *("", None, (), "we did not", "", ""),
    ),
)
UCDP = {"low": 43, "best": 43, "high": 53, "civilians": 36, "combatants": 0, "unknown": 7}
EVENT = Event(
    id="i-0123456789ab",
    start="2018-11-17",
    end="2018-11-17",
    site=SITE,
    killed={"people": Bounds(15, 53, 2), "civilians": Bounds(15, 53, 2), "unknown": Bounds(7, 7, 1)},
    injured={},
    conventions={
        "ucdp": UCDP,
        "airwars": {"killed_min": 15, "killed_max": 53, "injured_min": None, "injured_max": None},
        "ibc": {"min": 15, "max": 53},
    },
    qualifying=frozenset({"ucdp", "airwars", "ibc"}),
    assumed=frozenset(),
    parties=(COALITION,),
    origins=(Origin("monitor-a", "Monitor A", "monitor-a", (1,)), Origin("o-1", "«Hill Wire»", None, (2,))),
    sources=SOURCES,
    statements=STATEMENTS,
    kinds=("airstrike",),
    vague=(),
    bounded=0,
    set_aside=0,
    grade="fair",
    grade_rule="airwars.fair",
    rule_set="airwars",
    strike_status="likely_strike",
    claims=2,
)


def event(**changes):
    """The event with other values."""
    return EVENT._replace(**changes)


def site(**changes):
    """Its place with other values."""
    return SITE._replace(**changes)
