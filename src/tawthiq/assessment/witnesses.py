"""Who tells of the attack itself without vouching for its harm."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.assessment.independence import Source, outlet_of
from tawthiq.assessment.location import Scene, is_about, is_then, says_place
from tawthiq.assessment.parties import Party
from tawthiq.assessment.statements import Statement
from tawthiq.model import ClaimType, Scope, Stance
from tawthiq.model.identity import bodies, name_key


def find_witnesses(
    statements: Sequence[Statement], sources: Sequence[Source], parties: Sequence[Party], scene: Scene
) -> list[Statement]:
    """One statement for each witness: one who sets an attack by an accused party at the place or right
    around it, on its day, and is no source.

    It is independent of the sources only where it stands in a report that carries none of them, of an outlet that is
    none of them, and is not one of their speakers. What an accused party says of its own attacks is no witness.
    """
    reports = {report for source in sources for report in source.reports}
    names = {name_key(outlet_of(s)) for source in sources for s in source.statements}
    known = {
        body for source in sources for s in source.statements if s.claim.speaker for body in bodies(s.claim.speaker)
    }
    found: list[Statement] = []
    for statement in (s for s in statements if _tells_of_attack(s, parties, scene)):
        speaker = statement.claim.speaker
        own_names = {name_key(outlet_of(statement)), *([name_key(speaker.name)] if speaker else [])}
        own_bodies = bodies(speaker) if speaker else frozenset()
        if {statement.document.doc_id, statement.source.doc_id} & reports or own_names & names or own_bodies & known:
            continue
        found.append(statement)
        reports.add(statement.document.doc_id)
        names |= own_names
        known |= own_bodies
    return found


def _tells_of_attack(statement: Statement, parties: Sequence[Party], scene: Scene) -> bool:
    claim = statement.claim
    if claim.type is not ClaimType.ATTACK or claim.stance is not Stance.ASSERTS or claim.scope is Scope.TOTAL:
        return False
    if not (says_place(claim) and is_about(claim.place, scene.place) and is_then(claim, scene)):
        return False
    if any(party.includes(claim.speaker) for party in parties):
        return False
    named = claim.belligerent.parties if claim.belligerent else ()
    return any(party.includes(actor) for party in parties for actor in named)
