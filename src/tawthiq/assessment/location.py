"""Whether a claim is set where and when the incident was, and by whose words."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.model import Claim, Place, Precision
from tawthiq.model.identity import holds, name_key


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an incident was, and its first and last day (ISO days); what is not known is `None`."""

    place: Place | None
    start: str | None = None
    end: str | None = None

    @property
    def is_dated(self) -> bool:
        """Whether its first day is known."""
        return self.start is not None


def is_at(own: Place | None, place: Place | None) -> bool:
    """Whether a claim's place is the incident's own settlement, by id or else by name; "near" it is not at it."""
    return own is not None and (own.precision or Precision.EXACT) <= Precision.EXACT and _is_same(own, place)


def is_about(own: Place | None, place: Place | None) -> bool:
    """Whether a claim's place is the incident's settlement or right around it, by id or else by name."""
    return own is not None and (own.precision or Precision.EXACT) <= Precision.NEAR and _is_same(own, place)


def is_then(claim: Claim, scene: Scene) -> bool:
    """Whether a claim's days, as far as they are known, meet those of the incident."""
    if claim.time is None or claim.time.start is None or scene.start is None:
        return True
    start, end = claim.time.start, claim.time.end or claim.time.start
    return start <= (scene.end or scene.start) and scene.start <= end


def says_place(claim: Claim) -> bool:
    """Whether the claim's own words name its place, so that it was not carried over from elsewhere in the report."""
    return claim.place is not None and claim.span.start <= claim.place.span.start < claim.span.end


def _is_same(own: Place, place: Place | None) -> bool:
    if place is None:
        return False
    if own.id and place.id:
        return own.id == place.id
    one, other = name_key(own.name), name_key(place.name)
    return holds(one, other) or holds(other, one)
