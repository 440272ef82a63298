"""What the claims of one event agree on: its place, its days, its id."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

from tawthiq.incidents.facts import Fact
from tawthiq.incidents.grouping import Group
from tawthiq.incidents.windows import Window
from tawthiq.model import Cluster, Place, Precision
from tawthiq.model.harm import alleges_harm
from tawthiq.model.identity import name_key


def summarise(group: Group, copies: Mapping[str, str], received: Mapping[str, int]) -> Cluster:
    """The group as a `Cluster`. Its id is a hash of the first claim that alleges the harm, by `received` and then by
    publication, so that reports that come in later leave it as it is.
    """
    harm = sorted((fact for fact in group.facts if alleges_harm(fact.claim)), key=lambda fact: fact.key)
    first = min(harm, key=lambda fact: (received.get(fact.claim.doc_id, 0), fact.key))
    days = _days(harm)
    documents = {fact.claim.doc_id for fact in group.facts}
    return Cluster(
        id="k-" + hashlib.sha256(first.id.encode()).hexdigest()[:12],
        claims=tuple(sorted(fact.id for fact in group.facts)),
        place=place_of(harm),
        start=days.first.isoformat() if days else None,
        end=days.last.isoformat() if days else None,
        reasons=tuple(sorted(group.reasons, key=lambda reason: (reason["claims"], reason["rule"]))),
        copies={copy: copies[copy] for copy in sorted(documents) if copy in copies},
    )


def _days(facts: Sequence[Fact]) -> Window | None:
    """The stated days: the narrowest first, then what most reports say, then those not blurred, then the earliest."""
    supporters: dict[Window, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.window and fact.window.stated:
            supporters[fact.window].add(fact.claim.doc_id)
    ranked = sorted(supporters, key=lambda w: (w.length, -len(supporters[w]), w.tolerance, w.first))
    return ranked[0] if ranked else None


def place_of(facts: Sequence[Fact]) -> Place | None:
    """The most precise place; among equals the one in the gazetteer, then in most reports, then met first."""
    supporters: dict[object, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.claim.place:
            supporters[_identity(fact.claim.place)].add(fact.claim.doc_id)
    placed = [(index, fact.claim.place) for index, fact in enumerate(facts) if fact.claim.place]
    ranked = sorted(placed, key=lambda item: (*_rank(item[1]), -len(supporters[_identity(item[1])]), item[0]))
    return ranked[0][1] if ranked else None


def _identity(place: Place) -> object:
    return place.id or name_key(place.name)


def _rank(place: Place) -> tuple[int, bool, bool]:
    return (place.precision or (Precision.NEAR if place.id else Precision.COUNTRY), place.id is None, place.lat is None)
