"""How each report of a case was linked, as it is kept from one linking to the next."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from tawthiq.incidents.traces import Trace
from tawthiq.model import Cluster


class Part(NamedTuple):
    """Where one record of a report went.

    `component` names the part of the graph that pairs above zero hold together, `group` the incident it forms, both by
    the first claim of their first record; the group is empty where several fit and it joins none. `cluster` is the id
    of the cluster, empty where the group is no event.
    """

    component: str
    group: str
    cluster: str


class Place(NamedTuple):
    """Where a position went: the turn of `attach` that put it there, and the group; -1 and empty where it waits."""

    turn: int
    group: str


WAITING = Place(-1, "")


@dataclass(frozen=True, slots=True)
class Linked:
    """How one report was linked: the report it copies, itself perhaps a copy; where its records went, in order; and
    where its positions went, by their place among the claims of its trace.
    """

    copies: str | None = None
    parts: tuple[Part, ...] = ()
    positions: Mapping[int, Place] = field(default_factory=dict)

    def to_text(self) -> str:
        """As one line, for `from_text`."""
        positions = [[at, *place] for at, place in sorted(self.positions.items())]
        return json.dumps([self.copies, self.parts, positions], ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_text(cls, line: str) -> Linked:
        """What `to_text` gave; for anything else ValueError, LookupError or TypeError."""
        copies, parts, positions = json.loads(line)
        return cls(
            copies, tuple(Part(*part) for part in parts), {at: Place(turn, group) for at, turn, group in positions}
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """What is at hand of a case that was linked before.

    `traces` are of all its reports as they are now, `former` of those that have since changed or gone, as they were;
    `linked` says how the reports of then were linked, `fresh` which of those of now are new or changed. `common` are
    the runs of words that are in too many texts to tell copies by.
    """

    traces: Mapping[str, Trace]
    former: Mapping[str, Trace]
    linked: Mapping[str, Linked]
    fresh: AbstractSet[str]
    common: frozenset[int]

    def stable(self) -> list[Trace]:
        """The traces of the reports that are as they were."""
        return [trace for doc_id, trace in self.traces.items() if doc_id not in self.fresh]


@dataclass(frozen=True, slots=True)
class Linkage:
    """What a linking gave; `reports` has, by the id of a cluster, those of its claims and those that they copy.

    `clusters` are all there are, where it `is_whole`; else those that are new or other than they were, `gone` the ids
    of those that are there no more, and what it does not name is as it was. `linked` likewise. `common` is as `Kept`
    has it.
    """

    clusters: Sequence[Cluster]
    reports: Mapping[str, AbstractSet[str]]
    linked: Mapping[str, Linked]
    common: frozenset[int]
    gone: frozenset[str] = frozenset()
    is_whole: bool = True
