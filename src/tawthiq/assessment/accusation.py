"""Which belligerents sources name for an incident, and which of them count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tawthiq.assessment.location import is_at
from tawthiq.assessment.statements import Statement
from tawthiq.model import Actor, ClaimType, Mode, Place, Population, Stance
from tawthiq.model.harm import alleges_harm, is_harm
from tawthiq.model.identity import name_within, same_party

_ON_HARM = frozenset({ClaimType.CASUALTY, ClaimType.RESPONSIBILITY})
_GENERIC = "generic"
_CIVILIANS = frozenset({Population.CIVILIANS, Population.CHILDREN, Population.WOMEN})


@dataclass(slots=True, eq=False)
class Party:
    """A belligerent under all the names it goes by, and the statements that name it."""

    members: list[Actor]
    statements: list[Statement] = field(default_factory=list)

    @property
    def actor(self) -> Actor:
        """The member with an entry under a name that the table has, the one named most often, then the first."""
        listed = {alias for member in self.members for alias in member.aliases}
        often = Counter(member.id for member in self.members)
        bodies = {member.parent for member in self.members}
        ranked = {id(m): (m.id is None, m.id not in bodies, m.name not in listed, -often[m.id]) for m in self.members}
        return min(self.members, key=lambda member: ranked[id(member)])

    @property
    def is_known(self) -> bool:
        """Whether it is a body of its own: "aircraft" or "army" alone is not told apart from another party."""
        return any(member.id is not None and member.kind != _GENERIC for member in self.members)

    def includes(self, actor: Actor | None) -> bool:
        """Whether an actor is this party, belongs to it or speaks for it."""
        return actor is not None and any(same_party(actor, member) for member in self.members)

    def declared(self) -> list[Statement]:
        """The statements in which the party itself names an attack as its own."""
        return [s for s in self.statements if self.includes(s.claim.speaker) and s.claim.stance is not Stance.DENIES]


def find_parties(statements: Sequence[Statement], place: Place | None) -> list[Party]:
    """The accused belligerents of an incident at `place`, in the order in which they are first named.

    Who names the attacker of the harm names a belligerent; who tells of other attacks only when those were at the
    very place, or are its own.
    What an accused party says of others is a deflection, not an accusation, as long as someone who is no party
    accuses it; parties that only accuse each other are all accused. The reporter's hedged guess of whom a party means
    is no accusation. Where nobody is named but somebody denies, the party denied for is the accused.
    """
    named = [s for s in statements if _names_party(s, place)]
    parties = _group(named)
    firm = [party for party in parties if any(_is_outside(s, parties) for s in party.statements)]
    kept = []
    for party in parties:
        valid = [s for s in party.statements if not _is_deflection(s, party, firm)]
        if valid:
            kept.append(Party(party.members, valid))
    return kept or _group([s for s in statements if _is_denied_for(s)])


def accused_by_others(party: Party) -> bool:
    """Whether someone other than the party names it."""
    return any(not party.includes(s.claim.speaker) for s in party.statements)


def _names_party(statement: Statement, place: Place | None) -> bool:
    claim = statement.claim
    if claim.belligerent is None or claim.stance is Stance.DENIES:
        return False
    if claim.type is ClaimType.ATTACK:
        own = claim.speaker is not None and same_party(claim.speaker, claim.belligerent)
        return own or is_at(claim.place, place)
    guess = claim.type is ClaimType.RESPONSIBILITY and claim.stance is Stance.DOUBTS and claim.speaker is None
    return claim.type in _ON_HARM and not guess


def _is_denied_for(statement: Statement) -> bool:
    claim = statement.claim
    own = claim.belligerent and claim.speaker and same_party(claim.belligerent, claim.speaker)
    return claim.type is ClaimType.DENIAL and bool(own)


def _is_outside(statement: Statement, parties: Sequence[Party]) -> bool:
    return not any(party.includes(statement.claim.speaker) for party in parties)


def _is_deflection(statement: Statement, party: Party, firm: Sequence[Party]) -> bool:
    speaker = statement.claim.speaker
    return not party.includes(speaker) and any(other.includes(speaker) for other in firm if other is not party)


def _group(statements: Sequence[Statement]) -> list[Party]:
    """Parties from the belligerents that statements name: those with an entry first, then names, by which party's
    names they hold or stand in. A name that holds several ("A or B") names them all; one that several hold names none.
    """
    parties: list[Party] = []
    for statement in (s for s in statements if s.claim.belligerent and s.claim.belligerent.id):
        _join(
            statement, [p for p in parties if any(same_party(_belligerent(statement), m) for m in p.members)], parties
        )
    for statement in (s for s in statements if s.claim.belligerent and not s.claim.belligerent.id):
        actor = _belligerent(statement)
        met = [party for party in parties if party.includes(actor)]
        if len(met) < 2:
            _join(statement, met, parties)
        for party in _held_by(actor, met) if len(met) > 1 else ():
            party.statements.append(statement)
    for party in parties:
        party.statements.sort(key=lambda statement: statement.order)
    return sorted(parties, key=lambda party: party.statements[0].order)


def _belligerent(statement: Statement) -> Actor:
    actor = statement.claim.belligerent
    assert actor is not None
    return actor


def _join(statement: Statement, met: Sequence[Party], parties: list[Party]) -> None:
    joined = Party([m for p in met for m in p.members], [s for p in met for s in p.statements])
    joined.members.append(_belligerent(statement))
    joined.statements.append(statement)
    parties[:] = [party for party in parties if party not in met] + [joined]


def _held_by(actor: Actor, parties: Sequence[Party]) -> Iterator[Party]:
    return (party for party in parties if any(name_within(member, actor) for member in party.members))


def admissions(party: Party) -> list[Statement]:
    """The statements in which the party accepts the harm: it admits it, or itself counts civilians that it hit."""
    return [s for s in party.declared() if s.claim.mode is Mode.ADMITS or _counts_civilians(s)]


def _counts_civilians(statement: Statement) -> bool:
    return alleges_harm(statement.claim) and any(c.who in _CIVILIANS for c in statement.claim.casualties if is_harm(c))
