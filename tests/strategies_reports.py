"""Hypothesis strategies for reports whose claims are on a handful of places and days, so that they often meet."""

from __future__ import annotations

import datetime
from dataclasses import replace

from hypothesis import strategies as st

from tawthiq.model import OPEN, AttackKind, Count, DenialKind, Mode, Precision, Report, Scope, Stance
from tests.builders import (
    COALITION,
    COUNTRY,
    DIRECTOR_A,
    ENVOY,
    MONITOR_A,
    MONITOR_B,
    OTHERS,
    POCKET,
    PROVINCE,
    REGIME,
    TOWN,
    VILLAGE,
    actor,
    casualty,
    day,
    place,
    report,
)

RAQQA = place("الرقة", "sy-raqqa", 35.95, 39.01, Precision.EXACT, admin1="الرقة", country="SY")
UNMAPPED = place("أبو الحسن", near="هجين")
PLACES = [VILLAGE, VILLAGE, TOWN, RAQQA, UNMAPPED, POCKET, PROVINCE, COUNTRY, None]
TIMES = [day("2018-11-17"), day("2018-11-17"), day("2018-11-18"), day("2018-11-16", "2018-11-17"), None]
SPEAKERS = [None, None, MONITOR_A, DIRECTOR_A, MONITOR_B, COALITION, ENVOY, actor("medics")]
PARTIES = [None, COALITION, COALITION, REGIME, OTHERS, actor("طائرات التحالف"), actor("warplanes")]
COUNTS = [0, 2, 3, 3, 4, Count(2, None), Count(None, 5), Count(3, 4), OPEN]
GROUPS = ["people", "civilians", "combatants", "children"]
DISPATCH = "One and the same dispatch that several outlets carry word for word on the day after it was first sent out"

KINDS = [None, None, *AttackKind]

counts = st.sampled_from(COUNTS)
casualties = st.builds(casualty, counts, st.sampled_from(GROUPS), st.sampled_from(["killed", "killed", "injured"]))


@st.composite
def claims(draw):
    """The type and the values of one claim."""
    values = {
        "place": draw(st.sampled_from(PLACES)),
        "time": draw(st.sampled_from(TIMES)),
        "speaker": draw(st.sampled_from(SPEAKERS)),
        "belligerent": draw(st.sampled_from(PARTIES)),
        "attack_kind": draw(st.sampled_from(KINDS)),
    }
    kind = draw(st.sampled_from(["casualty", "casualty", "casualty", "denial", "finding", "attack", "responsibility"]))
    if kind == "casualty":
        values["casualties"] = tuple(draw(st.lists(casualties, min_size=1, max_size=3)))
    if kind == "denial":
        values |= {"stance": Stance.DENIES, "denial_kind": draw(st.sampled_from([None, *DenialKind]))}
    if kind == "responsibility":
        values |= {"belligerent": values["belligerent"] or REGIME, "mode": draw(st.sampled_from(list(Mode)))}
    return kind, values


@st.composite
def reports(draw):
    """Two to six reports with one to four claims each; some are copies of one another, some have no date or outlet."""
    built = []
    for index in range(draw(st.integers(2, 6))):
        published = draw(st.sampled_from(["2018-11-17", "2018-11-18", "2018-11-19", None]))
        builder = report(f"r{index}", published=published, outlet=draw(st.sampled_from(["X", "Y", None])))
        if draw(st.booleans()):
            builder.text = DISPATCH + "\n"
        for kind, values in draw(st.lists(claims(), min_size=1, max_size=4)):
            builder.claim(kind, **values)
        built.append(builder.build())
    return built


FARM = place("مزرعة النهر", lat=34.655, lon=40.918, precision=Precision.EXACT, country="SY")
NEAR_TOWN = place("قرب هجين", lat=34.68, lon=40.83, precision=Precision.NEAR, near="هجين")
SETTLEMENTS = [VILLAGE, VILLAGE, TOWN, RAQQA]
AREAS = [POCKET, PROVINCE, COUNTRY, None]
DAYS = ["2018-11-16", "2018-11-17", "2018-11-17", "2018-11-18"]
PUBLISHED = ["2018-11-17", "2018-11-18", "2018-11-18", "2018-11-19", None]


