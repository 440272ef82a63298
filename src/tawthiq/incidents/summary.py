"""What the claims of one event agree on: its place, its days, its id."""

from __future__ import annotations

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tawthiq.incidents.facts import Fact
from tawthiq.incidents.grouping import Group
from tawthiq.incidents.places import name_spellings, same_name
from tawthiq.incidents.scoring import day_wording
from tawthiq.incidents.site import Placed, leading, site_of
from tawthiq.incidents.windows import Window
from tawthiq.model import Cluster, Place
from tawthiq.model.harm import alleges_harm


def summarise(group: Group, copies: Mapping[str, str], received: Mapping[str, int]) -> Cluster:
    """The group as a `Cluster`. Its id is a hash of the first claim that alleges the harm, by `received` and then by
    publication, so that reports that come in later leave it as it is; claims that people moved to it do not count.
    """
    harm = sorted((fact for fact in group.facts if alleges_harm(fact.claim)), key=lambda fact: fact.key)
    own = [fact for fact in harm if fact.id not in group.bonds.homes]
    first = min(own or harm, key=lambda fact: (received.get(fact.claim.doc_id, 0), fact.key))
    place = site_of(_placed(harm), _placed(group.facts))
    days = _days(harm, place) or _days(harm) or _days(group.facts, place)
    unstated = None if days else _reported(harm)
    days = days or (unstated.window if unstated else None)
    documents = {fact.claim.doc_id for fact in group.facts}
    return Cluster(
        id="k-" + hashlib.sha256(first.id.encode()).hexdigest()[:12],
        claims=tuple(sorted(fact.id for fact in group.facts)),
        place=place,
        start=days.first.isoformat() if days else None,
        end=days.last.isoformat() if days else None,
        reasons=tuple(
            sorted([*group.reasons, *_day_reasons(unstated), *group.bonds.reasons(group.facts)], key=_reason_order)
        ),
        copies={copy: copies[copy] for copy in sorted(documents) if copy in copies},
    )


def _reason_order(reason: Mapping[str, str]) -> tuple[str, ...]:
    return (reason["claims"], reason["rule"], reason.get("judgement", ""))


def reports_of(group: Group, cluster: Cluster) -> frozenset[str]:
    """The ids of the reports of a group's claims, and of those that these copy."""
    return cluster.with_originals(fact.claim.doc_id for fact in group.facts)


def _days(facts: Sequence[Fact], place: Place | None = None) -> Window | None:
    """The days that claims state, those at `place` if one is given: the narrowest first, then what most reports say,
    then those not blurred, then the earliest.
    """
    supporters: dict[Window, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.window and fact.window.stated and (place is None or _is_at(fact, place)):
            supporters[fact.window].add(fact.claim.doc_id)
    ranked = sorted(supporters, key=lambda w: (w.length, -len(supporters[w]), w.tolerance, w.first))
    return ranked[0] if ranked else None


def _reported(harm: Sequence[Fact]) -> Fact | None:
    """The claim that was published first, with its day of publication as its window; `None` where no day is known."""
    dated = [fact for fact in harm if fact.window]
    if not dated:
        return None
    first = min(dated, key=lambda fact: fact.key)
    day = datetime.date.fromisoformat(first.key[0])
    return replace(first, window=Window(day, day, 0, False))


def _day_reasons(fact: Fact | None) -> list[Mapping[str, str]]:
    """Why an incident has a day that no claim states, by language."""
    if fact is None:
        return []
    wording = day_wording()
    words = {language: wording[language].format(day=fact.key[0]) for language in wording if language != "id"}
    return [{**words, "rule": wording["id"], "claims": fact.id}]


def place_of(facts: Iterable[Fact]) -> Place | None:
    """The place that claims agree on, as they name it."""
    return leading(_placed(facts))


def _is_at(fact: Fact, place: Place) -> bool:
    own = fact.claim.place
    if own is None:
        return False
    if own.id and place.id:
        return own.id == place.id
    return same_name(own, place) or not name_spellings(own).isdisjoint(name_spellings(place))


def _placed(facts: Iterable[Fact]) -> list[Placed]:
    return [(fact.claim.doc_id, fact.claim.place) for fact in facts if fact.claim.place]
