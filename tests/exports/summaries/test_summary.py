from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.exports.summaries.benched import inventing

from tawthiq.exports.face import load_faces
from tawthiq.exports.summaries import NO_TABLES, Tables, summarize
from tawthiq.model import (
    OPEN,
    Accused,
    Actor,
    AttackKind,
    BoundedFigure,
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
    Range,
    Scope,
    Span,
    Stance,
    Strikes,
    StrikeStatus,
    exactly,
)

ARABIC, ENGLISH = load_faces()
SPAN = Span(0, 1)
MONITOR = Actor("مرصد النهر", SPAN, ("River Observatory",), "river-observatory", "monitor")
FORCES = Actor("القوات الزرقاء", SPAN, ("Blue Forces",), "blue-forces", "military")
GUNMEN = Actor("gunmen", SPAN)
NONE = Position("not_stated", (), ())
GRADED = {"grade": Grade.WEAK, "grade_rule": "x", "strike_status": StrikeStatus.LIKELY}


def claim(type_: ClaimType = ClaimType.RESPONSIBILITY, words: str = "x", **fields: Any) -> Claim:
    if type_ is ClaimType.RESPONSIBILITY:
        fields = {"belligerent": FORCES, "mode": Mode.BLAMES, **fields}
    return Claim("d-1", type_, words, SPAN, **fields)


def incident(claims: tuple[Claim, ...] = (), **fields: Any) -> Incident:
    base: dict[str, Any] = {
        "id": "i-1", "reports": ("d-1",), "claims": tuple(one.id for one in claims), "place": None,
        "start": "2018-11-17", "end": "2018-11-17", "killed": {"civilians": Range(36, 36, ())}, "injured": {},
        "belligerents": (), "origins": (Origin(MONITOR.name, MONITOR.id, (), ("d-1", "d-2"), {}),), "reason": {},
    }  # fmt: skip
    return Incident(**{**base, **GRADED, **fields})


def told(one: Incident, claims: tuple[Claim, ...] = (), tables: Tables = NO_TABLES) -> tuple[str, str]:
    document = Document("d-1", "x", "en", outlet="Wire")
    sourced = {each.id: (each, document) for each in claims}
    return tuple(summarize(one, sourced, face, tables).text for face in (ARABIC, ENGLISH))


def accused(claims: tuple[Claim, ...], position: Position = NONE, actor: Actor = FORCES) -> Accused:
    return Accused(actor, tuple(one.id for one in claims), position, Grade.WEAK, "x", StrikeStatus.LIKELY)


def test_the_least_that_is_known_and_nothing_more() -> None:
    arabic, english = told(incident(start=None, end=None))
    assert english == (
        "According to one independent source (مرصد النهر) in two reports, 36 civilians were killed. "
        "The incident is graded \u201cWeak\u201d on the scale of Airwars."
    )
    assert arabic == (
        "قُتل 36 مدنياً، بحسب مصدر مستقل واحد (مرصد النهر) في تقريرين. وتُصنَّف الحادثة «ضعيفة» وفق سلّم إيرورز (Airwars)."
    )


def test_who_says_so_goes_by_names_of_the_language_where_claims_have_them() -> None:
    claims = (claim(ClaimType.CALL, speaker=MONITOR),)
    _, english = told(incident(claims), claims)
    assert "according to one independent source (the River Observatory) in two reports" in english


@pytest.mark.parametrize(
    ("kinds", "english", "arabic"),
    [
        ((), "denied it", "نفي ذلك"),
        ((DenialKind.NO_STRIKES,), "said that it made no strikes there", "نفي تنفيذ ضربات هناك"),
        (
            (DenialKind.NO_STRIKES, DenialKind.NO_EVIDENCE),
            "said that it made no strikes there at the time and that",
            "نفي",
        ),
        ((DenialKind.FLAT, DenialKind.BLAME_ELSEWHERE), "denied it and placed the blame elsewhere", "نفي ذلك وإلقاء"),
    ],
)
def test_a_denial_stands_in_the_sentence_of_its_accusation(
    kinds: tuple[DenialKind, ...], english: str, arabic: str
) -> None:
    claims = (claim(speaker=MONITOR),)
    position = Position("denies", kinds, ())
    sentences = [text.split(". ") for text in told(incident(claims, belligerents=(accused(claims, position),)), claims)]
    (in_arabic,) = [one for one in sentences[0] if "تُنسب" in one]
    (in_english,) = [one for one in sentences[1] if "attributed" in one]
    assert (
        "the River Observatory attributed the attack to the Blue Forces, which " + english
        in in_english[0].lower() + (in_english[1:])
    )
    assert "وتُنسب المسؤولية، بحسب مرصد النهر، إلى القوات الزرقاء، في حين نُقل عن هذه الجهة " + arabic in in_arabic


