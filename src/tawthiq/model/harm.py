"""Which figures allege that people were harmed."""

from __future__ import annotations

from tawthiq.model.claim import Casualty, Claim, ClaimType, Outcome, Stance

HARM = frozenset({Outcome.KILLED, Outcome.INJURED})
_CASUALTY, _DENIES = ClaimType.CASUALTY, Stance.DENIES  # read once: Python 3.11 looks members up slowly


def is_harm(casualty: Casualty) -> bool:
    """Whether a figure is of killed or injured and not zero; an open one ("dozens") is."""
    return casualty.outcome in HARM and casualty.count.maximum != 0


def harm_alleged(claim: Claim) -> tuple[Casualty, ...]:
    """The figures of killed or injured that a claim alleges; none where it alleges no harm."""
    if claim.type is not ClaimType.CASUALTY or claim.stance is Stance.DENIES:
        return ()
    return tuple([casualty for casualty in claim.casualties if is_harm(casualty)])


def alleges_harm(claim: Claim) -> bool:
    """Whether a claim alleges that someone was killed or injured.

    An open number does; a zero, a denied figure, and people missing or captured alone do not.
    """
    if claim.type is not _CASUALTY or claim.stance is _DENIES:
        return False
    return any(map(is_harm, claim.casualties))
