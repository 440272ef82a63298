"""The kind of attack that a row states."""

from __future__ import annotations

from tawthiq.model import AttackKind
from tawthiq.model.attack_kind import only_kind
from tawthiq.recorders.lists import items
from tawthiq.recorders.mapping import TableMapping, plain
from tawthiq.recorders.row import Row


def read_attack_kind(row: Row, mapping: TableMapping) -> AttackKind | None:
    """The kind that its cell names; `None` where it names none, several, or one that the mapping does not explain."""
    known = mapping.attack_kinds
    found = {known.get(plain(item)) for item, _ in items(row, "attack_kind", mapping)} if known else set()
    return only_kind([kind for kind in found if kind]) if None not in found else None
