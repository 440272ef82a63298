"""Parties to the fighting, put together from the names that statements give them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tawthiq.assessment.statements import Statement
from tawthiq.model import Actor, Stance
from tawthiq.model.identity import GENERIC, Entry, entry, name_within, same_entries


class Accusation(NamedTuple):
    """A party that a statement names, by itself or joined with others, and the statement."""

    actor: Actor
    statement: Statement


@dataclass(slots=True, eq=False)
class Party:
    """A belligerent under all the names it goes by, and the statements that name it.

    Who its main member is, and what it declares, is worked out once, so that nothing may be added to it afterwards.
    """

    members: list[Actor]
    statements: list[Statement] = field(default_factory=list)
    _actor: Actor | None = None
    _declared: list[Statement] | None = None
    _distinct: dict[Entry, Actor] = field(default_factory=dict)
    _met: int = 0  # members that `distinct` has gone through

    @property
    def actor(self) -> Actor:
        """The member with an entry under a name that the table has, the one named most often, then the first."""
        if self._actor is None:
            self._actor = self._main()
        return self._actor

    def _main(self) -> Actor:
        listed = {alias for member in self.members for alias in member.aliases}
        often = Counter(member.id for member in self.members)
        bodies = {member.parent for member in self.members}
        ranked = {id(m): (m.id is None, m.id not in bodies, m.name not in listed, -often[m.id]) for m in self.members}
        return min(self.members, key=lambda member: ranked[id(member)])

    @property
    def distinct(self) -> Mapping[Entry, Actor]:
        """Its members by entry, each once wherever named: an incident of thousands of statements has a handful."""
        for member in self.members[self._met :]:
            self._distinct.setdefault(entry(member), member)
        self._met = len(self.members)
        return self._distinct

    @property
    def is_known(self) -> bool:
        """Whether it is a body of its own: "aircraft" or "army" alone is not told apart from another party."""
        return any(member.id is not None and member.kind != GENERIC for member in self.distinct.values())

    def includes(self, actor: Actor | None) -> bool:
        """Whether an actor is this party, belongs to it or speaks for it."""
        if actor is None:
            return False
        asked, members = entry(actor), self.distinct
        return asked in members or any(same_entries(asked, own) for own in members)

    def declared(self) -> list[Statement]:
        """The statements in which the party itself names an attack as its own."""
        if self._declared is None:
            own = (s for s in self.statements if s.claim.stance is not Stance.DENIES)
            self._declared = [s for s in own if self.includes(s.claim.speaker)]
        return self._declared


def group_parties(accusations: Sequence[Accusation]) -> list[Party]:
    """Parties from what statements name: those with an entry first, then names, by which party's names they hold or
    stand in. A name that several parties hold names none of them; one that holds several names them all.
    """
    parties: list[Party] = []
    for named in (a for a in accusations if a.actor.id):
        _join(named, [p for p in parties if p.includes(named.actor)], parties)
    for named in (a for a in accusations if not a.actor.id):
        met = [party for party in parties if party.includes(named.actor)]
        if len(met) < 2:
            _join(named, met, parties)
        for party in _held_by(named.actor, met) if len(met) > 1 else ():
            party.statements.append(named.statement)
    for party in parties:
        party.statements.sort(key=lambda statement: statement.order)
    return sorted(parties, key=lambda party: party.statements[0].order)


def _join(named: Accusation, met: Sequence[Party], parties: list[Party]) -> None:
    if len(met) == 1:
        (joined,) = met
    else:
        joined = Party([m for p in met for m in p.members], [s for p in met for s in p.statements])
    joined.members.append(named.actor)
    joined.statements.append(named.statement)
    if parties[-1:] != [joined]:
        parties[:] = [party for party in parties if party not in met] + [joined]


def _held_by(actor: Actor, parties: Sequence[Party]) -> Iterator[Party]:
    return (party for party in parties if any(name_within(member, actor) for member in party.distinct.values()))
