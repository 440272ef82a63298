"""What one report tells of one event as one record: the values by which records of different reports are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import Any

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.figures import figures_of, least_of
from tawthiq.incidents.grouping import Group
from tawthiq.incidents.places import is_precise
from tawthiq.incidents.summary import place_of
from tawthiq.incidents.windows import Window
from tawthiq.model import Actor, AttackKind, Outcome, Population
from tawthiq.model.attack_kind import akin
from tawthiq.model.identity import GENERIC, RECORDER, is_state, name_key

LARGE = 5  # people: a figure that two reports seldom share by chance
_Kept = Callable[[frozenset[Any]], frozenset[Any]]
_WHOLE = frozenset({Population.PEOPLE, Population.CIVILIANS})
_KILLED = Outcome.KILLED
_BITS = {kind: 1 << number for number, kind in enumerate(AttackKind)}
_AKIN = {kind: sum(_BITS[other] for other in akin(kind)) for kind in AttackKind}


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """One group of one report's claims, as it is compared with those of other reports.

    `source` is the report, or the recorder whose table it is a row of: two records of one source are never compared.
    `original` is the report that its report copies, or itself. `window` and `place` are the most precise that it
    gives, `windows` and `places` all of them; places are numbers in an atlas. `figures` are codes of exact or bounded
    counts, `large` those of five or more; `killed` the least and the most dead it speaks of, `None` where it gives no
    number. `kinds` are the kinds of attack that it tells of, `akin` those that may be one with them, each as a sum of
    bits. `is_precise` says that it is placed at a settlement or finer. `knots` and `sides` are what people said of its
    claims (see `bonds`).
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
    kinds: int
    akin: int
    is_precise: bool
    knots: frozenset[str] = frozenset()
    sides: frozenset[int] = frozenset()

    @property
    def is_firm(self) -> bool:
        """Whether it forms incidents, and does not only join one: placed at a settlement, or tied by people."""
        return self.is_precise or bool(self.knots)


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
    figures = frozenset().union(*map(figures_of, claims))
    place = place_of(group.facts)
    kinds = {claim.attack_kind for claim in claims if claim.attack_kind}
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
        figures=kept(figures),
        large=kept(frozenset(figure for figure in figures if least_of(figure) >= LARGE)),
        killed=_killed(group),
        kinds=sum(_BITS[kind] for kind in kinds),
        akin=reduce(or_, (_AKIN[kind] for kind in kinds), 0),
        is_precise=is_precise(place),
        knots=group.bonds.knots_of(group.facts),
        sides=group.bonds.sides_of(group.facts),
    )


def party_keys(actor: Actor) -> frozenset[str]:
    """By what a belligerent is known again: its id, the body it belongs to, the state it is an organ of, or else its
    name. "Warplanes" alone are nobody.
    """
    if actor.kind == GENERIC:
        return frozenset()
    state = actor.side if is_state(actor) else None
    return _party_keys(actor.id, actor.parent, state, actor.name)


@lru_cache(maxsize=1 << 15)
def _party_keys(own: str | None, parent: str | None, state: str | None, name: str) -> frozenset[str]:
    keys = {f"id {value}" for value in (own, parent) if value}
    if state:
        keys.add(f"state {state}")
    return frozenset(keys or {f"name {' '.join(name_key(name))}"})


def kinds_of(bits: int) -> list[AttackKind]:
    """The kinds of attack of a record's sum of bits, in the order of their enumeration."""
    return [kind for kind, bit in _BITS.items() if bits & bit]


def _killed(group: Group) -> tuple[int, int] | None:
    edges: list[int] = []
    for fact in group.facts:
        for casualty in fact.claim.casualties:
            if casualty.outcome is _KILLED and casualty.who in _WHOLE:
                edges += [side for side in (casualty.count.minimum, casualty.count.maximum) if side]
    return (min(edges), max(edges)) if edges else None
