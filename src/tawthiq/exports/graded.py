"""An incident with the grade that people gave it, who they are and why, and what the rules gave, for the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawthiq.exports.face import load_faces
from tawthiq.model import Grade, Incident, Judgement


def graded(incident: Incident, grade: Grade, signed: Sequence[Judgement]) -> Incident:
    """The incident under a grade that the makers of these judgements agree on; its reason names them, with theirs."""
    people = "; ".join(f"{one.by}: {one.reason}" for one in signed)
    return _under(incident, grade, "graded_by_people", people=people)


def graded_unnamed(incident: Incident, grade: Grade) -> Incident:
    """The same without who they are and what they wrote."""
    return _under(incident, grade, "graded_unnamed")


def _under(incident: Incident, grade: Grade, phrase: str, **values: str) -> Incident:
    reason = {
        face.language: face.plain(
            phrase,
            grade=face.label("grade", incident.grade),
            reason=incident.reason.get(face.language, ""),
            **values,
        )
        for face in load_faces()
    }
    return replace(incident, grade=grade, reason=reason)
