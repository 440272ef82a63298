"""What of a report decides with which others it can be linked, worked out once and kept: a case is searched by it."""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TypeAlias

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.attachment import looked_by
from tawthiq.incidents.blocking import keys_of
from tawthiq.incidents.bonds import NO_BONDS, Bonds
from tawthiq.incidents.facts import Fact, facts_of
from tawthiq.incidents.grouping import report_groups
from tawthiq.incidents.records import records_of
from tawthiq.incidents.trails import Trail, order_of, text_of, trail_of
from tawthiq.model import Report
from tawthiq.model.harm import alleges_harm

Numbers: TypeAlias = "array[int]"  # of 64 bits with a sign


@dataclass(frozen=True, slots=True)
class FactTrace:
    """Of one incident-scope claim: its id, whether it alleges harm, the first and last day it can touch (ordinals; the
    last before the first where none is known), and what it has of a place, and of parties and figures, as numbers.
    """

    id: str
    is_harm: bool
    first: int
    last: int
    place: Sequence[int]
    party: Sequence[int]


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """Of one report; it depends on nothing but the report and what people said of its claims.

    `day` is that of publication as copies are ordered by it; `whole`, `runs` and `rest` make the `trail` to copies;
    `own` and `probe` are the blocks of all its records (see `blocking.Keys`); `tokens` are what all its facts have of
    places and parties, one after the other. `shape` is read by `records` and `facts`.
    """

    doc_id: str
    day: str
    whole: int | None
    is_short: bool
    runs: Numbers
    rest: Numbers
    own: Numbers
    probe: Numbers
    tokens: Numbers
    shape: str

    @property
    def trail(self) -> Trail:
        """What leads to its copies."""
        return Trail(self.whole, self.runs, self.rest if self.is_short else None)

    @property
    def order(self) -> tuple[str, str]:
        """Where it stands among the reports when copies are looked for."""
        return (self.day, self.doc_id)

    def records(self) -> list[list[int]]:
        """For each record, in order, the positions of its claims among `facts`."""
        found: list[list[int]] = json.loads(self.shape)[0]
        return found

    def facts(self) -> list[FactTrace]:
        """The incident-scope claims in order."""
        found, at = [], 0
        for id_, is_harm, first, last, places, parties in json.loads(self.shape)[1]:
            place = self.tokens[at : at + places]
            party = self.tokens[at + places : at + places + parties]
            found.append(FactTrace(id_, bool(is_harm), first, last, place, party))
            at += places + parties
        return found


def trace_of(report: Report, bonds: Bonds = NO_BONDS) -> Trace:
    """The trace of a report, with what people said of its claims."""
    facts = facts_of([report])
    number = {fact.id: at for at, fact in enumerate(facts)}
    atlas = Atlas()
    records = records_of(report_groups(facts, bonds), {}, atlas)
    keys = [keys_of(record, atlas) for record in records]
    seen = [tuple(map(_numbers, looked_by(fact))) for fact in facts]
    days = [_days(fact) for fact in facts]
    trail = trail_of(text_of(report))
    shape = [
        [[number[fact.id] for fact in record.group.facts] for record in records],
        [
            [fact.id, int(alleges_harm(fact.claim)), *window, len(place), len(party)]
            for fact, window, (place, party) in zip(facts, days, seen, strict=True)
        ],
    ]
    return Trace(
        doc_id=report.document.doc_id,
        day=order_of(report)[0],
        whole=trail.whole,
        is_short=trail.rest is not None,
        runs=array("q", trail.runs),
        rest=array("q", trail.rest or ()),
        own=array("q", (key for one in keys for key in one.own)),
        probe=array("q", (key for one in keys for key in one.probe)),
        tokens=array("q", (token for place, party in seen for token in (*place, *party))),
        shape=json.dumps(shape, separators=(",", ":")),
    )


def standing(traces: Iterable[Trace], keys: Collection[int]) -> Counter[int]:
    """How often each of the keys is one that a record stands under."""
    found: Counter[int] = Counter()
    for trace in traces:
        if not _are_apart(keys, trace.own):
            found.update(key for key in trace.own if key in keys)
    return found


def crowds(traces: Iterable[Trace]) -> Counter[int]:
    """How many records stand under each key that tells nothing where they are too many."""
    return Counter(key for trace in traces for key in trace.own if key & 1)


def meeting(traces: Iterable[Trace], own: Collection[int], probe: Collection[int]) -> Iterator[str]:
    """The ids of the reports with a record that looks where `own` are, or stands where `probe` are."""
    for trace in traces:
        if not (_are_apart(own, trace.probe) and _are_apart(probe, trace.own)):
            yield trace.doc_id


def _are_apart(wanted: Collection[int], numbers: Numbers) -> bool:
    assert isinstance(wanted, (set, frozenset))
    return wanted.isdisjoint(numbers)


def _days(fact: Fact) -> tuple[int, int]:
    window = fact.window
    if window is None:
        return (1, 0)
    return (window.first.toordinal() - window.tolerance, window.last.toordinal() + window.tolerance)


def _numbers(tokens: Iterable[Hashable]) -> list[int]:
    return sorted({_number(repr(token)) for token in tokens})


@lru_cache(maxsize=1 << 16)
def _number(token: str) -> int:
    return int.from_bytes(blake2b(token.encode(errors="surrogatepass"), digest_size=8).digest(), signed=True)
