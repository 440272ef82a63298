"""What all claims of a clause share: speaker, place, time, belligerent, scope, stance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.claims.attribution import attribution_at
from tawthiq.claims.belligerents import Belligerent, belligerent_in
from tawthiq.claims.clauses import Clause
from tawthiq.claims.places import Locator
from tawthiq.claims.scenes import event_places
from tawthiq.claims.scoping import is_total
from tawthiq.claims.timing import event_times
from tawthiq.mentions import Passage, TimeMention
from tawthiq.model import Actor, Document, Place, Scope, Stance, TimeSpan

_MONTH = 31  # days: what is longer past is told as history


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of a claim, each part `None` where the clause does not say; `rules` made it.

    `spoken_day`: the time is the day on which the speaker spoke, for want of another.
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


@dataclass(slots=True)
class Voice:
    """Who spoke last: what "he added" and "the same source" point back to; and the classes of the words just before."""

    last: Actor | None = None
    heard: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Context:
    """What a frame needs to know beyond its clause."""

    belligerents: list[Belligerent]
    locator: Locator
    voice: Voice


def frame_of(clause: Clause, anchor: int, context: Context, *, spoken: bool = True) -> Frame:
    """The frame of the claim that rests on the item `anchor`.

    `spoken` lets the day on which the speaker spoke stand for the day of the event where no other is named.
    """
    attribution = attribution_at(anchor, clause.attributions)
    speaker = (attribution.speaker or context.voice.last) if attribution else None
    rules = [attribution.rule] if attribution else []
    belligerent = belligerent_in(clause.stretch, context.belligerents)
    if belligerent:
        rules.append(belligerent.rule)
    times = event_times(clause, spoken=spoken)
    total = is_total(clause, times)
    return Frame(
        speaker=speaker,
        via=attribution.via if attribution else (),
        place=context.locator.locate(event_places(clause, anchor))
        or (_land(clause, times, context) if total else None),
        time=_time(times, total, clause.passage.items[anchor].start, context.locator.document),
        belligerent=_doer(belligerent, speaker),
        scope=Scope.TOTAL if total else Scope.INCIDENT,
        stance=Stance.DOUBTS if clause.hedges(anchor) else Stance.ASSERTS,
        rules=tuple(rules),
        spoken_day=bool(times) and not event_times(clause, spoken=False),
    )


def _land(clause: Clause, times: Sequence[TimeMention], context: Context) -> Place | None:
    """The country of a war's whole toll: one since it broke out, or over more than a year."""
    published = context.locator.document.published
    first = min((time.start for time in times if time.start and time.cumulative), default="")
    is_long = bool(first and published) and int(str(published)[:4]) - int(first[:4]) > 1
    return context.locator.land() if is_long or clause.has("WAR_ITSELF") else None


def _doer(belligerent: Belligerent | None, speaker: Actor | None) -> Actor | None:
    """The belligerent named; where the words say "its carrying out", the one who speaks."""
    if belligerent is None:
        return None
    return belligerent.actor or speaker


def _time(times: Sequence[TimeMention], total: bool, anchor: int, document: Document) -> TimeSpan | None:
    """The cumulative expression of a total, else the day; of several the one nearest to the offset `anchor`, one that
    could be resolved before one that could not.
    """
    of_kind = [time for time in times if time.cumulative == total] or list(times)
    chosen = min(of_kind, key=lambda time: (time.start is None, abs(time.span.start - anchor)), default=None)
    return _quoted(chosen, document) if chosen else None


def _quoted(time: TimeMention, document: Document) -> TimeSpan:
    return TimeSpan(document.quote(time.span), time.span, time.start, time.end)


def only_day(passages: Sequence[Passage], document: Document) -> TimeSpan | None:
    """The day that a report names, where it names no other; `None` where it names several or none, or one long past."""
    days = [time for passage in passages for time in passage.times() if time.start and not time.cumulative]
    if len({(day.start, day.end) for day in days}) != 1 or (days[0].age or 0) > _MONTH:
        return None
    return _quoted(days[0], document)
