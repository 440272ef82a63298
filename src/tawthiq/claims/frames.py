"""What all claims of a clause share: speaker, place, time, belligerent, scope, stance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.claims.attribution import attribution_at
from tawthiq.claims.belligerents import Belligerent, belligerent_in
from tawthiq.claims.clauses import Clause
from tawthiq.claims.places import Locator
from tawthiq.mentions import TimeMention
from tawthiq.model import Actor, Place, Scope, Stance, TimeSpan


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of a claim, each part `None` where the clause does not say; `rules` made it."""

    speaker: Actor | None
    via: tuple[Actor, ...]
    place: Place | None
    time: TimeSpan | None
    belligerent: Actor | None
    scope: Scope
    stance: Stance
    rules: tuple[str, ...]


@dataclass(slots=True)
class Voice:
    """Who spoke last: what "he added" and "the same source" point back to."""

    last: Actor | None = None


def frame_of(clause: Clause, anchor: int, found: list[Belligerent], locator: Locator, voice: Voice) -> Frame:
    """The frame of the claim that rests on the item `anchor`."""
    attribution = attribution_at(anchor, clause.attributions)
    speaker, via, rules = None, (), []
    if attribution is not None:
        speaker = attribution.speaker or voice.last
        via = attribution.via
        rules.append(attribution.rule)
    belligerent = belligerent_in(clause.stretch, found)
    if belligerent:
        rules.append(belligerent.rule)
    times = clause.times()
    total = is_total(clause, times)
    return Frame(
        speaker=speaker,
        via=via,
        place=locator.locate(clause.places()),
        time=_time(times, total, locator),
        belligerent=belligerent.actor if belligerent else None,
        scope=Scope.TOTAL if total else Scope.INCIDENT,
        stance=Stance.DOUBTS if clause.has("HEDGE") else Stance.ASSERTS,
        rules=tuple(rules),
    )


def is_total(clause: Clause, times: Sequence[TimeMention]) -> bool:
    """Whether the figures of a clause run over more than one attack."""
    return clause.has("TOTAL") or any(time.cumulative for time in times)


def _time(times: Sequence[TimeMention], total: bool, locator: Locator) -> TimeSpan | None:
    """The cumulative expression of a total, else the first day that could be resolved, else the first day at all."""
    of_kind = [time for time in times if time.cumulative == total] or list(times)
    chosen = next((time for time in of_kind if time.start), of_kind[0] if of_kind else None)
    return TimeSpan(locator.quote(chosen.span), chosen.span, chosen.start, chosen.end) if chosen else None
