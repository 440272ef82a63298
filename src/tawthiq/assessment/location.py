"""Whether a claim is placed where the incident is."""

from __future__ import annotations

from tawthiq.model import Place, Precision
from tawthiq.model.identity import holds, name_key


def is_at(own: Place | None, place: Place | None) -> bool:
    """Whether a claim's place is the incident's own settlement, by id or else by name; "near" it is not at it."""
    if own is None or place is None or (own.precision or Precision.EXACT) > Precision.EXACT:
        return False
    if own.id and place.id:
        return own.id == place.id
    one, other = name_key(own.name), name_key(place.name)
    return holds(one, other) or holds(other, one)