def test_who_doubts_who_clears_and_who_tells_of_a_deed_of_its_own() -> None:
    doubting = (claim(speaker=MONITOR, stance=Stance.DOUBTS),)
    _, english = told(incident(doubting, belligerents=(accused(doubting),)), doubting)
    assert "The River Observatory said that the Blue Forces may have been responsible." in english
    clearing = (claim(), claim(speaker=MONITOR, stance=Stance.DENIES, words="y"))
    arabic, english = told(incident(clearing, belligerents=(accused(clearing),)), clearing)
    assert "Wire attributed the attack to the Blue Forces, while the River Observatory said that it was not" in english
    assert "وتنتفي مسؤولية هذه الجهة بحسب مرصد النهر" in arabic
    own = (claim(ClaimType.ATTACK, speaker=FORCES, belligerent=FORCES),)
    _, english = told(incident(own, belligerents=(accused(own),)), own)
    assert "The Blue Forces said that it had carried out the attack." in english


def test_who_claims_or_admits_it_and_how_many_it_concedes() -> None:
    claims = (claim(speaker=FORCES, mode=Mode.ADMITS),)
    position = Position("accepts", (), (claims[0].id,), None, Range(2, 2, ()))
    arabic, english = told(incident(claims, belligerents=(accused((), position),)), claims)
    assert "The Blue Forces accepted responsibility for the harm and said that it had killed two civilians." in english
    assert "ونُقل عن القوات الزرقاء الإقرار بالمسؤولية عن الضرر والإقرار بمقتل مدنيين اثنين" in arabic


def test_dozens_stay_dozens_in_every_language_and_several_no_number() -> None:
    for words, arabic, english in (
        ("dozens", "أُصيب عشرات الأشخاص", "dozens of people were injured"),
        ("several", "أُصيب عدد غير محدد من الأشخاص", "an unstated number of people were injured"),
    ):
        figure = Casualty(Outcome.INJURED, Population.PEOPLE, OPEN, words, SPAN)
        claims = (claim(ClaimType.CASUALTY, casualties=(figure,)),)
        bound = BoundedFigure(claims[0].id, Outcome.INJURED, Population.PEOPLE, OPEN)
        texts = told(incident(claims, killed={}, bounds=(bound,)), claims)
        assert arabic in texts[0]
        assert english in texts[1]


def test_others_are_injured_where_the_same_were_killed() -> None:
    figure = Casualty(Outcome.INJURED, Population.CIVILIANS, OPEN, "several", SPAN)
    claims = (claim(ClaimType.CASUALTY, casualties=(figure,)),)
    bound = BoundedFigure(claims[0].id, Outcome.INJURED, Population.CIVILIANS, OPEN)
    arabic, english = told(incident(claims, bounds=(bound,)), claims)
    assert "36 civilians were killed and others were injured" in english
    assert "قُتل 36 مدنياً وأُصيب آخرون" in arabic


@pytest.mark.parametrize(
    ("killed", "expected"),
    [
        ({"people": (43, 43), "civilians": (36, 36), "unknown": (7, 7)},
         "43 people were killed. Among the dead were 36 civilians and seven people whose status is not stated."),
        ({"people": (3, 3), "civilians": (3, 3)}, "three civilians were killed. The"),
        ({"people": (3, 3), "children": (1, 1)}, "three people were killed. Among the dead was one child."),
        ({"people": (3, 3), "civilians": (2, 2), "women": (1, 1)},
         "three people were killed. Among the dead were two civilians; the dead include one woman."),
        ({"people": (3, 5), "civilians": (9, 9)},
         "between three and five people were killed. Other counts have nine civilians killed."),
        ({"civilians": (3, 3), "combatants": (1, 1)}, "three civilians and one combatant were killed."),
        ({"children": (2, 2), "women": (1, 1)}, "two children and one woman were killed."),
        ({"people": (0, 0), "women": (1, 1)}, "one woman was killed."),
    ],
)  # fmt: skip
def test_who_is_told_first_and_who_among_them(killed: Mapping[str, tuple[int, int]], expected: str) -> None:
    ranges = {who: Range(low, high, ()) for who, (low, high) in killed.items()}
    text = told(incident(killed=ranges))[1]
    assert expected in text.replace(", according to one independent source (مرصد النهر) in two reports", "")


