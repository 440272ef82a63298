"""What the French pack, which is data only, reads in sentences of its own."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
from tests.reading import figures, misquoted, number, of_type, read_text

from tawthiq.lang import load
from tawthiq.model import Claim, ClaimType, Report

PACK = Path(str(resources.files("tawthiq.lang"))) / "fr"
PUBLISHED = "2018-11-19"  # a Monday


def report(text: str) -> Report:
    return read_text(text, PUBLISHED, "fr")


def test_the_pack_is_data_only() -> None:
    assert {file.suffix for file in PACK.rglob("*") if file.is_file()} == {".toml", ".tsv"}
    assert load("fr").direction == "ltr"


FIGURES = [
    ("Des frappes aériennes ont tué 43 personnes.", ["killed 43 people"]),
    ("43 personnes, dont 36 civils, ont été tuées dans des frappes.", ["killed 43 people", "killed 36 civilians"]),
    ("Au moins 12 civils sont morts dans des bombardements.", ["killed 12- civilians"]),
    ("Plus de vingt-cinq soldats ont été blessés dans les combats.", ["injured 25- combatants"]),
    ("L'attentat a fait jusqu'à 30 morts et une centaine de blessés.", ["killed -30 people", "injured 100 people"]),
    ("Entre 15 et 20 personnes ont été tuées dans le raid.", ["killed 15-20 people"]),
    ("Quelque trois cent vingt combattants ont péri dans la bataille.", ["killed 320 combatants"]),
    ("Une douzaine de villageois ont été blessés par des tirs.", ["injured 12 civilians"]),
    ("Des dizaines de civils ont été tués dans des raids.", ["killed ? civilians"]),
    ("Un enfant a été tué par un obus.", ["killed 1 children"]),
    ("Un obus a tué une femme et deux garçons.", ["killed 1 women", "killed 2 children"]),
    ("Le raid a blessé trois Syriens.", ["injured 3 people"]),
    ("L'explosion a blessé 54 personnes, en majorité des civils.", ["injured 54 people", "injured ? civilians"]),
    (
        "Neuf habitants ont été blessés par l'explosion, trois d'entre eux grièvement.",
        ["injured 9 civilians", "injured 3 people"],
    ),
    ("Deux secouristes figurent parmi les morts du raid.", ["killed 2 other"]),
    ("20 civils ont été tués ou blessés dans le raid.", ["killed -20 civilians", "injured -20 civilians"]),
    ("Le raid a tué 3 soldats et 5 civils ont été blessés.", ["killed 3 combatants", "injured 5 civilians"]),
    ("Dix-huit morts dans un raid de drone", ["killed 18 people"]),
    ("Le bilan de l'attentat est passé à 47 morts.", ["killed 47 people"]),
    ("Le raid n'a fait aucune victime.", ["killed 0 people"]),
    ("Les jihadistes ont enlevé 12 villageois pendant l'attaque.", ["captured 12 civilians"]),
    ("La frappe a fait au moins un mort.", ["killed 1- people"]),
    ("Les frappes ont tué 1\u202f500 personnes.", ["killed 1500 people"]),
    ("Les frappes ont tué 1.500 personnes.", ["killed 1500 people"]),
    ("Les frappes ont tué 1 500 personnes.", []),  # one number or two: left unread
    ("Une inondation a fait 20 morts. Des tirs ont tué deux civils.", ["killed 2 civilians"]),
    ("L'armée a pris deux villages après de violents bombardements.", []),
    ("Le raid a détruit quatre maisons et 12 véhicules.", []),
    ("Dix avions russes ont bombardé la ville.", []),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[str]) -> None:
    assert figures(report(text)) == expected


SPEAKERS = [
    ("Le raid a tué cinq personnes, selon l'Observatoire syrien des droits de l'homme (OSDH).", None, "sohr"),
    ("Selon des militants locaux, le raid a tué cinq personnes.", "des militants locaux", None),
    ("L'OSDH a fait état de cinq morts dans le raid.", "L'OSDH", "sohr"),
    ("Le raid a tué cinq personnes, a déclaré à l'AFP un médecin de la ville.", "un médecin de la ville", None),
    (
        "Le directeur de l'hôpital a affirmé lundi à la presse que le raid avait tué cinq personnes.",
        "Le directeur de l'hôpital",
        None,
    ),
    ("« Le raid a tué cinq personnes », affirme un habitant.", "un habitant", None),
    ("Cinq tués dans un raid à Alep (ONG)", "ONG", None),
    (
        "Des médecins ont dit qu'un obus était tombé. Ils ont ajouté que le raid a tué cinq personnes.",
        "Des médecins",
        None,
    ),
    ("Un obus est tombé. Le raid a tué cinq personnes.", None, None),
]


@pytest.mark.parametrize(("text", "name", "key"), SPEAKERS)
def test_speakers(text: str, name: str | None, key: str | None) -> None:
    (claim,) = [claim for claim in report(text).claims if claim.casualties]
    if key is None:
        assert (claim.speaker.name if claim.speaker else None) == name
    else:
        assert claim.speaker is not None
        assert key in {claim.speaker.id, claim.speaker.parent}


BELLIGERENTS = [
    ("L'aviation russe a bombardé un marché, tuant dix personnes.", "aviation russe", "russian-air-force"),
    ("Dix personnes ont été tuées dans des frappes aériennes russes.", "russes", "state-ru"),
    ("Dix personnes ont été tuées par des tirs de l'armée syrienne.", "armée syrienne", "syrian-army"),
    ("Dix personnes ont été tuées dans des raids menés par des avions turcs.", "avions turcs", "turkish-air-force"),
    ("Des militants affirment que les forces syriennes ont tué dix civils.", "forces syriennes", "syrian-army"),
    ("Dix personnes ont été tuées près de positions de l'armée syrienne.", None, None),
]


@pytest.mark.parametrize(("text", "name", "key"), BELLIGERENTS)
def test_belligerents(text: str, name: str | None, key: str | None) -> None:
    (claim,) = [claim for claim in report(text).claims if claim.casualties]
    found = claim.belligerent
    assert (found.name if found else None, found.id if found else None) == (name, key)


PLACES = [
    ("Un raid a tué dix civils à Alep.", "Alep", "SY", "Alep"),
    ("Un raid a tué dix civils dans le village de Saraqeb.", "village de Saraqeb", "SY", "Idleb"),
    ("Un raid a tué dix civils dans la province d'Idleb.", "province d'Idleb", "SY", "Idleb"),
    ("Un attentat a tué dix civils à Bagdad, en Irak.", "Bagdad", "IQ", "Bagdad"),
    ("Un raid a tué dix civils dans le village de Kafr Zobaa.", "village de Kafr Zobaa", None, None),
    ("Un raid a tué dix civils dans l'est de la Syrie.", "est de la Syrie", "SY", None),
    ("Sur la route, un raid a tué dix civils.", None, None, None),  # a town of the table is called Sur
]


@pytest.mark.parametrize(("text", "name", "country", "unit"), PLACES)
def test_places(text: str, name: str | None, country: str | None, unit: str | None) -> None:
    (claim,) = [claim for claim in report(text).claims if claim.casualties]
    place = claim.place
    found = (place.name, place.country, place.admin1) if place else (None, None, None)
    assert found == (name, country, unit)


TIMES = [
    ("Un raid a tué dix civils samedi.", "2018-11-17", "2018-11-17"),
    ("Un raid a tué dix civils hier soir.", "2018-11-18", "2018-11-18"),
    ("Un raid a tué dix civils le 12 novembre 2018.", "2018-11-12", "2018-11-12"),
    ("Un raid a tué dix civils le 1er mars.", "2018-03-01", "2018-03-01"),
    ("Un raid a tué dix civils le 03/04/2018.", "2018-04-03", "2018-04-03"),
    ("Un raid a tué dix civils dans la nuit de vendredi à samedi.", "2018-11-16", "2018-11-17"),
    ("Un raid a tué dix civils il y a trois jours.", "2018-11-16", "2018-11-16"),
]


@pytest.mark.parametrize(("text", "start", "end"), TIMES)
def test_times(text: str, start: str, end: str) -> None:
    (claim,) = [claim for claim in report(text).claims if claim.casualties]
    assert claim.time is not None
    assert (claim.time.start, claim.time.end) == (start, end)


def position(claim: Claim) -> str:
    by = f" by {claim.speaker.name}" if claim.speaker else ""
    of = f" of {claim.belligerent.name}" if claim.belligerent and claim.type is ClaimType.RESPONSIBILITY else ""
    kind = f" ({claim.denial_kind})" if claim.denial_kind else ""
    return f"{claim.type}{by}{of}{kind}"


POSITIONS = [
    ("La coalition a démenti avoir tué des civils dans ses frappes.", ["denial by La coalition (flat)"]),
    ("Le ministère a rejeté les informations sur un raid contre le camp.", ["denial by Le ministère (flat)"]),
    ("L'armée a affirmé qu'elle n'a pas mené de frappes dans la région.", ["denial by L'armée (no_strikes)"]),
    (
        "Des militants ont accusé les forces syriennes d'avoir bombardé le camp.",
        ["responsibility by Des militants of forces syriennes"],
    ),
    ("L'armée est accusée d'avoir bombardé des hôpitaux.", ["responsibility of L'armée"]),
    (
        "L'Etat islamique a revendiqué lundi l'attentat.",
        ["responsibility by L'Etat islamique of L'Etat islamique"],
    ),
    (
        "La coalition internationale a reconnu avoir tué des civils dans un raid.",
        ["responsibility by coalition internationale of coalition internationale"],
    ),
    ("Aucun groupe n'a revendiqué l'attentat.", ["finding"]),
    ("L'attentat n'a pas été revendiqué.", ["finding"]),
    ("L'agence n'a pas pu vérifier ces informations sur le raid.", ["finding by L'agence (insufficient_information)"]),
    ("L'armée a affirmé avoir ouvert une enquête sur le bombardement.", ["finding by L'armée"]),
    ("L'ONU a appelé toutes les parties à cesser les attaques.", ["call by L'ONU"]),
    ("L'armée a bombardé la ville avant que les ministres ne démentent le nouvel impôt.", []),
]


@pytest.mark.parametrize(("text", "expected"), POSITIONS)
def test_positions(text: str, expected: list[str]) -> None:
    found = [claim for claim in report(text).claims if claim.type not in {ClaimType.CASUALTY, ClaimType.ATTACK}]
    assert [position(claim) for claim in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La coalition a mené 19 frappes aériennes près de la ville.", ["19"]),
        ("Plus de 20 roquettes ont touché l'aéroport.", ["20-"]),
        ("Un responsable russe a visité la ville.", []),
    ],
)
def test_strikes(text: str, expected: list[str]) -> None:
    assert [number(claim.strikes.count) for claim in report(text).claims if claim.strikes] == expected


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Un raid a tué dix civils lundi.", "incident"),
        ("Les raids ont tué 300 civils depuis le début de l'offensive.", "total"),
    ],
)
def test_scope(text: str, scope: str) -> None:
    assert [claim.scope for claim in report(text).claims] == [scope]


REPORT = """Raid sur un marché du nord de la Syrie

Au moins douze civils, dont trois enfants, ont été tués samedi dans une frappe aérienne sur un marché de la ville \
d'Alep, selon l'Observatoire syrien des droits de l'homme. L'ONG a attribué le raid à l'aviation russe.

Le ministère russe de la Défense a démenti toute responsabilité dans le bombardement. Un médecin de l'hôpital a \
déclaré que quarante blessés avaient été soignés."""


def test_a_whole_report() -> None:
    read = report(REPORT)
    assert misquoted(read) == []
    first = of_type(read, "casualty")[0]
    assert [f"{c.outcome} {number(c.count)} {c.who}" for c in first.casualties] == [
        "killed 12- civilians",
        "killed 3 children",
    ]
    assert (first.place.name, first.time.text) == ("ville d'Alep", "samedi")
    assert first.speaker.parent == "sohr"
    (blame,) = of_type(read, "responsibility")
    assert blame.belligerent.id == "russian-air-force"
    (denial,) = of_type(read, "denial")
    assert denial.speaker.parent == "russian-defence-ministry"
