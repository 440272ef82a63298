"""Which claim of a report a denial answers, by kind of denial, in both languages; and when none is named."""

from __future__ import annotations

import pytest
from tests.reading import read_body, read_text

from tawthiq.model import Report

ARABIC = "وقال المرصد السوري لحقوق الإنسان إن 4 مدنيين قتلوا بغارة للتحالف الدولي على مدينة الرقة."
ENGLISH = (
    "The Syrian Observatory for Human Rights said coalition air strikes killed four civilians in the town of Raqqa."
)

KINDS = [
    # (a denial after the claim above it, its kind)
    (ARABIC, "ونفى التحالف الدولي مقتل مدنيين في الغارة.", "flat"),
    (ARABIC, "وقال التحالف الدولي إن طائراته لم تنفذ أي غارة على المدينة.", "no_strikes"),
    (ARABIC, "وقال التحالف الدولي إنه لا توجد أدلة على وجود مدنيين قرب الغارة.", "no_evidence"),
    (ARABIC, "وقال التحالف الدولي إنه لا علم له بالغارة على المدينة.", "insufficient_information"),
    (ARABIC, "وحمّل التحالف الدولي قوات النظام المسؤولية عن القصف.", "blame_elsewhere"),
    (ENGLISH, "The US-led coalition denied killing civilians in the raid.", "flat"),
    (ENGLISH, "The US-led coalition said it had not carried out strikes in the town.", "no_strikes"),
    (ENGLISH, "The US-led coalition said there was no evidence of civilians near the strikes.", "no_evidence"),
    (ENGLISH, "The US-led coalition said it could not confirm the reports of the raid.", "insufficient_information"),
    (ENGLISH, "The US-led coalition blamed regime forces for the attack.", "blame_elsewhere"),
]


def english(text: str) -> Report:
    return read_text(f"Evening news\n{text}", language="en")


def read(text: str) -> Report:
    return english(text) if text.isascii() else read_body(text)


def answers(report: Report) -> list[tuple[str, str]]:
    """The kind of each denial with the type of the claim that it answers."""
    known = {claim.id: claim for claim in report.claims}
    linked = [claim for claim in report.claims if claim.denial_kind]
    return [(str(c.denial_kind), str(known[c.answers].type) if c.answers else "-") for c in linked]


@pytest.mark.parametrize(("accusation", "denial", "kind"), KINDS)
def test_each_kind_of_denial_answers_the_accusation_before_it(accusation: str, denial: str, kind: str) -> None:
    assert answers(read(f"{accusation} {denial}")) == [(kind, "casualty")]


REBUTTALS = [
    "ونفى التحالف الدولي مقتل مدنيين في الغارة. وقال مدير المرصد السوري لحقوق الإنسان إن القصف لم يطل مواقع المسلحين.",
]


@pytest.mark.parametrize("text", REBUTTALS)
def test_a_rebuttal_answers_the_denial(text: str) -> None:
    assert answers(read_body(f"{ARABIC} {text}")) == [("flat", "casualty"), ("rebuttal", "denial")]


NOTHING_TO_ANSWER = [
    "ونفى التحالف الدولي مقتل مدنيين في غارة على مدينة الرقة.",  # nothing was said before
    "وقال المرصد السوري لحقوق الإنسان إن 4 مدنيين قتلوا بقصف لقوات النظام على مدينة حلب. "
    "ونفى التحالف الدولي مقتل مدنيين في الغارة.",  # another is accused
    "وقال المرصد السوري لحقوق الإنسان إن 4 مدنيين قتلوا بغارة على مدينة حلب. "
    "ونفى التحالف الدولي مقتل مدنيين في غارة على مدينة الرقة.",  # of another place
]


@pytest.mark.parametrize("text", NOTHING_TO_ANSWER)
def test_a_denial_without_an_accusation_answers_nothing(text: str) -> None:
    assert answers(read_body(text)) == [("flat", "-")]


def test_a_denial_in_the_headline_answers_what_the_body_says() -> None:
    report = read_text(f"التحالف الدولي ينفي مقتل مدنيين في الرقة\n{ARABIC}")
    assert answers(report) == [("flat", "casualty")]
