"""The worked case as claims: one day, a village and a town 8 km apart, and who says what about them."""

from __future__ import annotations

from tawthiq.model import Count, DenialKind, Mode, Scope, Stance
from tests.builders import (
    COALITION,
    DIRECTOR_A,
    EAST,
    ENVOY,
    MONITOR_A,
    MONITOR_B,
    OTHERS,
    POCKET,
    RADIO,
    REGIME,
    TOWN,
    VILLAGE,
    casualty,
    day,
    killed,
    report,
)

SATURDAY = day("2018-11-17")
NIGHT_TO_SATURDAY = day("2018-11-16", "2018-11-17")
DISPATCH = (
    "Warplanes struck a village by the river before dawn on Saturday and at least forty three people lost their lives "
    "there, most of them women and children of fighters' families, the monitor said in a statement on its site."
)


def denial_report(doc_id="denial", count=True):
    """A Coalition statement with strikes of its own and of others, and the count that it answers when `count`."""
    builder = report(doc_id, outlet="Agency")
    denies = {"stance": Stance.DENIES, "denial_kind": DenialKind.FLAT, "belligerent": COALITION}
    builder.claim("denial", speaker=COALITION, place=EAST, **denies)
    blames = {"mode": Mode.BLAMES, "denial_kind": DenialKind.BLAME_ELSEWHERE}
    builder.claim("responsibility", speaker=COALITION, belligerent=OTHERS, **blames)
    builder.claim("responsibility", mode=Mode.BLAMES, stance=Stance.DOUBTS, belligerent=REGIME)
    if count:
        figures = killed(43, 36)
        builder.casualty(figures, speaker=MONITOR_A, belligerent=COALITION, place=VILLAGE, time=SATURDAY)
    else:
        builder.claim("denial", speaker=ENVOY, place=VILLAGE, time=SATURDAY, **denies)
    builder.claim("denial", speaker=ENVOY, **denies)
    builder.claim("call", speaker=ENVOY, about="stop firing")
    area = {"place": POCKET, "time": NIGHT_TO_SATURDAY, "speaker": COALITION}
    builder.attack(19, belligerent=COALITION, **area)
    builder.claim("finding", speaker=COALITION, denial_kind=DenialKind.NO_EVIDENCE, about="no sign of civilians")
    builder.attack(10, **area)
    rebuts = {"stance": Stance.DENIES, "denial_kind": DenialKind.REBUTTAL}
    builder.claim("denial", speaker=DIRECTOR_A, place=VILLAGE, time=SATURDAY, **rebuts)
    month = {"time": day("2018-11-01", "2018-11-18"), "scope": Scope.TOTAL}
    builder.casualty([casualty(None), casualty(None, "civilians")], speaker=MONITOR_A, belligerent=COALITION, **month)
    return builder.build()


def worked_case():
    """Eight reports on two incidents of one day."""
    here = {"place": VILLAGE, "time": SATURDAY, "belligerent": COALITION}
    there = {"place": TOWN, "time": SATURDAY}
    rebuts = {"stance": Stance.DENIES, "denial_kind": DenialKind.REBUTTAL}
    month = {"time": day("2018-11-01", "2018-11-19"), "scope": Scope.TOTAL}
    town = report("town").casualty([casualty(Count(12, 24), "civilians")], speaker=MONITOR_B, **there)
    town.claim("responsibility", speaker=MONITOR_B, mode=Mode.BLAMES, belligerent=COALITION, **there)
    town.claim("responsibility", speaker=RADIO, mode=Mode.BLAMES, belligerent=REGIME, **there)
    return [
        report("a", published="2018-11-17", outlet="Monitor A")
        .casualty(killed(43, 36), words=DISPATCH, **here)
        .build(),
        report("b").casualty(killed(civilians=15), speaker=MONITOR_B, **here).build(),
        report("c", outlet="River Radio").casualty(killed(civilians=53), **here).build(),
        report("d", outlet="Wire").casualty(killed(43, 36), words=DISPATCH + " (wire)", **here).build(),
        denial_report("e", count=False),
        report("f").claim("denial", speaker=DIRECTOR_A, place=VILLAGE, time=SATURDAY, **rebuts).build(),
        report("g", published="2018-11-19").casualty(killed(120), speaker=MONITOR_A, **month).build(),
        town.build(),
    ]