def strikes(number: Count, **fields: Any) -> Claim:
    return claim(ClaimType.ATTACK, f"{number}", strikes=Strikes(number, "x", SPAN), **fields)


AIR = {"attack_kind": AttackKind.AIRSTRIKE}


@pytest.mark.parametrize(
    ("claims", "english"),
    [
        ((strikes(exactly(2), **AIR),), "killed in two strikes from the air"),
        ((strikes(exactly(2), **AIR), strikes(exactly(3), **AIR)), "killed in an attack from the air"),
        ((strikes(exactly(2)), claim(ClaimType.ATTACK, **AIR)), "killed in two strikes from the air"),
        ((strikes(exactly(2)),), "killed in two strikes,"),
        (
            (claim(ClaimType.ATTACK, attack_kind=AttackKind.GROUND), claim(ClaimType.ATTACK, "y", **AIR)),
            "in an attack,",
        ),
        ((strikes(exactly(9), scope=Scope.TOTAL),), "36 civilians were killed, according"),
        ((strikes(exactly(9), stance=Stance.DENIES),), "36 civilians were killed, according"),
        ((strikes(exactly(14), attack_kind=AttackKind.SHELLING),), "killed in shelling or rocket fire"),
    ],
)
def test_the_kind_and_number_of_strikes_where_claims_agree(claims: tuple[Claim, ...], english: str) -> None:
    assert english in told(incident(claims), claims)[1]


def test_a_place_goes_by_a_name_of_the_language_and_says_so_where_that_may_be_wider() -> None:
    place = Place("أطراف السد", SPAN, admin1="الوادي", country="SY", id="p-1")
    tables = Tables(lambda _: (), lambda _: ("السد", "Sadd"), lambda _: ("الوادي", "Valley"))
    arabic, english = told(incident(place=place), tables=tables)
    assert "في أطراف السد (الوادي، سوريا)" in arabic
    assert "killed in or around Sadd (Valley, Syria)" in english
    _, english = told(incident(place=replace(place, name="السد")), tables=tables)
    assert "killed in Sadd (Valley, Syria)" in english


def test_the_names_of_public_tables_stand_before_words_of_reports() -> None:
    claims = (claim(speaker=MONITOR),)
    tables = Tables(
        lambda id_: ("الجيش الأزرق", "Blue Army") if id_ == "blue-forces" else (), lambda _: (), lambda _: ()
    )
    arabic, english = told(incident(claims, belligerents=(accused(claims),)), claims, tables)
    assert "إلى الجيش الأزرق" in arabic
    assert "to the Blue Army" in english


@pytest.mark.parametrize(
    ("start", "end", "english", "arabic"),
    [
        ("2018-11-17", None, "On 17 November 2018,", "يوم 17 تشرين الثاني/نوفمبر 2018"),
        ("2018-11", "2018-11", "In November 2018,", "في تشرين الثاني/نوفمبر 2018"),
        ("2018", "2018", "In 2018,", "في عام 2018"),
        ("2018-11-17", "2018-11-19", "Between 17 and 19 November 2018,", "بين 17 و19 تشرين الثاني/نوفمبر 2018"),
        ("2018-12-31", "2019-01-01", "Between 31 December 2018 and 1 January 2019,", None),
    ],
)
def test_days(start: str, end: str | None, english: str, arabic: str | None) -> None:
    texts = told(incident(start=start, end=end))
    assert texts[1].startswith(english)
    if arabic:
        assert arabic in texts[0]


def test_those_whom_the_same_sources_name_share_a_sentence_unless_one_of_them_answers() -> None:
    first, second = claim(speaker=MONITOR), claim(speaker=MONITOR, belligerent=GUNMEN, words="y")
    both = (accused((first,)), accused((second,), actor=GUNMEN))
    _, english = told(incident((first, second), belligerents=both), (first, second))
    assert "attributed the attack to the Blue Forces and to gunmen." in english
    both = (accused((first,), Position("denies", (), ())), both[1])
    arabic, english = told(incident((first, second), belligerents=both), (first, second))
    assert "to the Blue Forces, which denied it. The River Observatory attributed the attack to gunmen." in english
    assert "كما تُنسب المسؤولية" in arabic


def test_the_claims_behind_it_are_named_and_the_same_incident_gives_the_same_words() -> None:
    for one, claims in inventing.invented(40, 3, is_mixed=True):
        for face in (ARABIC, ENGLISH):
            summary = summarize(one, claims, face)
            assert summary == summarize(one, dict(reversed(claims.items())), face)
            assert set(summary.claims) <= set(claims)
