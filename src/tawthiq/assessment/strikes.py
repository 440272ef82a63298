"""Whether the strike itself is known, apart from its harm."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from tawthiq.assessment.accusation import Party
from tawthiq.assessment.statements import Statement
from tawthiq.model import ClaimType, Mode, Place, Precision
from tawthiq.model.identity import holds, name_key


class Declared(StrEnum):
    """Where an accused party declares attacks of its own."""

    PLACE = "place"
    AREA = "area"
    NOWHERE = "nowhere"


_CLOSENESS = (Declared.PLACE, Declared.AREA, Declared.NOWHERE)


def declares(party: Party, place: Place | None) -> Declared:
    """Where a party declares an attack: at the place on one day, or only in the area or over several days."""
    found = {_where(statement, place) for statement in party.declared() if _is_declaration(statement)}
    return next((where for where in _CLOSENESS if where in found), Declared.NOWHERE)


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
    return Declared.PLACE if one_day and _is_at(claim.place, place) else Declared.AREA


def _is_at(own: Place | None, place: Place | None) -> bool:
    if own is None or place is None or (own.precision or Precision.EXACT) > Precision.EXACT:
        return False
    if own.id and place.id:
        return own.id == place.id
    one, other = name_key(own.name), name_key(place.name)
    return holds(one, other) or holds(other, one)
