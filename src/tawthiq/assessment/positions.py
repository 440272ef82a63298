"""What each accused party says of the incident."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.assessment.accusation import admissions
from tawthiq.assessment.location import Scene
from tawthiq.assessment.own_assessments import conceded_deaths, own_assessment
from tawthiq.assessment.parties import Party
from tawthiq.assessment.statements import Statement, claims_of, in_order
from tawthiq.model import ClaimType, DenialKind, Mode, Position

_ORDER = tuple(DenialKind)
_NOT_OWN = DenialKind.REBUTTAL  # answers someone else's deflection; it is nobody's denial of his own part


def position_of(party: Party, statements: Sequence[Statement], scene: Scene) -> Position:
    """The position of a party: `accepts`, `denies`, `blames_others` (perhaps with a denial) or `not_stated`.

    Only what the party or one who belongs to it says counts. Its later word decides between accepting and denying.
    Beside it stand what a party with a process of its own has found, and the deaths that it concedes.
    """
    answer, kinds, claims = _answer(party, statements)
    conceded = conceded_deaths(party, scene) if answer == "accepts" else None
    return Position(answer, kinds, claims, own_assessment(party, statements), conceded)


def _answer(party: Party, statements: Sequence[Statement]) -> tuple[str, tuple[DenialKind, ...], tuple[str, ...]]:
    accepting = [*admissions(party), *(s for s in party.declared() if s.claim.mode is Mode.CLAIMS)]
    denying = [(s, kind) for s in statements if (kind := _kind(s, party)) and party.includes(s.claim.speaker)]
    last_accepted = max((s.date for s in accepting), default="")
    if accepting and last_accepted >= max((s.date for s, _ in denying), default=""):
        return "accepts", (), claims_of(in_order(accepting))
    if not denying:
        return "not_stated", (), ()
    kinds = tuple(kind for kind in _ORDER if any(kind is own for _, own in denying))
    claims = claims_of(in_order(statement for statement, _ in denying))
    return "blames_others" if DenialKind.BLAME_ELSEWHERE in kinds else "denies", kinds, claims


def _kind(statement: Statement, party: Party) -> DenialKind | None:
    claim = statement.claim
    if claim.denial_kind is not None:
        return None if claim.denial_kind is _NOT_OWN else claim.denial_kind
    if claim.type is ClaimType.DENIAL:
        return DenialKind.FLAT
    blames = claim.type is ClaimType.RESPONSIBILITY and claim.mode is Mode.BLAMES
    return DenialKind.BLAME_ELSEWHERE if blames and not party.includes(claim.belligerent) else None
