"""What people may do: each role may do what those before it may."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """From the one who only reads to the one who decides who the others are."""

    VIEWER = "viewer"
    RECORDER = "recorder"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    def may(self, needed: Role) -> bool:
        """Whether who has this role may do what `needed` is needed for."""
        order = list(Role)
        return order.index(self) >= order.index(needed)
