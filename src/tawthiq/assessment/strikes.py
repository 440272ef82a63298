"""Whether the strike itself is known, apart from its harm."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from tawthiq.assessment.location import is_at
from tawthiq.assessment.parties import Party
from tawthiq.assessment.statements import Statement
from tawthiq.model import ClaimType, Mode, Place


class Declared(StrEnum):
    """Where an accused party declares attacks of its own."""

    PLACE = "place"
    AREA = "area"
    NOWHERE = "nowhere"


_CLOSENESS = (Declared.PLACE, Declared.AREA, Declared.NOWHERE)


def declares(party: Party, place: Place | None) -> Declared:
    """Where a party declares an attack: at the place on one day, or only in the area or over several days."""
    found = {_where(s, place) for s in party.declared() if _is_declaration(s)}
    return next((where for where in _CLOSENESS if where in found), Declared.NOWHERE)


def declarations(party: Party, place: Place | None, where: Declared) -> list[Statement]:
    """The statements in which a party declares attacks there."""
    return [s for s in party.declared() if _is_declaration(s) and _where(s, place) is where]


def declarers(parties: Sequence[Party], place: Place | None, where: Declared) -> list[Party]:
    """The parties that declare attacks there and not closer."""
    return [party for party in parties if declares(party, place) is where]


def _is_declaration(statement: Statement) -> bool:
    return statement.claim.type is ClaimType.ATTACK or statement.claim.mode in {Mode.CLAIMS, Mode.ADMITS}


def _where(statement: Statement, place: Place | None) -> Declared:
    claim = statement.claim
    if claim.type is not ClaimType.ATTACK:
        return Declared.PLACE  # it takes this very attack upon itself
    one_day = claim.time is not None and claim.time.start is not None and claim.time.start == claim.time.end
    return Declared.PLACE if one_day and is_at(claim.place, place) else Declared.AREA
