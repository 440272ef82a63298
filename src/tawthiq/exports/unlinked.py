"""Why a claim stands outside every incident, as far as the claim itself can tell."""

from __future__ import annotations

from collections.abc import Callable

from tawthiq.model import Claim, Scope

REASONS: tuple[tuple[str, Callable[[Claim], bool]], ...] = (
    ("scope_total", lambda claim: claim.scope is Scope.TOTAL),
    ("no_place", lambda claim: claim.place is None),
    ("no_coordinates", lambda claim: claim.place is not None and claim.place.lat is None),
    ("no_time", lambda claim: claim.time is None),
    ("time_unresolved", lambda claim: claim.time is not None and claim.time.start is None),
)


def reasons(claim: Claim) -> tuple[str, ...]:
    """Codes of every reason that holds; a running total needs no other, and `not_linked` is the last resort."""
    found = tuple(code for code, holds in REASONS if holds(claim))
    return found[:1] if found[:1] == ("scope_total",) else found or ("not_linked",)
