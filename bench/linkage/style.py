"""How reports differ from what happened: the rates of each kind of noise, for two kinds of source.

Where the rates come from. "Read" are 883 claims of harm that this program read in 250 Arabic web reports of 67
incidents that people coded (Syria, 2021-2022); "cited" are the 47 pairs of rows that UCDP's table and Airwars' table of
January 2018 have in common by citation. Both are others' data; only these shares of them stand here.

| rate | real | here |
|---|---|---|
| settlement with an entry | read .66 | .63 |
| settlement without an entry, misspelt or unknown | read .05, in the region that the gazetteer knows best | .10 |
| near a town | read .16 | .13 |
| district, province, larger, country | read .07, .01, .035, .008 | .05, .04, .015, .005 |
| no place | read .005 | .01 |
| the entry of another settlement: a namesake, the town for the village | cited: 31 of 47 over 3 km apart | .02 |
| day not said, or only the month | read .13 | .12, .02 |
| stated day one early, one late | read .085, .024; cited: 17 of 47 a day apart | night .3 x .3, .03, .02 |
| nobody named; a name without an entry | read .27, .05 | the same |
| another party named | 31 of the 67 incidents are contested | .25 of incidents, .4 of their reports |
| kind of attack not said | read .25 of records of coded incidents | the same |
| another kind said | read: .02 of pairs that both name one party, .18 of others | with the right party .01, else .17 |
| a kind within another told of as the wider | read .1, of few | .1 |
| number exact, open, at least, up to | read .68, .27, .02, .02 | .70, .22, .05, .03 |
| number lower, higher than the coded range | read .14, .16 | .15, .14 |
| no speaker, one without an entry, one with | read .66, .17, .17 | the same |
| reports an incident | 1-34 named by Airwars (median 7); UCDP: 81% have one | n to the power -1.1, up to 20 |
| place and week shared with others, place and day | UCDP, January 2018: .26, .04 of events | .26, .02 |
| deaths | UCDP: quartiles 1, 2, 5; a tenth over 15 | logarithm normal, median 2, sigma 1.45 |

No source gives the lag of publication, the share of wire copies or that of round-ups; those are ours by judgement.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Style:
    """Shares between 0 and 1, unless a comment says otherwise."""

    name: str
    places: Mapping[str, float] = field(repr=False)  # how a report says where; the shares add up to 1
    days: Mapping[str, float] = field(repr=False)  # how a report says when; the shares add up to 1
    lags: Mapping[int, float] = field(repr=False)  # days from the stated day to publication; -1: no day of publication
    counts: Mapping[str, float] = field(repr=False)  # the form of a number
    night: float = 0.3  # incidents at night, which `night_late` of reports put on the next day
    night_late: float = 0.3
    day_early: float = 0.03
    day_late: float = 0.02
    no_party: float = 0.27
    unlisted_party: float = 0.05
    party_member: float = 0.45  # an organ or unit where a party is named
    contested: float = 0.25  # incidents for which `rival` of the reports name another party
    rival: float = 0.4
    no_kind: float = 0.25
    other_kind: float = 0.01
    other_kind_unsure: float = 0.17  # where the party is not named, or another is
    wider_kind: float = 0.1  # a drone's strike as one from the air
    lower: float = 0.15
    higher: float = 0.14
    no_speaker: float = 0.66
    unlisted_speaker: float = 0.17
    alias: float = 0.15  # another spelling, beside the right entry
    located: float = 0.4  # coordinates where a settlement has no entry
    off_km: float = 0.8  # median of how far such coordinates are off; their logarithm has a sigma of 1.2
    english: float = 0.25
    copied: float = 0.15  # reports that carry an earlier one word for word
    round_up: float = 0.12  # reports that tell of one or two more incidents of these days
    more_claims: tuple[float, ...] = (0.45, 0.25)  # a second claim of an incident in a report; a third after it
    total: float = 0.06  # reports that also give a toll over many incidents
    position: float = 0.05
    attack: float = 0.08
    filler: int = 40  # further words in a report


REPORTS = Style(
    "reports",
    places={
        "listed": 0.63,
        "unlisted": 0.10,
        "near": 0.13,
        "district": 0.05,
        "province": 0.04,
        "region": 0.015,
        "country": 0.005,
        "none": 0.01,
        "wrong": 0.02,
    },
    days={"day": 0.82, "span": 0.04, "month": 0.02, "none": 0.12},
    lags={0: 0.5, 1: 0.28, 2: 0.08, 4: 0.06, 7: 0.03, 30: 0.01, -1: 0.04},
    counts={"exact": 0.70, "open": 0.22, "at_least": 0.05, "up_to": 0.03},
)

# Rows of recorders' tables rather than news: no entries, a gazetteer of their own, English names, a day too early one
# time in three, and fewer, later words on each incident.
TABLES = Style(
    "tables",
    places={
        "listed": 0.10,
        "unlisted": 0.62,
        "near": 0.08,
        "district": 0.09,
        "province": 0.03,
        "country": 0.01,
        "wrong": 0.07,
    },
    days={"day": 0.88, "span": 0.10, "month": 0.02},
    lags={-1: 1.0},
    counts={"exact": 0.62, "range": 0.35, "at_least": 0.03},
    night_late=0.0,
    day_early=0.25,
    day_late=0.03,
    no_party=0.07,
    party_member=0.3,
    contested=0.35,
    no_kind=0.5,  # as in Airwars' table of January 2018; UCDP's has none
    lower=0.2,
    higher=0.2,
    no_speaker=0.35,
    unlisted_speaker=0.05,
    located=0.95,
    off_km=1.5,
    english=0.9,
    copied=0.02,
    round_up=0.02,
    more_claims=(0.1, 0.0),
    total=0.02,
    position=0.02,
    filler=15,
)

STYLES = {style.name: style for style in (REPORTS, TABLES)}
