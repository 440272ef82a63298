"""Hypothesis strategies for reports whose claims are on a handful of places and days, so that they often meet."""

from __future__ import annotations

from hypothesis import strategies as st

from tawthiq.model import OPEN, Count, DenialKind, Mode, Precision, Stance
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
