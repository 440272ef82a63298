"""How the columns of a recorder's table become a report: what a mapping file says, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from tawthiq.model import AttackKind, ClaimType, Mode, Outcome, Population, Precision

Conditions = Mapping[str, frozenset[str]]
"""Column -> the values of which its cell must have one, as `plain` writes them; no condition always holds."""

MONTH = "month"
"""A precision of days: the cell's day only stands for its month."""


@lru_cache(1 << 14)
def plain(value: str) -> str:
    """A value or a column's name for comparison: small letters and digits, `_` for anything between them."""
    kept = (letter if letter.isalnum() else " " for letter in value.casefold())
    return "_".join("".join(kept).split())


@dataclass(frozen=True, slots=True)
class FigureRule:
    """A figure of harm: whom it counts, and the columns that hold its bounds.

    Either `least` and `most`, or `parts`, whose numbers are added up; one part is an exact number. `also` are columns
    that its words take in besides. It stands where `when` holds and where, if `armed` names columns, one of the
    parties in each of these is a force that the actors table knows. Unless `zero_counts`, a zero says nothing.
    `is_conceded`: it is what the one accused concedes, in its own claim.
    """

    outcome: Outcome
    who: Population
    least: str | None = None
    most: str | None = None
    parts: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    when: Conditions = field(default_factory=dict)
    armed: tuple[str, ...] = ()
    zero_counts: bool = True
    is_conceded: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that it names, those of its bounds first."""
        bounds = tuple(column for column in (self.least, self.most) if column)
        return (*bounds, *self.parts, *self.also, *self.armed, *self.when)


@dataclass(frozen=True, slots=True)
class SaidByBelligerent:
    """A claim by the accused that a row reports by one of its codes: that it admits, or declares, an attack."""

    type: ClaimType
    mode: Mode | None
    when: Conditions


@dataclass(frozen=True, slots=True)
class PartyForm:
    """How a recorder writes the organs of states, `{country}` for the country, and which kind of actor that is."""

    form: str
    kind: str


@dataclass(frozen=True, slots=True)
class TableMapping:
    """A checked mapping. `columns` leads from a name used here to the columns that may hold it, the first first.

    `id` begins the ids of its reports; `actor` is its entry in the actors table, if it has one. `lists` says what
    separates the items of a column that lists several. `names` leads from names as the recorder writes them to ids
    of the actors table. The rest is described in docs/recorders.md, key by key.
    """

    id: str
    name: str
    actor: str | None
    language: str
    columns: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, tuple[str, ...]]
    figures: tuple[FigureRule, ...]
    day_formats: tuple[str, ...]
    published_formats: tuple[str, ...]
    day_precision: Mapping[str, int | str]
    place_precision: Mapping[str, Precision]
    near: str | None
    total: Conditions | None
    belligerent: Conditions
    nobody: frozenset[str]
    said: tuple[SaidByBelligerent, ...]
    attack_kinds: Mapping[str, AttackKind]
    names: Mapping[str, str]
    forms: tuple[PartyForm, ...]
