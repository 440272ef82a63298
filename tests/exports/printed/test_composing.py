from __future__ import annotations

import dataclasses

import pytest

from tawthiq.exports.face import Face, load_faces
from tawthiq.exports.printed.blocks import Cover, Document, Facts, Heading, Picture, Run, Table, Words
from tawthiq.exports.printed.composing import compose
from tawthiq.exports.printed.dossier import Choice, Dossier, Withheld

FACES = {face.language: face for face in load_faces()}
faces = pytest.mark.parametrize("face", load_faces(), ids=lambda face: face.language)


def of_kind(document: Document, kind: type) -> list:  # type: ignore[type-arg]
    return [block for block in document.blocks if isinstance(block, kind)]


def all_runs(value: object) -> list[Run]:
    """Every run of a part of a document."""
    if isinstance(value, Run):
        return [value]
    if isinstance(value, tuple):
        return [run for part in value for run in all_runs(part)]
    if dataclasses.is_dataclass(value):
        return [run for one in dataclasses.fields(value) for run in all_runs(getattr(value, one.name))]
    return []


@faces
def test_every_claim_of_an_incident_is_there_with_its_words_and_their_place(dossier: Dossier, face: Face) -> None:
    shown = of_kind(compose(dossier, face), Words)
    texts = {claim.id: claim for report in dossier.reports for claim in report.claims}
    wanted = [texts[id_] for one in dossier.incidents for id_ in one.claims]
    assert sorted(one.text for one in shown) == sorted(claim.text for claim in wanted)
    for claim in wanted:
        (one, *_) = [each for each in shown if claim.id in each.source[-1].text]
        assert str(claim.span.start) in one.source[0].text
        assert str(claim.span.end) in one.source[0].text


@faces
def test_what_is_led_to_is_there_once(dossier: Dossier, face: Face) -> None:
    document = compose(dossier, face)
    anchors = [block.anchor for block in document.blocks if isinstance(block, Heading | Words) and block.anchor]
    assert len(anchors) == len(set(anchors))
    assert {run.to for run in all_runs(document.blocks) if run.to} <= set(anchors)


@faces
def test_the_parts_stand_in_order(dossier: Dossier, face: Face) -> None:
    document = compose(dossier, face)
    say = face.tables["say"]
    assert isinstance(document.blocks[0], Cover)
    chapters = [one.text for one in of_kind(document, Heading) if one.level == 1]
    assert chapters == [say["overview"], say["incidents"], say["annex"]]
    sections = [one.text for one in of_kind(document, Heading) if one.level == 3]
    for key in ("plot_heading", "moments_heading", "matrix_heading", "origins", "claims_of"):
        assert say[key] in sections, key


def test_the_two_languages_say_the_same(dossier: Dossier) -> None:
    arabic, english = (compose(dossier, FACES[language]) for language in ("ar", "en"))
    assert [type(one) for one in arabic.blocks] == [type(one) for one in english.blocks]
    assert (arabic.direction, english.direction) == ("rtl", "ltr")


def test_the_log_and_the_register_are_in_the_annex(dossier: Dossier) -> None:
    document = compose(dossier, FACES["en"])
    texts = " ".join(run.text for run in all_runs(of_kind(document, Facts) + of_kind(document, Table)) if run)
    for part in (*of_kind(document, Facts), *of_kind(document, Table)):
        texts += " ".join(run.text for run in all_runs(part))
    for wanted in (dossier.log.hash, dossier.evidence[0].sha256, "inbox/north.txt", "an archivist"):
        assert wanted in texts


def test_a_redacted_one_prints_no_words_and_no_ids_of_reports(dossier: Dossier) -> None:
    redacted = dataclasses.replace(dossier, withheld=Withheld({"words": 3}, "tenth"))
    shown = of_kind(compose(redacted, FACES["en"]), Words)
    assert {one.text for one in shown} == {FACES["en"].tables["say"]["words_withheld"]}
    whole = " ".join(run.text for run in all_runs(compose(redacted, FACES["en"]).blocks))
    assert not any(f"{report.document.doc_id} " in whole for report in redacted.reports)


def test_a_choice_is_said_and_words_of_it_only_where_nothing_is_redacted(dossier: Dossier) -> None:
    choice = Choice(since="2018-11-01", place="Sadd", grades=("fair",), all=9)
    for withheld, is_said in ((None, True), (Withheld({}, "tenth"), False)):
        case = dataclasses.replace(dossier, choice=choice, withheld=withheld)
        cover = compose(case, FACES["en"]).blocks[0]
        text = " ".join(run.text for run in all_runs(cover))
        assert "1" in text
        assert ("Sadd" in text) is is_said


def test_nothing_chosen_still_makes_a_report(dossier: Dossier) -> None:
    empty = dataclasses.replace(dossier, incidents=(), reports=(), evidence=())
    document = compose(empty, FACES["ar"])
    assert not of_kind(document, Picture)
    assert of_kind(document, Heading)
