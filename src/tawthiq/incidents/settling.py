"""Claims that people moved, put where they said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tawthiq.incidents.bonds import Bonds
from tawthiq.incidents.facts import Fact
from tawthiq.incidents.grouping import Group


def settle(groups: Sequence[Group], facts: Iterable[Fact], bonds: Bonds) -> list[tuple[Fact, Group]]:
    """Add those of `facts` that were moved to the groups that have most of the incident they were moved to, and say
    which went where. Where none has more than half of what is in any, they are in no group.
    """
    moved = sorted((fact for fact in facts if fact.id in bonds.homes), key=lambda fact: fact.key)
    if not moved:
        return []
    owner = {fact.id: at for at, group in enumerate(groups) for fact in group.facts}
    found = []
    for fact in moved:
        votes = Counter(owner[claim] for claim in bonds.homes[fact.id].others if claim in owner)
        best, most = votes.most_common(1)[0] if votes else (0, 0)
        if 2 * most > votes.total():
            found.append((fact, groups[best]))
    for fact, group in found:
        group.put(fact)
    return found
