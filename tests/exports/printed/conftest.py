"""The invented case as a dossier, and a directory that knows one place."""

from __future__ import annotations

import datetime

import pytest

from tawthiq.exports.case_report import CaseReport
from tawthiq.exports.moment import Moment
from tawthiq.exports.printed.dossier import Choice, Dossier, Filed, LogMark

HEAD = "ab" * 32


@pytest.fixture
def dossier(case: CaseReport) -> Dossier:
    village, _ = case.incidents
    steps = (
        Moment(datetime.date(2018, 11, 18), village.reports[:1], village),
        Moment(None, village.reports[1:], village),
    )
    return Dossier(
        name=case.name,
        reports=case.reports,
        incidents=case.incidents,
        moments={village.id: steps},
        evidence=(Filed("cd" * 32, "inbox/north.txt", 1200, "2018-11-19T08:00:00Z", "an archivist", 1),),
        log=LogMark(7, "2018-11-19T09:00:00Z", HEAD),
        rule_set="airwars",
        languages=("ar", "en"),
        choice=Choice(all=2),
    )
