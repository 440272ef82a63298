"""One recorder's table: its columns, exact and in order, those that every row has, and the codes of its cells."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files


@dataclass(frozen=True)
class Codebook:
    """`columns` in order; `required` are never empty; `codes` are all that a column may hold beside nothing.

    `kinds` has the words for kinds of attack, by the code of the kind: of several words that are read alike, the one
    that is written.
    """

    columns: tuple[str, ...]
    required: frozenset[str]
    codes: Mapping[str, frozenset[str]]
    kinds: Mapping[str, str]

    @cached_property
    def known(self) -> frozenset[str]:
        """The columns, to look one up."""
        return frozenset(self.columns)


@cache
def load_codebook(name: str) -> Codebook:
    """The codebook of `ucdp`, `acled`, `airwars`, `ibc` or `ftm`."""
    table = tomllib.loads(files("tawthiq.codebooks").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    return Codebook(
        columns=tuple(table["columns"]),
        required=frozenset(table["required"]),
        codes={column: frozenset(map(str, codes)) for column, codes in table.get("codes", {}).items()},
        kinds=table.get("kinds", {}),
    )
