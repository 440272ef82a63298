"""Which belligerents sources name for an incident, and which of them count."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.assessment.location import Scene, is_at, is_then, says_place
from tawthiq.assessment.parties import Accusation, Party, group_parties
from tawthiq.assessment.statements import Statement
from tawthiq.model import Actor, Claim, ClaimType, Mode, Outcome, Population, Scope, Stance
from tawthiq.model.identity import same_party

_ON_HARM = frozenset({ClaimType.CASUALTY, ClaimType.RESPONSIBILITY})
_CIVILIANS = frozenset({Population.CIVILIANS, Population.CHILDREN, Population.WOMEN})


def find_parties(statements: Sequence[Statement], scene: Scene) -> list[Party]:
    """The accused belligerents of an incident, in the order in which they are first named.

    Who names the attacker of the harm names a belligerent; who tells of other attacks only when their words set those
    at the very place on its day, or they are its own. Words that join several parties name each. Where others than
    combatants were harmed, who speaks of dead combatants alone accuses nobody of that.
    What an accused party says of others is a deflection, not an accusation, as long as someone who is no party
    accuses it; parties that only accuse each other are all accused. The reporter's hedged guess of whom a party means
    is no accusation; what a report hedges in its own voice ("news of deaths by") is none beside what is said firmly.
    Where nobody is named but somebody denies, the party denied for is the accused.
    """
    beside = any(_harms_others(statement) for statement in statements)
    named = [s for s in statements if _names_party(s, scene) and not (beside and _harms_combatants_only(s))]
    named = [s for s in named if not _is_rumour(s.claim)] or named
    parties = group_parties([Accusation(actor, s) for s in named for actor in _named(s)])
    if len(parties) == 1:
        return parties  # nobody else is accused on whom it could deflect
    firm = [party for party in parties if any(_is_outside(s, parties) for s in party.statements)]
    kept = []
    for party in parties:
        valid = [s for s in party.statements if not _is_deflection(s, party, firm)]
        if valid:
            kept.append(Party(party.members, valid))
    return kept or group_parties([Accusation(actor, s) for s in statements for actor in _denied_for(s)])


def accused_by_others(party: Party) -> bool:
    """Whether someone other than the party names it."""
    return any(not party.includes(s.claim.speaker) for s in party.statements)


def _named(statement: Statement) -> tuple[Actor, ...]:
    belligerent = statement.claim.belligerent
    return belligerent.parties if belligerent else ()


def _names_party(statement: Statement, scene: Scene) -> bool:
    claim = statement.claim
    if claim.belligerent is None or claim.stance is Stance.DENIES or claim.scope is Scope.TOTAL:
        return False
    if claim.type is ClaimType.ATTACK:
        own = claim.speaker is not None and any(same_party(claim.speaker, actor) for actor in _named(statement))
        return own or (says_place(claim) and is_at(claim.place, scene.place) and is_then(claim, scene))
    guess = claim.type is ClaimType.RESPONSIBILITY and _is_rumour(claim)
    return claim.type in _ON_HARM and not guess


def _is_rumour(claim: Claim) -> bool:
    """Whether a report says it in its own voice, and not for certain."""
    return claim.stance is Stance.DOUBTS and claim.speaker is None


def _harms_others(statement: Statement) -> bool:
    return any(casualty.who is not Population.COMBATANTS for casualty in statement.harm)


def _harms_combatants_only(statement: Statement) -> bool:
    return bool(statement.harm) and not _harms_others(statement)


def _denied_for(statement: Statement) -> list[Actor]:
    """The parties that a denial of their own names."""
    speaker = statement.claim.speaker
    if statement.claim.type is not ClaimType.DENIAL or speaker is None:
        return []
    return [actor for actor in _named(statement) if same_party(actor, speaker)]


def _is_outside(statement: Statement, parties: Sequence[Party]) -> bool:
    return not any(party.includes(statement.claim.speaker) for party in parties)


def _is_deflection(statement: Statement, party: Party, firm: Sequence[Party]) -> bool:
    speaker = statement.claim.speaker
    return not party.includes(speaker) and any(other.includes(speaker) for other in firm if other is not party)


def admissions(party: Party) -> list[Statement]:
    """The statements in which the party accepts the harm: it admits it, or itself counts civilians that it hit."""
    return [s for s in party.declared() if s.claim.mode is Mode.ADMITS or counts_civilians(s)]


def counts_civilians(statement: Statement, outcomes: frozenset[Outcome] = frozenset(Outcome)) -> bool:
    """Whether a statement alleges that civilians met one of the outcomes of harm."""
    return any(casualty.outcome in outcomes and casualty.who in _CIVILIANS for casualty in statement.harm)
