"""What one report tells of one event as one record: the values by which records of different reports are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.comparison import figures_of
from tawthiq.incidents.grouping import Group
from tawthiq.incidents.places import is_precise
from tawthiq.incidents.summary import place_of
from tawthiq.incidents.windows import Window
from tawthiq.model import Actor, Count, Outcome, Population
from tawthiq.model.identity import GENERIC, RECORDER, is_state, name_key

LARGE = 5  # people: a figure that two reports seldom share by chance
_Kept = Callable[[frozenset[Any]], frozenset[Any]]
_WHOLE = frozenset({Population.PEOPLE, Population.CIVILIANS})
_OUTCOMES, _POPULATIONS = tuple(Outcome), tuple(Population)


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """One group of one report's claims, as it is compared with those of other reports.

    `source` is the report, or the recorder whose table it is a row of: two records of one source are never compared.
    `original` is the report that its report copies, or itself. `window` and `place` are the most precise that it
    gives, `windows` and `places` all of them; places are numbers in an atlas. `figures` are codes of exact or bounded
    counts, `large` those of five or more; `killed` the least and the most dead it speaks of, `None` where it gives no
    number. `is_precise` says that it is placed at a settlement or finer.
    """

    group: Group
    source: str
    original: str
    window: Window | None
    place: int | None
    windows: frozenset[Window]
    places: frozenset[int]
    parties: frozenset[str]
    figures: frozenset[int]
    large: frozenset[int]
    killed: tuple[int, int] | None
    is_precise: bool


def records_of(groups: Iterable[Group], copies: Mapping[str, str], atlas: Atlas) -> list[Record]:
    """The records of groups, in the order of their first claims; their places are added to the atlas."""
    ordered = list(groups)
    for group in ordered:
        group.facts.sort(key=lambda fact: fact.key)
    sets: dict[frozenset[Any], frozenset[Any]] = {}
    ordered.sort(key=lambda group: group.facts[0].key)
    return [_record(group, copies, atlas, lambda one: sets.setdefault(one, one)) for group in ordered]


def _record(group: Group, copies: Mapping[str, str], atlas: Atlas, kept: _Kept) -> Record:
    """One record; `kept` gives of equal sets the one that is kept, for most are empty or met again."""
    claims = [fact.claim for fact in group.facts]
    doc_id = claims[0].doc_id
    speakers = (claim.speaker for claim in claims if claim.speaker)
    recorder = next((speaker for speaker in speakers if speaker.kind == RECORDER), None)
    figures = {_code(key, count.minimum, count.maximum): count.minimum or 0 for key, count in _counts(group)}
    place = place_of(group.facts)
    windows = [fact.window for fact in group.facts if fact.window]
    return Record(
        group=group,
        source=f"recorder {recorder.id}" if recorder else doc_id,
        original=copies.get(doc_id, doc_id),
        window=min(windows, key=lambda w: (not w.stated, w.length, w.tolerance, w.first), default=None),
        place=atlas.number(place),
        windows=kept(frozenset(windows)),
        places=kept(frozenset(number for claim in claims if (number := atlas.number(claim.place)) is not None)),
        parties=kept(frozenset(key for claim in claims if claim.belligerent for key in party_keys(claim.belligerent))),
        figures=kept(frozenset(figures)),
        large=kept(frozenset(code for code, least in figures.items() if least >= LARGE)),
        killed=_killed(group),
        is_precise=is_precise(place),
    )


def party_keys(actor: Actor) -> frozenset[str]:
    """By what a belligerent is known again: its id, the body it belongs to, the state it is an organ of, or else its
    name. "Warplanes" alone are nobody.
    """
    if actor.kind == GENERIC:
        return frozenset()
    keys = {f"id {value}" for value in (actor.id, actor.parent) if value}
    if actor.side and is_state(actor):
        keys.add(f"state {actor.side}")
    return frozenset(keys or {f"name {' '.join(name_key(actor.name))}"})


def _counts(group: Group) -> list[tuple[tuple[Outcome, Population], Count]]:
    return [(key, count) for fact in group.facts for key, counts in figures_of(fact.claim).items() for count in counts]


def _code(key: tuple[Outcome, Population], minimum: int | None, maximum: int | None) -> int:
    """A count as a number: outcome and population, then each bound plus one, capped at 2^24, zero for none."""
    outcome, who = key
    bounds = [0 if bound is None else min(bound + 1, (1 << 24) - 1) for bound in (minimum, maximum)]
    kind = _OUTCOMES.index(outcome) * len(_POPULATIONS) + _POPULATIONS.index(who)
    return (kind << 48) | (bounds[0] << 24) | bounds[1]


def _killed(group: Group) -> tuple[int, int] | None:
    edges: list[int] = []
    for fact in group.facts:
        for casualty in fact.claim.casualties:
            if casualty.outcome is Outcome.KILLED and casualty.who in _WHOLE:
                edges += [side for side in (casualty.count.minimum, casualty.count.maximum) if side]
    return (min(edges), max(edges)) if edges else None
