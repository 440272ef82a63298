"""Invented incidents for summaries: every class of number for every population and bound, then seeded mixtures."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from tawthiq.model import (
    OPEN,
    Accused,
    Actor,
    AttackKind,
    BoundedFigure,
    Casualty,
    Claim,
    ClaimType,
    DenialKind,
    Document,
    Grade,
    Incident,
    Mode,
    Origin,
    Outcome,
    Place,
    Population,
    Position,
    Range,
    Span,
    Stance,
    Strikes,
    StrikeStatus,
    exactly,
)

NUMBERS = (
    1,
    2,
    3,
    4,
    5,
    7,
    8,
    9,
    10,
    11,
    12,
    15,
    19,
    20,
    22,
    53,
    99,
    100,
    101,
    102,
    103,
    110,
    111,
    112,
    200,
    1003,
    1240,
)
POPULATIONS = ("people", "civilians", "combatants", "children", "women", "other", "unknown")
BOUNDS = ("exact", "between", "near", "at_least", "up_to")
VAGUE = {"ar": ("عشرات", "مئات", "عدد من"), "en": ("dozens of", "hundreds of", "several")}
SPAN = Span(0, 1)
PARTIES = (
    Actor("التحالف الأزرق", SPAN, ("Blue Coalition",), "blue-coalition", "coalition"),
    Actor("Red Army", SPAN, ("الجيش الأحمر",), "red-army", "military"),
    Actor("مسلحون مجهولون", SPAN),
    Actor("unknown gunmen", SPAN),
)
VOICES = (
    Actor("مرصد النهر", SPAN, ("River Observatory",), "river-observatory", "monitor"),
    Actor("medics in the town", SPAN),
    Actor("ناشطون", SPAN, ("activists",)),
    Actor("Valley Radio", SPAN, ("إذاعة الوادي",), "valley-radio", "outlet"),
    None,
)
PLACES = (
    None,
    Place("قرية السد", SPAN, admin1="الضفة الغربية", country="SY", id="p-1"),
    Place("Upper Ford", SPAN, admin1="West Bank District", country="IQ", id="p-2"),
    Place("near the Old Mill", SPAN, country="YE"),
    Place("قرب الطاحونة", SPAN),
)
DAYS = (
    (None, None),
    ("2018-11-17", "2018-11-17"),
    ("2018-11-17", "2018-11-19"),
    ("2018-12-30", "2019-01-02"),
    ("2018-11", "2018-11"),
    ("2018", "2018"),
)
POSITIONS = (
    ("not_stated", ()),
    ("denies", (DenialKind.FLAT,)),
    ("denies", (DenialKind.NO_STRIKES, DenialKind.NO_EVIDENCE)),
    ("denies", (DenialKind.INSUFFICIENT_INFORMATION,)),
    ("blames_others", (DenialKind.FLAT, DenialKind.BLAME_ELSEWHERE)),
    ("accepts", ()),
)
Made = tuple[Incident, dict[str, tuple[Claim, Document]]]


@dataclass
class _Making:
    """One incident on its way."""

    number: int
    claims: dict[str, tuple[Claim, Document]] = field(default_factory=dict)

    def claim(self, type_: ClaimType, **fields: object) -> str:
        at = len(self.claims)
        outlet = ("Valley Wire", "صحيفة السهل", None)[at % 3]
        document = Document(f"d-{at}", "x" * 9, ("ar", "en")[at % 2], outlet=outlet)
        made = Claim(document.doc_id, type_, f"{self.number}.{at}", SPAN, **fields)  # type: ignore[arg-type]
        self.claims[made.id] = (made, document)
        return made.id

    def counted(self, outcome: Outcome, who: Population, words: str) -> str:
        return self.claim(ClaimType.CASUALTY, casualties=(Casualty(outcome, who, OPEN, words, SPAN),))


def bounded(form: str, number: int) -> tuple[int | None, int | None]:
    """The edges of a range of a form, at a number."""
    return {
        "exact": (number, number),
        "between": (number, number + 38),
        "near": (number, number + 1),
        "at_least": (number, None),
        "up_to": (None, number),
    }[form]


def invented(count: int, seed: int = 7, *, is_mixed: bool = False) -> Iterator[Made]:
    """So many incidents with their claims, the same for the same seed; of the mixtures alone, or of all."""
    chance = random.Random(seed)
    made = 0
    for outcome, who, form, number in product(("killed", "injured"), POPULATIONS, BOUNDS, NUMBERS):
        if made < count and not is_mixed:
            yield incident(chance, made, {outcome: {who: bounded(form, number)}})
            made += 1
    while made < count:
        yield incident(chance, made, {outcome: _ranges(chance) for outcome in ("killed", "injured")})
        made += 1


def _ranges(chance: random.Random) -> dict[str, tuple[int | None, int | None]]:
    chosen = chance.sample(POPULATIONS, chance.choice((0, 1, 1, 2, 3, 4)))
    return {who: bounded(chance.choice(BOUNDS), chance.choice(NUMBERS)) for who in chosen}


def incident(chance: random.Random, number: int, harm: dict[str, dict[str, tuple[int | None, int | None]]]) -> Made:
    """An incident with this harm, all else by chance."""
    making = _Making(number)
    bounds = tuple(_vague(chance, making)) if not any(harm.values()) or chance.random() < 0.2 else ()
    if not any(harm.values()) and not bounds:
        harm = {"killed": {"people": (1, 1)}}
    kind = chance.choice((None, *AttackKind))
    if kind or chance.random() < 0.5:
        strikes = Strikes(exactly(chance.choice(NUMBERS)), "x", SPAN) if chance.random() < 0.5 else None
        making.claim(ClaimType.ATTACK, attack_kind=kind, strikes=strikes)
    accused = tuple(_accused(chance, making, party) for party in chance.sample(PARTIES, chance.choice((0, 1, 1, 2, 3))))
    place, (start, end) = chance.choice(PLACES), chance.choice(DAYS)
    origins = tuple(_origin(chance, making, at) for at in range(chance.choice((1, 1, 2, 3, 5, 11, 13))))
    ranges = {
        outcome: {who: Range(low, high, ()) for who, (low, high) in harm.get(outcome, {}).items()}
        for outcome in ("killed", "injured")
    }
    made = Incident(
        id=f"i-{number}", reports=(), claims=tuple(making.claims), place=place, start=start, end=end,
        killed=ranges["killed"], injured=ranges["injured"], belligerents=accused, origins=origins,
        grade=chance.choice(tuple(Grade)), strike_status=StrikeStatus.LIKELY, grade_rule="x", reason={}, bounds=bounds,
        rule_set=chance.choice(("airwars", "ibc", "ucdp", "cjtf")),
    )  # fmt: skip
    return made, making.claims


def _vague(chance: random.Random, making: _Making) -> Iterator[BoundedFigure]:
    for who in chance.sample(tuple(Population), chance.choice((1, 1, 2))):
        outcome = chance.choice((Outcome.KILLED, Outcome.INJURED))
        language = ("ar", "en")[len(making.claims) % 2]
        id_ = making.counted(outcome, who, chance.choice(VAGUE[language]))
        yield BoundedFigure(id_, outcome, who, OPEN)


def _accused(chance: random.Random, making: _Making, party: Actor) -> Accused:
    answer, kinds = chance.choice(POSITIONS)
    named: list[str] = []
    stances: Sequence[Stance] = chance.choices(tuple(Stance), (6, 2, 1), k=chance.choice((0, 1, 1, 2, 4)))
    for stance in stances:
        voice = chance.choice(VOICES)
        fields = {"speaker": voice, "belligerent": party, "stance": stance, "mode": Mode.BLAMES}
        named.append(making.claim(ClaimType.RESPONSIBILITY, **fields))
    answers: tuple[str, ...] = ()
    conceded = None
    if answer == "accepts":
        fields = {"speaker": party, "belligerent": party, "mode": chance.choice((Mode.CLAIMS, Mode.ADMITS))}
        answers = (making.claim(ClaimType.RESPONSIBILITY, **fields),)
        conceded = Range(*bounded("exact", chance.choice(NUMBERS)), ()) if chance.random() < 0.5 else None
    elif answer != "not_stated":
        answers = (making.claim(ClaimType.DENIAL, speaker=party, stance=Stance.DENIES),)
    position = Position(answer, kinds, answers, None, conceded)
    return Accused(party, tuple(named), position, Grade.WEAK, "x", StrikeStatus.LIKELY)


def _origin(chance: random.Random, making: _Making, at: int) -> Origin:
    voice = chance.choice(VOICES)
    id_ = making.claim(ClaimType.CALL, speaker=voice)
    document = making.claims[id_][1]
    name = voice.name if voice else document.outlet or "«d»"
    reports = tuple(f"d-{at}-{n}" for n in range(chance.choice((1, 1, 2, 4))))
    return Origin(name, voice.id if voice else None, (id_,), reports, {})
