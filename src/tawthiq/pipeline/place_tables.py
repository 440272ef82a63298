"""The case's own tables of places."""

from __future__ import annotations

from tawthiq.lang import PlaceTable
from tawthiq.store import Case


def place_tables(case: Case) -> tuple[PlaceTable, ...]:
    """The tables that a case adds to the world's, in the order of its settings."""
    return tuple(PlaceTable(f"{name}.tsv", text) for name, text in case.gazetteers())
