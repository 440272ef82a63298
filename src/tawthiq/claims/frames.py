"""What all claims of a clause share: speaker, place, time, belligerent, kind of attack, scope, stance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.claims.attack_kinds import attack_kind_of
from tawthiq.claims.attribution import attribution_at
from tawthiq.claims.belligerents import Belligerent, belligerent_at
from tawthiq.claims.clauses import Clause
from tawthiq.claims.places import Locator
from tawthiq.claims.scenes import event_places, leaves_unnamed
from tawthiq.claims.scoping import is_total
from tawthiq.claims.timing import event_times, spoken_times
from tawthiq.mentions import Passage, PlaceMention, TimeKind, TimeMention
from tawthiq.model import Actor, AttackKind, Document, Place, Scope, Stance, TimeSpan

_MONTH = 31  # days: what is longer past is told as history


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of a claim, each part `None` where the clause does not say; `rules` made it.

    `spoken_day`: the time is the day on which the speaker spoke, for want of another. `is_past`: it is long before the
    report, which tells it as history.
    """

    speaker: Actor | None
    via: tuple[Actor, ...]
    place: Place | None
    time: TimeSpan | None
    belligerent: Actor | None
    scope: Scope
    stance: Stance
    rules: tuple[str, ...]
    spoken_day: bool = False
    is_past: bool = False
    attack_kind: AttackKind | None = None


@dataclass(slots=True)
class Voice:
    """Who spoke last: what "he added" and "the same source" point back to; and the classes of the words just before."""

    last: Actor | None = None
    heard: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Context:
    """What a frame needs to know beyond its clause; `war` is since when the report's war has gone on."""

    belligerents: list[Belligerent]
    locator: Locator
    voice: Voice
    war: TimeSpan | None = None


def frame_of(clause: Clause, anchor: int, context: Context, *, spoken: bool = True) -> Frame:
    """The frame of the claim that rests on the item `anchor`.

    `spoken` lets the day on which the speaker spoke stand for the day of the event where no other is named.
    """
    attribution = attribution_at(anchor, clause.attributions)
    speaker = attribution.voice(context.voice.last) if attribution else None
    rules = [attribution.rule] if attribution else []
    belligerent = belligerent_at(anchor, clause.passage, clause.stretch, context.belligerents)
    if belligerent:
        rules.append(belligerent.rule)
    places = event_places(clause, anchor)
    mention, scope = _event_time(clause, anchor, places)
    time = context.war if mention is None and _is_of_war(clause, scope) else _quoted(mention, context)
    spoken_day = None
    if time is None and spoken and not _is_of_war(clause, scope):
        spoken_day = _quoted(_nearest(spoken_times(clause), clause, anchor), context)
    return Frame(
        speaker=speaker,
        via=attribution.via if attribution else (),
        place=_place(clause, places, context) or (_of_toll(clause, time, context) if scope is Scope.TOTAL else None),
        time=time or spoken_day,
        belligerent=_doer(belligerent, speaker),
        scope=scope,
        stance=Stance.DOUBTS if clause.hedges(anchor) else Stance.ASSERTS,
        rules=tuple(rules),
        spoken_day=spoken_day is not None,
        is_past=mention is not None and (mention.age or 0) > _MONTH,
        attack_kind=attack_kind_of(
            clause, clause.passage.items[belligerent.item].span if belligerent else None, context.locator.language
        ),
    )


def _place(clause: Clause, places: Sequence[PlaceMention], context: Context) -> Place | None:
    return context.locator.located_in(places) if leaves_unnamed(clause) else context.locator.locate(places)


def _of_toll(clause: Clause, time: TimeSpan | None, context: Context) -> Place | None:
    """Where a total was counted that names no place: that of a war, or of more than a year, in the whole country."""
    published, first = context.locator.document.published, time.start if time else None
    is_long = bool(first and published) and int(str(published)[:4]) - int(str(first)[:4]) > 1
    of_war = clause.has("WAR_ITSELF") or any(mention.war for mention in event_times(clause))
    return context.locator.of_war() if is_long or of_war else context.locator.of_toll()


def _doer(belligerent: Belligerent | None, speaker: Actor | None) -> Actor | None:
    """The belligerent named; where the words say "its carrying out", the one who speaks."""
    if belligerent is None:
        return None
    return belligerent.actor or speaker


def _is_of_war(clause: Clause, scope: Scope) -> bool:
    """Whether it tells a war's toll: then it counts from the beginning of the war."""
    return scope is Scope.TOTAL and clause.has("WAR", "WAR_ITSELF")


def _event_time(clause: Clause, anchor: int, places: Sequence[PlaceMention]) -> tuple[TimeMention | None, Scope]:
    """The cumulative expression of a total, else the day."""
    times = event_times(clause)
    total = is_total(clause, times, places)
    of_kind = [time for time in times if time.cumulative == total] or times
    return _nearest(of_kind, clause, anchor), Scope.TOTAL if total else Scope.INCIDENT


def _nearest(times: Sequence[TimeMention], clause: Clause, anchor: int) -> TimeMention | None:
    """Of several the one nearest to the item `anchor`; one that could be resolved before one that could not."""
    position = clause.passage.items[anchor].start
    return min(times, key=lambda time: (time.start is None, abs(time.span.start - position)), default=None)


def _quoted(time: TimeMention | None, context: Context) -> TimeSpan | None:
    return _as_said(time, context.locator.document) if time else None


def _as_said(time: TimeMention, document: Document) -> TimeSpan:
    return TimeSpan(document.quote(time.span), time.span, time.start, time.end)


def war_of(passages: Sequence[Passage], document: Document) -> TimeSpan | None:
    """Since when the war has gone on that a report tells of, in the first words that say so."""
    mention = next((time for passage in passages for time in passage.times() if time.war and time.start), None)
    if mention is None:
        return None
    ongoing = mention.kind is TimeKind.SINCE
    return TimeSpan(document.quote(mention.span), mention.span, mention.start, mention.end if ongoing else None)


def only_day(passages: Sequence[Passage], document: Document) -> TimeSpan | None:
    """The day that a report names, where it names no other; `None` where it names several or none, or one long past."""
    days = [time for passage in passages for time in passage.times() if time.start and not time.cumulative]
    if len({(day.start, day.end) for day in days}) != 1 or (days[0].age or 0) > _MONTH:
        return None
    return _as_said(days[0], document)
