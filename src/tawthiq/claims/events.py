"""The events a report tells of: claims from headline, lead and body about one attack share its place and its day.

A report names the day in its lead, and the village three sentences later. Claims are taken in turn: each joins the last
event that it can be about, or begins one of its own; then each is given the place and the day that its event has
anywhere, where its own words leave them out. A place that a claim names itself stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from tawthiq.claims.carrying import SHORTLY
from tawthiq.claims.doers import HAPPENED, same_place
from tawthiq.claims.drafts import Draft
from tawthiq.lang import Gazetteer
from tawthiq.model import Claim, Count, Outcome, Place, Population, Precision, Scope, TimeSpan

FigureKey = tuple[Outcome, Population, Count]
_LARGE = 10  # people: a figure that is hardly told of two events in one report
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
    drafts = _with_totals(drafts)
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


def _with_totals(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; one that tells a large figure of a total again, and names no day, is of that total as well."""
    totals = {
        figure: draft.claim
        for draft in reversed(drafts)
        if draft.claim.scope is Scope.TOTAL
        for figure in _large_figures(draft.claim)
    }
    return [_of_total(draft, totals) for draft in drafts]


def _of_total(draft: Draft, totals: Mapping[FigureKey, Claim]) -> Draft:
    claim = draft.claim
    told = next((totals[figure] for figure in _large_figures(claim) if figure in totals), None)
    if told is None or claim.scope is Scope.TOTAL or (claim.time and not draft.spoken_day):
        return draft
    if claim.place and not same_place(claim.place, told.place):
        return draft
    total = replace(claim, scope=Scope.TOTAL, time=told.time, place=claim.place or told.place)
    return replace(draft, claim=total, spoken_day=False)


def _large_figures(claim: Claim) -> Iterator[tuple[Outcome, Population, int]]:
    """Its large figures, "up to 390" and "some 390" as one."""
    for casualty in claim.casualties:
        number = casualty.count.minimum or casualty.count.maximum or 0
        if number >= _LARGE:
            yield casualty.outcome, casualty.who, number


class _Teller:
    """Goes through a report's claims and keeps the events they are about, the last one last."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.events: list[Event] = []
        self._places = _Places(gazetteer)
        self._last: Event | None = None

    def hear(self, index: int, draft: Draft) -> None:
        """Join the claim to the event that it is about, or begin another."""
        event = self._event_of(draft)
        if event is None:
            event = Event()
            self.events.append(event)
        event.members.append(index)
        self._last = event
        for figure in _figures(draft.claim):
            event.placed[figure] = self._places.better(event.placed.get(figure), draft.claim.place)
        event.place = self._places.better(event.place, draft.claim.place)
        event.time = _better_day(event.time, _own_day(draft))
        event.is_past = event.is_past or draft.is_past

    def filled(self, draft: Draft, event: Event) -> Draft:
        """The draft with the event's place and day where it says less itself."""
        claim = draft.claim
        place, time = claim.place, claim.time
        if place is None:
            place = next((p for figure in _figures(claim) if (p := event.placed[figure])), event.place)
        if event.time and (time is None or time.start is None or (draft.spoken_day and _shortly(event.time, time))):
            time = event.time
        spoken_day = draft.spoken_day and time is claim.time
        filled = replace(claim, place=place, time=time)
        return replace(draft, claim=filled, spoken_day=spoken_day, is_past=event.is_past)

    def _event_of(self, draft: Draft) -> Event | None:
        figures = _figures(draft.claim)
        possible = [event for event in self.events[::-1] if self._may_be(draft, event)]
        told_again = [event for event in possible if figures.keys() & event.figures]
        if told_again:
            return told_again[-1] if draft.is_title else told_again[0]
        possible = [event for event in possible if event.is_past == draft.is_past or self._goes_on(draft, event)]
        if draft.is_title:
            return next((event for event in reversed(possible) if event.figures or not figures), None)
        if draft.is_new or (possible and _contradict(figures, possible[0].figures)):
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


def _figures(claim: Claim) -> Mapping[FigureKey, None]:
    """The figures that tell one event from another, in the order of the words: "some" and none are said of many."""
    return {(c.outcome, c.who, c.count): None for c in claim.casualties if not c.count.is_open and c.count.maximum != 0}


def _contradict(some: Iterable[FigureKey], others: Iterable[FigureKey]) -> bool:
    """Whether both count the same people exactly and come to different numbers."""
    exact = {(outcome, who): count for outcome, who, count in others if count.is_exact}
    return any(
        count.is_exact and (outcome, who) in exact and exact[outcome, who] != count for outcome, who, count in some
    )


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


class _Places:
    """How places of one report stand to each other, by the gazetteer and by their words."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def better(self, known: Place | None, new: Place | None) -> Place | None:
        """The more exact of two that agree."""
        if known is None or new is None:
            return known or new
        fuller = same_place(known, new) and known.lat is None and new.lat is not None
        return new if fuller or self.holds(known, new) else known

    def agree(self, one: Place | None, other: Place | None) -> bool:
        """Whether both may be where one event was."""
        return (
            one is None or other is None or same_place(one, other) or self.holds(one, other) or self.holds(other, one)
        )

    def holds(self, outer: Place, inner: Place) -> bool:
        """Whether `inner` is a more exact place that lies, or may lie, in `outer`."""
        if not same_place(outer, inner) and _is_around(outer, inner):
            return True
        if same_place(outer, inner) or _precision(inner) >= _precision(outer):
            return self._is_seat(outer, inner)
        around, within = (self._gazetteer.entries.get(place.id or "") for place in (outer, inner))
        if around and within:
            return self._gazetteer.contains(around, within)
        if outer.country and inner.country and outer.country != inner.country:
            return False
        return outer.admin1 is None or inner.admin1 is None or outer.admin1 == inner.admin1

    def _is_seat(self, outer: Place, inner: Place) -> bool:
        """Whether `outer` is a city whose name also stands for the unit around it ("Aleppo"), and `inner` is there."""
        entry = self._gazetteer.entries.get(outer.id or "")
        if entry is None or same_place(outer, inner) or _precision(inner) > Precision.NEAR or entry.kind != "city":
            return False
        return outer.name == outer.admin1 and outer.admin1 == inner.admin1


def _is_around(outer: Place, inner: Place) -> bool:
    """Whether `outer` is the land around a town, and `inner` a place beside that town which is on no map."""
    is_beside = inner.id is None and inner.lat is not None and (inner.lat, inner.lon) == (outer.lat, outer.lon)
    return is_beside and outer.id is not None and _precision(outer) is Precision.NEAR


def _precision(place: Place) -> Precision:
    return place.precision or Precision.COUNTRY
