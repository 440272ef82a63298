"""What the English pack reads in sentences of its own: figures, who says them, positions."""

from __future__ import annotations

import datetime

import pytest
from tests.reading import number

from tawthiq.claims import read
from tawthiq.lang import load
from tawthiq.model import Claim, ClaimType, Document

PUBLISHED = datetime.date(2018, 11, 19)


def claims(text: str) -> tuple[Claim, ...]:
    return read(Document("own", text, "en", PUBLISHED), load("en")).claims


def figures(text: str) -> list[str]:
    return [f"{c.outcome} {number(c.count)} {c.who}" for claim in claims(text) for c in claim.casualties]


FIGURES = [
    ("Air strikes killed 43 people.", ["killed 43 people"]),
    ("43 people were killed in air strikes.", ["killed 43 people"]),
    ("At least 12 civilians died in the shelling.", ["killed 12- civilians"]),
    ("More than twenty-five soldiers were wounded in the clashes.", ["injured 25- combatants"]),
    ("The raid killed up to 30 militants.", ["killed -30 combatants"]),
    (
        "An explosion killed as many as 40 people and injured more than 100.",
        ["killed -40 people", "injured 100- people"],
    ),
    ("Between 15 and 20 people were killed in the raid.", ["killed 15-20 people"]),
    ("About three hundred and twenty fighters were killed in the battle.", ["killed 320 combatants"]),
    ("A dozen villagers were injured by shelling.", ["injured 12 civilians"]),
    ("Two dozen villagers were injured by shelling.", ["injured 24 civilians"]),
    ("The offensive has killed half a million people.", ["killed 500000 people"]),
    ("The attack killed 1.5 million people.", ["killed 1500000 people"]),
    ("Dozens of civilians were killed in air strikes.", ["killed ? civilians"]),
    ("Several people were wounded by a car bomb.", ["injured ? people"]),
    ("A child was killed by a shell.", ["killed 1 children"]),
    ("A shell killed a woman and two boys.", ["killed 1 women", "killed 2 children"]),
    ("A shell killed a young Syrian woman.", ["killed 1 women"]),
    (
        "15 people, among them 11 schoolgirls, were killed when a shell hit their bus.",
        ["killed 15 people", "killed 11 children"],
    ),
    ("A rocket wounded 54 people, most of them civilians.", ["injured 54 people", "injured ? civilians"]),
    ("Three journalists, two of them foreigners, were killed by sniper fire.", ["killed 3 other", "killed 2 people"]),
    ("Nine people were wounded by the blast, three of them seriously.", ["injured 9 people", "injured 3 people"]),
    (
        "Ten people were brought in after the blast, three of whom later died.",
        ["killed 3 people"],
    ),
    ("Two medics and a journalist were among the dead after the raid.", ["killed 2 other", "killed 1 other"]),
    ("Among the dead in the raid were four aid workers.", ["killed 4 other"]),
    ("Among the dead were four aid workers, hit by a missile.", ["killed 4 other"]),
    ("Three of the victims of the raid were teachers.", ["killed 3 people"]),
    ("Three of the victims were children, all hit by shrapnel from a rocket.", ["killed 3 children"]),
    ("20 civilians were killed or injured in the raid.", ["killed -20 civilians", "injured -20 civilians"]),
    ("The shelling left 13 dead and 40 wounded.", ["killed 13 people", "injured 40 people"]),
    ("Shelling killed 3 soldiers and 5 civilians were wounded.", ["killed 3 combatants", "injured 5 civilians"]),
    ("Shelling killed three policemen and wounded five others.", ["killed 3 combatants", "injured 5 combatants"]),
    ("Another 25 residents were hurt when a rocket fell on a bakery.", ["injured 25 civilians"]),
    ("18 militants killed, 7 wounded in blast", ["killed 18 combatants", "injured 7 combatants"]),
    ("Car bomb kills 10 in market", ["killed 10 people"]),
    ("Mortar attack on school claims 9 children", ["killed 9 children"]),
    ("The bombing has claimed the lives of 18 people.", ["killed 18 people"]),
    ("The death toll from the bombing rose to 47.", ["killed 47 people"]),
    ("No casualties were reported in the strikes.", ["killed 0 people"]),
    ("No civilians were killed in the strikes.", ["killed 0 civilians"]),
    ("The strike caused civilian casualties.", ["killed ? civilians"]),
    ("Regime forces committed a massacre in the shelled town.", ["killed ? people"]),
    ("The militants kidnapped 12 villagers during the attack.", ["captured 12 civilians"]),
    ("The raid left five people missing.", ["missing 5 people"]),
    ("The army captured two villages after heavy shelling.", []),
    ("The raid destroyed four houses and 12 vehicles.", []),
    ("The shelling of the town went on for three days.", []),
    ("A flood killed 20 people. Shelling killed two.", ["killed 2 people"]),
    ("Rockets killed 43 people, 17 of them children.", ["killed 43 people", "killed 17 children"]),
    ("No one was hurt in the explosion.", ["injured 0 people"]),
    ("Of the 30 people killed in the strike, 12 were children.", ["killed 30 people", "killed 12 children"]),
    ("The clashes left 4 soldiers and 7 rebels dead.", ["killed 4 combatants", "killed 7 combatants"]),
    ("The bomber killed himself and four others in the attack.", ["killed 4 people"]),
    ("A strike killed a 65-year-old man.", ["killed 1 people"]),
    ("A shell hit a bus and as many as 20 civilians may have been killed.", ["killed -20 civilians"]),
    ("The attack came 5 days after 30 residents had left.", []),
    ("A 6-year-old girl was injured by a mortar shell.", ["injured 1 children"]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


SPEAKERS = [
    ("Medics said the raid killed five people.", "Medics"),
    ("The raid killed five people, the Observatory said on Saturday.", "the Observatory"),
    ("The raid killed five people, according to local activists.", "local activists"),
    ("According to local activists, the raid killed five people.", "local activists"),
    (
        "The director of the hospital told reporters on Monday that the raid killed five people.",
        "The director of the hospital",
    ),
    ("The raid killed five people a monitoring group said on Sunday.", "a monitoring group"),
    ("“The raid killed five people,” said a doctor in the town.", "a doctor in the town"),
    ("The city police put the death toll of the bombing at 16.", "The city police"),
    ("Five killed in raid: monitor", "monitor"),
    ("Monitor: five killed in raid", "Monitor"),
    ("Activists spoke of shelling. The raid killed five people.", None),
    ("Medics said a shell fell. They added that five people were killed.", "Medics"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_speakers(text: str, speaker: str | None) -> None:
    found = [claim.speaker.name if claim.speaker else None for claim in claims(text) if claim.casualties]
    assert found == [speaker]


def position(claim: Claim) -> str:
    by = f" by {claim.speaker.name}" if claim.speaker else ""
    of = f" of {claim.belligerent.name}" if claim.belligerent and claim.type is ClaimType.RESPONSIBILITY else ""
    return f"{claim.type}{by}{of}"


POSITIONS = [
    ("The coalition denied that its air strikes killed civilians.", ["denial by The coalition"]),
    ("The ministry rejected reports that a raid had hit the camp.", ["denial by The ministry"]),
    ("The ministry dismissed the reports of the raid as baseless.", ["denial by The ministry"]),
    ("The army said it did not conduct air strikes in the area.", ["denial by The army"]),
    ("The envoy cast doubt on the findings about the attack.", ["denial by The envoy"]),
    ("Activists accused regime forces of shelling the camp.", ["responsibility by Activists of regime forces"]),
    ("The minister blamed the rebels for the bombing.", ["responsibility by The minister of rebels"]),
    ("The rebels have been accused of shelling hospitals.", ["responsibility of The rebels"]),
    (
        "Islamic State on Monday claimed responsibility for the bombing.",
        ["responsibility by Islamic State of Islamic State"],
    ),
    ("The coalition acknowledged killing civilians in a raid.", ["responsibility by The coalition of The coalition"]),
    (
        "The envoy said regime forces were responsible for the gas attack.",
        ["responsibility by The envoy of regime forces"],
    ),
    ("No group has claimed responsibility for the explosion.", ["finding"]),
    ("The spokesman said there was no evidence of civilians near the strikes.", ["finding by The spokesman"]),
    ("The army said it was investigating the bombing of the hospital.", ["finding by The army"]),
    ("The agency could not confirm the reports of the raid.", ["finding by The agency"]),
    ("Rights groups called on all parties to stop attacks on hospitals.", ["call by Rights groups"]),
    ("The bombing was claimed by Islamic State.", ["responsibility by Islamic State of Islamic State"]),
    ("Shells fell. “We deny these allegations,” the spokesman said.", ["denial by the spokesman"]),
    ("The charity urged the army to allow access after the shelling.", ["call by The charity"]),
    ("The army shelled the town before the ministers denied the new tax.", []),
]


@pytest.mark.parametrize(("text", "expected"), POSITIONS)
def test_positions(text: str, expected: list[str]) -> None:
    found = [claim for claim in claims(text) if claim.type not in {ClaimType.CASUALTY, ClaimType.ATTACK}]
    assert [position(claim) for claim in found] == expected


BELLIGERENTS = [
    ("Russian warplanes bombed a market, killing ten people.", "Russian warplanes"),
    ("Ten people were killed in Russian air strikes.", "Russian"),
    ("Ten people were killed in Syrian army shelling.", "Syrian army"),
    ("Ten people were killed in raids carried out by Turkish jets.", "Turkish jets"),
    ("Ten people were killed by rebel rocket fire.", "rebel"),
    ("Activists said regime forces shelled the town, killing ten people.", "regime forces"),
    ("The coalition said its air strikes killed ten militants.", "The coalition"),
    ("Ten people were killed in shelling near the Syrian army.", None),
]


@pytest.mark.parametrize(("text", "belligerent"), BELLIGERENTS)
def test_belligerents(text: str, belligerent: str | None) -> None:
    found = [claim.belligerent.name if claim.belligerent else None for claim in claims(text) if claim.casualties]
    assert found == [belligerent]


STRIKES = [
    ("The coalition carried out 19 air strikes near the town.", ["19"]),
    ("Helicopters dropped seven barrel bombs on the town.", ["7"]),
    ("More than 20 rockets hit the airport.", ["20-"]),
    ("The army did not launch two raids.", []),
]


@pytest.mark.parametrize(("text", "expected"), STRIKES)
def test_strikes(text: str, expected: list[str]) -> None:
    assert [number(claim.strikes.count) for claim in claims(text) if claim.strikes] == expected


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("A raid killed ten people on Monday.", "incident"),
        ("Air strikes have killed 300 people so far this month.", "total"),
        ("Air strikes have killed 300 people since the start of the offensive.", "total"),
    ],
)
def test_scope(text: str, scope: str) -> None:
    assert [claim.scope for claim in claims(text)] == [scope]
