"""Which accused parties fight as one, so that naming one or the other is no contradiction."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from tawthiq.assessment.parties import Party
from tawthiq.model.identity import bodies


def camps(parties: Sequence[Party]) -> list[list[Party]]:
    """The parties put together with their partners, in the order in which each camp is first named."""
    found: list[tuple[frozenset[str], list[Party]]] = []
    for party in parties:
        ids = _ids(party)
        met = [camp for camp in found if camp[0] & ids]
        joined = frozenset(ids.union(*(camp[0] for camp in met)))
        members = [one for camp in met for one in camp[1]] + [party]
        place = found.index(met[0]) if met else len(found)
        found = [camp for camp in found if camp not in met]
        found.insert(place, (joined, members))
    return [members for _, members in found]


def _ids(party: Party) -> frozenset[str]:
    """The numbers of the partnerships that a party is in; its own name where it is in none."""
    own = frozenset(body for member in party.distinct.values() for body in bodies(member))
    groups = frozenset(f"partners {number}" for number, ids in enumerate(_partnerships()) if ids & own)
    return groups or frozenset({f"party {id(party)}"})


@cache
def _partnerships() -> tuple[frozenset[str], ...]:
    source = files("tawthiq.assessment").joinpath("partners.toml")
    return tuple(frozenset(entry["ids"]) for entry in tomllib.loads(source.read_text(encoding="utf-8"))["partners"])
