"""From what a report means to say to the report: words, spans and claims.

What recurs (offsets, counts, days, names) is kept once, as in a report that the program reads from disk.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from sys import intern

from telling import ActorSaid, DaysSaid, Figures, PlaceSaid
from world import LANGUAGES, Body, words
from writing import Sheet

from tawthiq.model import (
    Actor,
    AttackKind,
    Casualty,
    Claim,
    ClaimType,
    Count,
    DenialKind,
    Document,
    Mode,
    Place,
    Report,
    Scope,
    Stance,
    Strikes,
    TimeSpan,
)
from tawthiq.model.sharing import count_of, day_of, names_of, span_of


@dataclass(frozen=True, slots=True)
class Told:
    """A claim before it has words. `incident` is the number of the happening, `None` for a total."""

    type: ClaimType
    incident: int | None
    place: PlaceSaid | None = None
    days: DaysSaid | None = None
    speaker: ActorSaid | None = None
    party: ActorSaid | None = None
    figures: Figures = ()
    scope: Scope = Scope.INCIDENT
    strikes: int | None = None
    kind: AttackKind | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A report before it has a head: what a wire copy shares with the report that it copies."""

    language: str
    told: tuple[Told, ...]
    filler: tuple[str, ...] = field(repr=False)
    published: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What differs between a report and its copies."""

    doc_id: str
    title: str
    outlet: str | None
    published: datetime.date | None


def compose(draft: Draft, head: Head) -> Report:
    """The report. Its claims stand in the order in which they were told, each with its own stretch of filling words."""
    sheet = Sheet(head.title)
    share = len(draft.filler) // max(1, len(draft.told))
    claims = []
    for position, told in enumerate(draft.told):
        claims.append(_claim(told, draft.language, head.doc_id, sheet))
        sheet.write(" ".join(draft.filler[position * share : (position + 1) * share]) + ".")
    published = day_of(head.published.isoformat()) if head.published else None
    document = Document(head.doc_id, sheet.text(), draft.language, published, head.title, head.outlet)
    return Report(document, tuple(claims))


def _claim(told: Told, language: str, doc_id: str, sheet: Sheet) -> Claim:
    start = len(sheet)
    speaker = _actor(told.speaker, language, sheet)
    sheet.write(words()["said"][0][language])
    party = _actor(told.party, language, sheet)
    casualties = tuple(_casualty(figure, language, sheet) for figure in told.figures)
    strikes = _strikes(told.strikes, language, sheet)
    place, time = _place(told.place, sheet), _time(told.days, sheet)
    denial = told.type is ClaimType.DENIAL
    return Claim(
        doc_id,
        told.type,
        sheet.since(start),
        span_of(start, len(sheet) - 1),
        stance=Stance.DENIES if denial else Stance.ASSERTS,
        scope=told.scope,
        speaker=speaker,
        casualties=casualties,
        strikes=strikes,
        belligerent=party,
        mode=Mode.BLAMES if told.type is ClaimType.RESPONSIBILITY else None,
        denial_kind=DenialKind.FLAT if denial else None,
        attack_kind=told.kind,
        place=place,
        time=time,
        rules=names_of(f"bench.{told.type}"),
    )


def _actor(said: ActorSaid | None, language: str, sheet: Sheet) -> Actor | None:
    if said is None:
        return None
    span, body = sheet.write(said.name), said.body
    if body is None:
        return Actor(said.name, span)
    return Actor(said.name, span, _aliases(body, language), body.id or None, body.kind, body.parent, body.side)


def _aliases(body: Body, language: str) -> tuple[str, ...]:
    return names_of(*(body.names[code] for code in LANGUAGES if code != language))


def _casualty(figure: tuple, language: str, sheet: Sheet) -> Casualty:
    outcome, who, count = figure
    text = intern(f"{_number(count, language)} {words()[who.value][0][language]}")
    span = sheet.write(text)
    sheet.write(words()[outcome.value][0][language])
    return Casualty(outcome, who, count_of(count.minimum, count.maximum), text, span)


def _number(count: Count, language: str) -> str:
    if count.is_open:
        return words()["many"][0][language]
    if count.is_exact:
        return str(count.minimum)
    if count.maximum is None:
        return f"{words()['at_least'][0][language]} {count.minimum}"
    if count.minimum is None:
        return f"{words()['up_to'][0][language]} {count.maximum}"
    return f"{count.minimum}-{count.maximum}"


def _strikes(number: int | None, language: str, sheet: Sheet) -> Strikes | None:
    if number is None:
        return None
    text = f"{number} {words()['strikes'][0][language]}"
    return Strikes(count_of(number, number), text, sheet.write(text))


def _place(said: PlaceSaid | None, sheet: Sheet) -> Place | None:
    if said is None:
        return None
    span = sheet.write(said.name)
    return Place(said.name, span, said.near, said.admin1, said.country, said.lat, said.lon, said.precision, said.id)


def _time(said: DaysSaid | None, sheet: Sheet) -> TimeSpan | None:
    if said is None:
        return None
    return TimeSpan(intern(said.text), sheet.write(said.text), intern(said.start), intern(said.end))
