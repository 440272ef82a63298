"""Where one can go: the pages that are in the head of every page, each with the role that it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.accounts import Role
from tawthiq.web.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Place:
    """`key` is that of its name in the table `places` of the wording."""

    key: str
    path: str
    needs: Role


PLACES: Sequence[Place] = (
    Place("queue", "/queue", Role.VIEWER),
    Place("incidents", "/incidents", Role.VIEWER),
    Place("map", "/map", Role.VIEWER),
    Place("search", "/search", Role.VIEWER),
    Place("import", "/import", Role.RECORDER),
    Place("build", "/build", Role.VIEWER),
    Place("export", "/export", Role.RECORDER),
    Place("log", "/log", Role.VIEWER),
    Place("people", "/people", Role.ADMIN),
)
"""In the order of the head."""


def places_for(visitor: Visitor) -> Sequence[Place]:
    """Those to which somebody may go."""
    return [place for place in PLACES if visitor.may(place.needs)]
