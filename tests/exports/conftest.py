"""A small invented case: two incidents, three origins and a copy, a denial, a running total, hostile text."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pytest

from tawthiq.exports.case_report import CaseReport, SkippedInput
from tawthiq.model import (
    OPEN,
    Accused,
    Actor,
    Casualty,
    Claim,
    ClaimType,
    Count,
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
    Precision,
    Problem,
    Range,
    Report,
    Scope,
    Span,
    Stance,
    Strikes,
    StrikeStatus,
    TimeSpan,
    exactly,
)

Figure = tuple[str, Outcome, Population, Count]

TEXTS = {
    "north": "\n".join(
        [
            "غارة على قرية التل الأخضر",
            "قال مرصد الفرات إن 43 شخصاً، بينهم 36 مدنياً، قُتلوا السبت في قرية التل الأخضر بضربات من الطيران الحليف.",
            "ونفى الطيران الحليف ذلك، وقال إن قوات أخرى نفذت 10 غارات في المنطقة نفسها.",
            "وأحصى المرصد مقتل 1240 مدنياً منذ مطلع العام.",
        ]
    ),
    "wire": "\n".join(
        [
            "Village hit at night",
            "Medics in Tell Akhdar counted at least 15 dead villagers after Saturday's raid, and dozens of wounded.",
            "The Euphrates Monitor put the toll at 43, among them 36 civilians.",
            "<script>alert('no')</script> & \"quoted\" words stay words.",
        ]
    ),
    "radio": "\n".join(
        [
            "Radio Badia: up to 53 civilians feared dead",
            "Residents told Radio Badia that up to 53 civilians died in Tell Akhdar, and that allied jets did it.",
            "On the same day between 12 and 24 civilians died in the town of Sadd Gharbi, the station said.",
            "A neighbour said militia shelling, and no jet, hit Sadd Gharbi and killed dozens.",
        ]
    ),
}

PLACE_ONE = ("قرية التل الأخضر", 34.6489, 40.9098, Precision.NEAR)
PLACE_TWO = ("Sadd Gharbi", 34.6895, 40.8331, Precision.EXACT)


def _document(name: str, language: str, outlet: str, day: int) -> Document:
    return Document(
        doc_id=name,
        text=TEXTS[name],
        language=language,
        published=datetime.date(2018, 11, day),
        title=TEXTS[name].split("\n")[0],
        outlet=outlet,
        url=f"https://example.org/{name}?a=1&b=2",
        sha256="ab" * 32,
    )


def _span(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def _actor(document: Document, words: str) -> Actor:
    return Actor(words, _span(document, words))


def _place(document: Document, words: str, known: tuple[str, float, float, Precision]) -> Place:
    _, lat, lon, precision = known
    span = _span(document, words)
    return Place(words, span, admin1="دير الزور", country="SY", lat=lat, lon=lon, precision=precision)


def _casualties(document: Document, figures: Sequence[Figure]) -> tuple[Casualty, ...]:
    return tuple(Casualty(outcome, who, count, words, _span(document, words)) for words, outcome, who, count in figures)


def _reports() -> tuple[Report, ...]:
    killed, people, civilians = Outcome.KILLED, Population.PEOPLE, Population.CIVILIANS
    north = _document("north", "ar", "شبكة الشمال", 18)
    lines = TEXTS["north"].split("\n")
    first = Claim(
        "north", ClaimType.CASUALTY, lines[1], _span(north, lines[1]),
        speaker=_actor(north, "مرصد الفرات"),
        casualties=_casualties(
            north, [("43 شخصاً", killed, people, exactly(43)), ("36 مدنياً", killed, civilians, exactly(36))]
        ),
        belligerent=_actor(north, "الطيران الحليف"),
        place=_place(north, "قرية التل الأخضر", PLACE_ONE),
        time=TimeSpan("السبت", _span(north, "السبت"), "2018-11-17", "2018-11-17"),
        rules=("ar.count.number-noun", "ar.speech.said-that"),
    )  # fmt: skip
    denial = Claim(
        "north", ClaimType.DENIAL, lines[2], _span(north, lines[2]), Stance.DENIES,
        speaker=_actor(north, "الطيران الحليف"), denial_kind=DenialKind.FLAT, about="ذلك",
        about_span=_span(north, "ذلك"), rules=("ar.denial.verb",),
    )  # fmt: skip
    raids = "قوات أخرى نفذت 10 غارات"
    attack = Claim(
        "north", ClaimType.ATTACK, raids, _span(north, raids),
        speaker=_actor(north, "الطيران الحليف"), belligerent=_actor(north, "قوات أخرى"),
        strikes=Strikes(exactly(10), "10 غارات", _span(north, "10 غارات")), rules=("ar.attack.counted",),
    )  # fmt: skip
    total = Claim(
        "north", ClaimType.CASUALTY, lines[3], _span(north, lines[3]), scope=Scope.TOTAL,
        speaker=_actor(north, "المرصد"),
        casualties=_casualties(north, [("1240 مدنياً", killed, civilians, exactly(1240))]),
        problems=(Problem("time-open", "the start of the year was not resolved", _span(north, "مطلع العام")),),
    )  # fmt: skip
    wire = _document("wire", "en", "Wire & Sons", 18)
    words = TEXTS["wire"].split("\n")
    medics = Claim(
        "wire", ClaimType.CASUALTY, words[1], _span(wire, words[1]), speaker=_actor(wire, "Medics"),
        casualties=_casualties(
            wire,
            [
                ("at least 15 dead villagers", killed, civilians, Count(15, None)),
                ("dozens of wounded", Outcome.INJURED, people, OPEN),
            ],
        ),
        place=_place(wire, "Tell Akhdar", PLACE_ONE),
    )  # fmt: skip
    copied = Claim(
        "wire", ClaimType.CASUALTY, words[2], _span(wire, words[2]), speaker=_actor(wire, "The Euphrates Monitor"),
        casualties=_casualties(
            wire, [("43", killed, people, exactly(43)), ("36 civilians", killed, civilians, exactly(36))]
        ),
    )  # fmt: skip
    radio = _document("radio", "en", "Radio Badia", 19)
    rows = TEXTS["radio"].split("\n")
    feared = Claim(
        "radio", ClaimType.CASUALTY, rows[1], _span(radio, rows[1]), Stance.DOUBTS, speaker=_actor(radio, "Residents"),
        via=(_actor(radio, "Radio Badia"),), belligerent=_actor(radio, "allied jets"),
        casualties=_casualties(radio, [("up to 53 civilians", killed, civilians, Count(None, 53))]),
    )  # fmt: skip
    town = Claim(
        "radio", ClaimType.CASUALTY, rows[2], _span(radio, rows[2]), place=_place(radio, "Sadd Gharbi", PLACE_TWO),
        casualties=_casualties(radio, [("between 12 and 24 civilians", killed, civilians, Count(12, 24))]),
    )  # fmt: skip
    neighbour = Claim(
        "radio", ClaimType.CASUALTY, rows[3], _span(radio, rows[3]), speaker=_actor(radio, "A neighbour"),
        casualties=_casualties(radio, [("dozens", killed, people, OPEN)]),
        belligerent=_actor(radio, "militia"), place=_place(radio, "Sadd Gharbi", PLACE_TWO),
    )  # fmt: skip
    blames = Claim(
        "radio", ClaimType.RESPONSIBILITY, rows[3], _span(radio, rows[3]), speaker=_actor(radio, "A neighbour"),
        belligerent=_actor(radio, "militia"), mode=Mode.BLAMES,
    )  # fmt: skip
    return (
        Report(north, (first, denial, attack, total)),
        Report(wire, (medics, copied), (Problem("no-dateline", "the report names no city"),)),
        Report(radio, (feared, town, neighbour, blames)),
    )


def _origin(name: str, claims: Sequence[Claim], english: str, arabic: str) -> Origin:
    reports = tuple(dict.fromkeys(claim.doc_id for claim in claims))
    return Origin(name, None, tuple(claim.id for claim in claims), reports, {"en": english, "ar": arabic})


def _incidents(reports: tuple[Report, ...]) -> tuple[Incident, ...]:
    first, denial, attack, _ = reports[0].claims
    medics, copied = reports[1].claims
    feared, town, neighbour, blames = reports[2].claims
    allied = Actor("الطيران الحليف", Span(0, 1), id="allied-air")
    position = Position("blames_others", (DenialKind.FLAT, DenialKind.BLAME_ELSEWHERE), (denial.id, attack.id))
    fair = (Grade.FAIR, "airwars.fair.two-origins", StrikeStatus.LIKELY)
    village = Incident(
        id="i-1", reports=("north", "wire", "radio"),
        claims=tuple(c.id for c in (first, denial, attack, medics, copied, feared)),
        place=first.place, start="2018-11-17", end="2018-11-17",
        killed={
            "civilians": Range(15, 53, (medics.id, feared.id)),
            "people": Range(43, 53, (first.id,)),
            "unknown": Range(7, 7, (first.id,)),
        },
        injured={"people": Range(None, None, (medics.id,))},
        belligerents=(Accused(allied, (first.id, feared.id), position, *fair),),
        origins=(
            _origin("مرصد الفرات", (first, copied), "It counted; the wire repeats.", "له إحصاؤه، والوكالة تكرره."),
            _origin("Medics", (medics,), "Medics on the spot.", "مسعفون في المكان لم يذكرهم غيره."),
            _origin("Residents", (feared,), "Residents who spoke to the station.", "سكان تحدثوا إلى المحطة."),
        ),
        grade=Grade.FAIR, strike_status=StrikeStatus.LIKELY, grade_rule="airwars.fair.two-origins",
        reason={"en": "Three sources, one accused.", "ar": "ثلاثة مصادر مستقلة، وجهة متهمة واحدة."},
        link_reasons=({"en": "Same place and same day.", "ar": "المكان نفسه واليوم نفسه."},),
    )  # fmt: skip
    militia = Actor("militia", Span(0, 1))
    none = Position("not_stated", (), ())
    contested = (Grade.CONTESTED, "airwars.contested.who", StrikeStatus.CONTESTED)
    sadd = Incident(
        id="i-2", reports=("radio",), claims=tuple(c.id for c in (town, neighbour, blames)), place=town.place,
        start="2018-11", end="2018-11", killed={"civilians": Range(12, 24, (town.id,))}, injured={},
        belligerents=(
            Accused(militia, (neighbour.id, blames.id), none, *contested),
            Accused(allied, (town.id,), none, *contested),
        ),
        origins=(
            _origin("Radio Badia", (town,), "The station in its own voice.", "المحطة بصوتها."),
            _origin("A neighbour", (neighbour, blames), "Another account.", "أحد السكان وله رواية أخرى."),
        ),
        grade=Grade.CONTESTED, strike_status=StrikeStatus.CONTESTED, grade_rule="airwars.contested.who",
        reason={"en": "Sources name different parties.", "ar": "تسمّي المصادر جهات مختلفة."},
    )  # fmt: skip
    return village, sadd


@pytest.fixture
def case() -> CaseReport:
    """The whole invented case."""
    reports = _reports()
    return CaseReport(
        name="وادي الفرات <b>2018</b>",
        reports=reports,
        incidents=_incidents(reports),
        skipped=(SkippedInput("inbox/scan-07.pdf", "no text layer"),),
        languages=("ar 0.1.0", "en 0.1.0"),
        rule_sets=("airwars 2019",),
    )
