from __future__ import annotations

import dataclasses
import json

import pytest

from tawthiq.exports.face import Face, load_faces
from tawthiq.exports.formats.coarsening import Coarsening
from tawthiq.exports.formats.directory import Directory
from tawthiq.exports.numbering import numbered, sourced
from tawthiq.exports.printed.composing import compose
from tawthiq.exports.printed.dossier import Dossier
from tawthiq.exports.printed.html import render_html
from tawthiq.exports.printed.redacting import redacted
from tawthiq.exports.summaries import summarize
from tawthiq.model import Actor, Report, Span

NOBODY = Directory(actor=lambda _: None, place=lambda _: None, admin1=lambda _name, _country: None)
faces = pytest.mark.parametrize("face", load_faces(), ids=lambda face: face.language)


def without(dossier: Dossier, face: Face) -> Dossier:
    return redacted(dossier, face, Coarsening("tenth", NOBODY))


def planted(dossier: Dossier, name: str) -> Dossier:
    """The dossier with a name for every speaker, in reasons, in file names and in addresses."""
    speaker = Actor(name, Span(0, 1), (f"{name} the elder",))
    reports = tuple(_planted(report, speaker) for report in dossier.reports)
    incidents = tuple(
        dataclasses.replace(
            one,
            reason={language: f"و{name}: {text}" for language, text in one.reason.items()},
            origins=tuple(dataclasses.replace(origin, name=name) for origin in one.origins),
        )
        for one in dossier.incidents
    )
    evidence = tuple(dataclasses.replace(one, name=f"{name}.txt", received_by=name) for one in dossier.evidence)
    return dataclasses.replace(dossier, reports=reports, incidents=incidents, moments={}, evidence=evidence)


def _planted(report: Report, speaker: Actor) -> Report:
    claims = tuple(claim.corrected(speaker=speaker, via=(speaker,)) for claim in report.claims)
    url = f"https://example.org/{speaker.name}"
    return dataclasses.replace(report, document=dataclasses.replace(report.document, url=url), claims=claims)


@faces
@pytest.mark.parametrize("name", ["Zzyzx Qwortle", "زقزوق المجهول"])
def test_a_planted_name_is_nowhere(dossier: Dossier, face: Face, name: str) -> None:
    whole = planted(dossier, name)
    assert name in render_html(compose(whole, face))
    assert name not in render_html(compose(without(whole, face), face))


@faces
def test_no_words_of_reports_but_numbers(dossier: Dossier, face: Face) -> None:
    page = render_html(compose(without(dossier, face), face))
    for report in dossier.reports:
        assert not any(claim.text in page for claim in report.claims)


@faces
def test_coordinates_are_coarse(dossier: Dossier, face: Face) -> None:
    for one in without(dossier, face).incidents:
        assert one.place is None or one.place.lat is None or round(one.place.lat, 1) == one.place.lat


def test_what_was_withheld_is_counted_and_not_named(dossier: Dossier) -> None:
    face = load_faces()[1]
    found = without(dossier, face).withheld
    assert found
    assert found.counts["words"] > 0
    assert found.counts["name"] > 0
    assert not any(report.document.doc_id in json.dumps(dict(found.counts)) for report in dossier.reports)


def test_bodies_of_the_table_keep_their_names(dossier: Dossier) -> None:
    face = load_faces()[1]
    village, *others = dossier.incidents
    (accused, *_) = village.belligerents
    known = dataclasses.replace(accused, actor=dataclasses.replace(accused.actor, id="coalition"))
    case = dataclasses.replace(
        dossier, incidents=(dataclasses.replace(village, belligerents=(known,)), *others), moments={}
    )
    assert without(case, face).incidents[0].belligerents[0].actor.name == accused.actor.name


def test_nothing_changes_where_nothing_is_redacted(dossier: Dossier) -> None:
    assert dossier.withheld is None


@faces
def test_a_summary_names_nobody_who_is_withheld(dossier: Dossier, face: Face) -> None:
    whole = planted(dossier, "Hidden Person")
    belligerents = tuple(
        dataclasses.replace(one, actor=Actor("Hidden Militia", Span(0, 1))) for one in whole.incidents[0].belligerents
    )
    incidents = (dataclasses.replace(whole.incidents[0], belligerents=belligerents), *whole.incidents[1:])
    whole = dataclasses.replace(whole, incidents=incidents)
    names = ("Hidden", "\u0627\u0644\u062a\u0644 \u0627\u0644\u0623\u062e\u0636\u0631", "Akhdar")
    for shown, is_there in ((whole, True), (without(whole, face), False)):
        (one, _), claims = shown.incidents, numbered(shown.reports)
        text = summarize(one, sourced(one, claims), face, shown.names).text
        assert any(name in text for name in names) is is_there
        assert ("53" in text) is True


def test_a_place_that_is_made_coarse_keeps_no_id_that_leads_to_its_name(dossier: Dossier) -> None:
    face = load_faces()[1]
    for one in without(dossier, face).incidents:
        assert one.place is None or one.place.id is None
    for report in without(dossier, face).reports:
        assert all(claim.place is None for claim in report.claims)
