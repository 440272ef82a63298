"""The events a report tells of: claims from headline, lead and body about one attack share its place and its day.

A report names the day in its lead, and the village three sentences later. Claims are taken in turn: each joins the last
event that it can be about, or begins one of its own; then each is given the place and the day that its event has
anywhere, where its own words leave them out. A place that a claim names itself stays.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from tawthiq.claims.carrying import SHORTLY
from tawthiq.claims.counted import FigureKey, contradict, figures_told
from tawthiq.claims.doers import HAPPENED
from tawthiq.claims.drafts import Draft
from tawthiq.claims.surroundings import Surroundings, same_place
from tawthiq.claims.tolls import with_totals
from tawthiq.lang import Gazetteer
from tawthiq.model import Place, Scope, TimeSpan

_RECENT = 6  # events back that a claim without figures of its own may still be about


@dataclass(slots=True, eq=False)
class Event:
    """Claims about one attack, by their position among the drafts; `place` and `time` are the best that any names.

    `placed` maps each figure to the most exact place that it is told of.
    """

    members: list[int] = field(default_factory=list)
    placed: dict[FigureKey, Place | None] = field(default_factory=dict)
    place: Place | None = None
    time: TimeSpan | None = None
    is_past: bool = False

    @property
    def figures(self) -> Set[FigureKey]:
        """The figures that its claims count."""
        return self.placed.keys()


def settle(drafts: Sequence[Draft], gazetteer: Gazetteer) -> list[Draft]:
    """The drafts in their order, each with the place and day of its event where its own words say less."""
    drafts = with_totals(drafts)
    teller = _Teller(gazetteer)
    order = sorted(range(len(drafts)), key=lambda i: (drafts[i].is_title, i))  # a headline is read by what follows it
    for index in order:
        if drafts[index].claim.scope is Scope.INCIDENT:
            teller.hear(index, drafts[index])
    settled = list(drafts)
    for number, event in enumerate(teller.events):
        for index in event.members:
            settled[index] = replace(teller.filled(drafts[index], event), event=number)
    return settled


class _Teller:
    """Goes through a report's claims and keeps the events they are about, the last one last."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.events: list[Event] = []
        self._places = Surroundings(gazetteer)
        self._last: Event | None = None

    def hear(self, index: int, draft: Draft) -> None:
        """Join the claim to the event that it is about, or begin another."""
        event = self._event_of(draft)
        if event is None:
            event = Event()
            self.events.append(event)
        event.members.append(index)
        self._last = event
        for figure in figures_told(draft.claim):
            event.placed[figure] = self._places.better(event.placed.get(figure), draft.claim.place)
        event.place = self._places.better(event.place, draft.claim.place)
        event.time = _better_day(event.time, _own_day(draft))
        event.is_past = event.is_past or draft.is_past

    def filled(self, draft: Draft, event: Event) -> Draft:
        """The draft with the event's place and day where it says less itself."""
        claim = draft.claim
        place, time = claim.place, claim.time
        told = next((p for figure in figures_told(claim) if (p := event.placed[figure])), event.place)
        if place is None or (told and claim.casualties and self._is_wider(place, told)):
            place = self._places.better(told, event.place) if place is None else told
        if event.time and (time is None or time.start is None or (draft.spoken_day and _shortly(event.time, time))):
            time = event.time
        spoken_day = draft.spoken_day and time is claim.time
        filled = replace(claim, place=place, time=time)
        return replace(draft, claim=filled, spoken_day=spoken_day, is_past=event.is_past)

    def _is_wider(self, place: Place, told: Place) -> bool:
        """Whether a place is only the country in which an event is told of more exactly."""
        return self._places.is_country(place) and self._places.holds(place, told)

    def _event_of(self, draft: Draft) -> Event | None:
        figures = figures_told(draft.claim)
        possible = [event for event in self.events[::-1] if self._may_be(draft, event)]
        told_again = [event for event in possible if figures.keys() & event.figures]
        if told_again:
            return told_again[-1] if draft.is_title else told_again[0]
        possible = [event for event in possible if event.is_past == draft.is_past or self._goes_on(draft, event)]
        if draft.is_title:
            return next((event for event in reversed(possible) if event.figures or not figures), None)
        if draft.is_new or (possible and contradict(figures, possible[0].figures)):
            return None
        last = self._last if self._last in possible else None
        if last and (draft.refers or draft.claim.place is None or same_place(draft.claim.place, last.place)):
            return last
        near = possible[:_RECENT]
        return next((e for e in near if same_place(draft.claim.place, e.place)), None)

    def _goes_on(self, draft: Draft, event: Event) -> bool:
        """Whether a body claim may go on with the history that was told last."""
        return event.is_past and event is self._last and not draft.is_title

    def _may_be(self, draft: Draft, event: Event) -> bool:
        return self._places.agree(draft.claim.place, event.place) and _days_agree(_own_day(draft), event.time)


def _own_day(draft: Draft) -> TimeSpan | None:
    """The day that the words give the event: not the one on which someone spoke or took a position."""
    return None if draft.spoken_day or draft.claim.type not in HAPPENED else draft.claim.time


def _shortly(day: TimeSpan, spoken: TimeSpan) -> bool:
    """Whether an event's day is the one on which someone spoke of it, or shortly before that."""
    first, last, said = day.first_day(), day.last_day(), spoken.last_day()
    if first is None or last is None or said is None:
        return True
    return first <= said and (said - last).days <= SHORTLY


def _days_agree(one: TimeSpan | None, other: TimeSpan | None) -> bool:
    """Whether two spans of days may hold one day; what is not resolved agrees with all."""
    if one is None or other is None:
        return True
    first, last = one.first_day(), one.last_day()
    start, end = other.first_day(), other.last_day()
    if first is None or last is None or start is None or end is None:
        return True
    return first <= end and start <= last


def _better_day(known: TimeSpan | None, new: TimeSpan | None) -> TimeSpan | None:
    """The one that says more exactly when; the earlier named of two that say as much."""
    if new is None or new.start is None:
        return known or new
    return new if known is None or _length(new) < _length(known) else known


def _length(time: TimeSpan) -> int:
    first, last = time.first_day(), time.last_day()
    return (last - first).days if first and last else 10_000
