"""What each accused party says of the incident."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.assessment.accusation import Party, admissions
from tawthiq.assessment.statements import Statement
from tawthiq.model import ClaimType, DenialKind, Mode, Position

_ORDER = tuple(DenialKind)
_NOT_OWN = DenialKind.REBUTTAL  # answers someone else's deflection; it is nobody's denial of his own part


def position_of(party: Party, statements: Sequence[Statement]) -> Position:
    """The position of a party: `accepts`, `denies`, `blames_others` (perhaps with a denial) or `not_stated`.

    Only what the party or one who belongs to it says counts. Its later word decides between accepting and denying.
    """
    accepting = [*admissions(party), *(s for s in party.declared() if s.claim.mode is Mode.CLAIMS)]
    denying = [(s, kind) for s in statements if party.includes(s.claim.speaker) and (kind := _kind(s, party))]
    last_accepted = max((s.date for s in accepting), default="")
    if accepting and last_accepted >= max((s.date for s, _ in denying), default=""):
        return Position("accepts", (), _ids(accepting))
    kinds = tuple(kind for kind in _ORDER if any(kind is own for _, own in denying))
    claims = _ids([statement for statement, _ in denying])
    if not kinds:
        return Position("not_stated", (), ())
    return Position("blames_others" if DenialKind.BLAME_ELSEWHERE in kinds else "denies", kinds, claims)


def _kind(statement: Statement, party: Party) -> DenialKind | None:
    claim = statement.claim
    if claim.denial_kind is not None:
        return None if claim.denial_kind is _NOT_OWN else claim.denial_kind
    if claim.type is ClaimType.DENIAL:
        return DenialKind.FLAT
    blames = claim.type is ClaimType.RESPONSIBILITY and claim.mode is Mode.BLAMES
    return DenialKind.BLAME_ELSEWHERE if blames and not party.includes(claim.belligerent) else None


def _ids(statements: Sequence[Statement]) -> tuple[str, ...]:
    ordered = sorted(statements, key=lambda statement: statement.order)
    return tuple(dict.fromkeys(statement.claim.id for statement in ordered))