@st.composite
def misspelt(draw, original):
    """A place under a name of which a letter is lost, doubled or changed for its neighbour, or that lacks a word; off
    the map, or a little beside where it is.
    """
    name = original.name
    at = draw(st.integers(1, len(name) - 2))
    changed = draw(
        st.sampled_from(
            [
                name[:at] + name[at + 1 :],
                name[:at] + name[at] + name[at:],
                name[:at] + name[at + 1] + name[at] + name[at + 2 :],
                name.split()[-1],
            ]
        )
    )
    beside = draw(st.sampled_from([None, 0.0, 0.01, 0.05]))
    lat, lon = (None, None) if beside is None else (original.lat + beside, original.lon - beside)
    return place(changed, lat=lat, lon=lon, precision=Precision.EXACT, admin1=original.admin1, country="SY")


@st.composite
def happenings(draw):
    """Where, when, by whom and how many: two to four incidents, often on one day or at one settlement."""
    return draw(
        st.lists(
            st.tuples(
                st.sampled_from(SETTLEMENTS),
                st.sampled_from(DAYS),
                st.sampled_from([COALITION, REGIME]),
                st.sampled_from([1, 3, 3, 9, 12]),
            ),
            min_size=2,
            max_size=4,
        )
    )


@st.composite
def tellings(draw, happening):
    """The values of one claim about a happening: right, vague or wrong in every one of them."""
    settlement, start, party, toll = happening
    place_ = draw(
        st.one_of(st.just(settlement), misspelt(settlement), st.sampled_from([FARM, NEAR_TOWN]), st.sampled_from(AREAS))
    )
    when = draw(st.sampled_from([day(start), day(start), day("2018-11-16", "2018-11-17"), day("2018-11"), None]))
    counted = draw(st.sampled_from([toll, toll, toll + 1, Count(toll, None), OPEN]))
    return {
        "figures": [casualty(counted, draw(st.sampled_from(["people", "civilians"])))],
        "place": place_,
        "time": when,
        "belligerent": draw(st.sampled_from([party, party, None, OTHERS, REGIME])),
        "speaker": draw(st.sampled_from(SPEAKERS)),
    }


@st.composite
def busy_days(draw):
    """Reports of a few incidents close to one another: some tell of several, some only of what a party says, some
    give a total, and some carry another's words whole on a later day.
    """
    happened = draw(happenings())
    built = []
    for index in range(draw(st.integers(2, 7))):
        head = {"published": draw(st.sampled_from(PUBLISHED)), "outlet": draw(st.sampled_from(["X", "Y", None]))}
        if built and draw(st.integers(0, 3)) == 0:
            built.append(copied(draw(st.sampled_from(built)), f"d{index}", **head))
            continue
        builder = report(f"d{index}", **head)
        for happening in draw(st.lists(st.sampled_from(happened), min_size=1, max_size=3)):
            builder.casualty(**draw(tellings(happening)))
            if draw(st.integers(0, 3)) == 0:
                builder.claim("denial", speaker=happening[2], stance=Stance.DENIES, place=draw(st.sampled_from(PLACES)))
        if draw(st.integers(0, 4)) == 0:
            builder.casualty([casualty(90)], scope=Scope.TOTAL, place=PROVINCE)
        builder.text += " ".join(f"word{index}{number}" for number in range(20)) + "\n"
        built.append(builder.build())
    return built


def copied(original, doc_id, published, outlet):
    """The report again, word for word, from another outlet on another day."""
    day_ = datetime.date.fromisoformat(published) if published else None
    document = replace(original.document, doc_id=doc_id, published=day_, outlet=outlet)
    return Report(document, tuple(replace(claim, doc_id=doc_id) for claim in original.claims))
