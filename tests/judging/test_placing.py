from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import MONITOR_A, MONITOR_B, VILLAGE, casualty, report

from tawthiq.judging.applying import judge
from tawthiq.judging.placing import find_claim, place_claims, place_incidents
from tawthiq.judging.standing import Status
from tawthiq.model import ClaimType, Judgement, Verdict, anchor_of

BUILDER = report("a")
BUILDER.casualty([casualty(43)], speaker=MONITOR_A, place=VILLAGE)
BUILDER.casualty([casualty(15)], speaker=MONITOR_A, place=VILLAGE)
REPORT = BUILDER.build()
FIRST, SECOND = REPORT.claims
WHEN = "2018-11-19T09:00:00Z"
ANCHOR = anchor_of(FIRST, REPORT.document.sha256)


def reread(**fields):
    """The report as better rules read it."""
    return replace(REPORT, claims=(replace(FIRST, **fields), SECOND))


def reject(anchor=ANCHOR):
    return Judgement((anchor.claim,), Verdict.REJECT, "A. Recorder", WHEN, "not so", made_about=(anchor,))


def test_a_claim_is_found_by_its_id_and_by_its_words() -> None:
    assert find_claim(ANCHOR, REPORT) == FIRST
    other = reread(speaker=MONITOR_B)
    assert other.claims[0].id != FIRST.id
    assert find_claim(ANCHOR, other) == other.claims[0]
    assert find_claim(ANCHOR, reread(type=ClaimType.CALL)) == reread(type=ClaimType.CALL).claims[0]


LOST = [
    (None, "not in the case"),
    (reread(text="forty three"), "no claim has its words"),
    (replace(REPORT, document=replace(REPORT.document, sha256="b" * 64)), "evidence"),
    (replace(REPORT, claims=(replace(FIRST, speaker=MONITOR_B), replace(FIRST, speaker=None))), "several"),
]


@pytest.mark.parametrize(("now", "why"), LOST, ids=[why for _, why in LOST])
def test_one_that_is_not_found_is_told_with_both_versions(now, why) -> None:
    one = reject(replace(ANCHOR, sha256="a" * 64))
    if now is not None and now.document.sha256 is None:
        one = reject()
    found = place_claims([one], {"a": now} if now else {})
    ((misfit,), placed) = (found.misfits, found.placed)
    assert placed == []
    assert (misfit.judgement, misfit.then) == (one, FIRST.text)
    assert why in misfit.why


def test_a_judgement_follows_its_claim_to_the_id_that_it_has_now() -> None:
    now = reread(speaker=MONITOR_B)
    judged = judge(place_claims([reject()], {"a": now}).placed)
    assert judged.report(now).claims == (SECOND,)
    assert judged.beside(now.claims[0].id)["decided"] == {"standing": "reject"}
    assert judged.beside(SECOND.id) == {}


def test_a_figure_that_is_no_longer_in_its_claim_is_not_corrected() -> None:
    line = {"outcome": "killed", "who": "people", "min": 43, "max": 43, "text": "other words"}
    one = Judgement(
        *((FIRST.id,), Verdict.CORRECT, "A. Recorder", WHEN, "not so", "casualties.0.count"),
        *({"min": 3, "max": 3}, line, (ANCHOR,)),
    )
    found = place_claims([one], {"a": REPORT})
    assert (found.placed, [misfit.now for misfit in found.misfits]) == ([], [(FIRST.text,)])


def test_an_incident_is_the_one_that_has_most_of_its_claims() -> None:
    anchors = (ANCHOR, anchor_of(SECOND, None))
    grade = Judgement(
        *(("i-1",), Verdict.GRADE, "A. Recorder", WHEN, "so", None, "fair", "weak"),
        made_about=anchors,
    )
    both = {FIRST.id, SECOND.id}
    for incidents, about in [({"i-1": {"c"}}, "i-1"), ({"i-2": both}, "i-2"), ({"i-2": {FIRST.id}}, None), ({}, None)]:
        known = place_claims([grade], {"a": REPORT})
        place_incidents([grade], known, incidents)
        assert [one.about for one in known.placed] == ([(about,)] if about else [])
        assert len(known.misfits) == (about is None)
        judged = judge(known.placed)
        assert judged.state.status == ({grade.id: Status.PROPOSED} if about else {})


def test_a_report_that_nobody_judged_is_as_it_was() -> None:
    judged = judge(place_claims([], {}).placed)
    assert judged.report(REPORT) is REPORT
    assert judged.effect(REPORT) == ""
    note = Judgement((FIRST.id,), Verdict.NOTE, "A. Recorder", WHEN, "ask", made_about=(ANCHOR,))
    noted = judge(place_claims([note], {"a": REPORT}).placed)
    assert noted.report(REPORT) is REPORT
    assert noted.effect(REPORT) == ""
    assert noted.concerns(REPORT)
