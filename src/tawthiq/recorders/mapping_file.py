"""Mapping files: TOML, read with errors that name the key and what may stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from tawthiq.lang import ActorEntry
from tawthiq.lang.actors import KINDS
from tawthiq.model import AttackKind, ClaimType, Mode, Outcome, Population, Precision
from tawthiq.recorders.checked_toml import Checked
from tawthiq.recorders.mapping import (
    MONTH,
    Conditions,
    FigureRule,
    PartyForm,
    SaidByBelligerent,
    TableMapping,
    plain,
)

FIELDS = (
    *("id", "id_other", "start", "end", "day_precision", "published", "url"),
    *("place", "place_other", "admin1", "country", "lat", "lon", "place_precision"),
    *("belligerent", "attack_kind", "via"),
)
"""The names of `[columns]` that mean something by themselves; others are there for figures and conditions."""

NEEDED = ("id", "start")
_SECTIONS = (
    "recorder",
    "columns",
    "lists",
    "days",
    "place",
    "figure",
    "total",
    "belligerent",
    "said",
    "attack_kinds",
    "names",
    "party",
)
_FIGURE = ("outcome", "who", "count", "min", "max", "sum", "also", "when", "armed", "zero", "by")
_NUMBERS = (["count"], ["sum"], ["min"], ["max"], ["min", "max"])
_SAID = {"admits": (ClaimType.RESPONSIBILITY, Mode.ADMITS), "declares": (ClaimType.ATTACK, None)}
_BY = "belligerent"
_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")


def shipped() -> tuple[str, ...]:
    """The recorders whose mappings come with the program, sorted."""
    files = (item.name for item in resources.files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml") and "-" not in name))


def shipped_text(name: str) -> str:
    """The text of a mapping that comes with the program."""
    return resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")


def read_mapping(text: str, where: str, actors: Mapping[str, ActorEntry]) -> TableMapping:
    """The mapping that a text states; `where` names its file. Raises InputError where a key is wrong."""
    mapping = _Reader(Checked.parse(text, where), actors).read()
    _check_uses(mapping, Checked(where, {}))
    return mapping


@dataclass(frozen=True, slots=True)
class _Reader:
    """One file being read."""

    file: Checked
    actors: Mapping[str, ActorEntry]

    def read(self) -> TableMapping:
        file = self.file
        file.keys("the file", file.tables, _SECTIONS)
        recorder = file.section("recorder", ("id", "name", "actor", "language"))
        days = file.section("days", ("formats", "published", "precision"))
        place = file.section("place", ("near", "precision"))
        belligerent = file.section("belligerent", ("when", "nobody"))
        total = file.section("total", ("when",)) if "total" in file.tables else None
        formats = file.strings("[days] formats", days.get("formats", "iso"))
        return TableMapping(
            id=self._own_id(recorder.get("id")),
            name=file.string("[recorder] name", recorder.get("name")),
            actor=self._actor("[recorder] actor", recorder["actor"]) if "actor" in recorder else None,
            language=file.string("[recorder] language", recorder.get("language", "en")),
            columns=self._lists_of("columns"),
            lists=self._lists_of("lists"),
            figures=tuple(self._figure(name, one) for name, one in file.numbered("figure", _FIGURE)),
            day_formats=formats,
            published_formats=file.strings("[days] published", days["published"]) if "published" in days else formats,
            day_precision=self._day_precision(days.get("precision", {})),
            place_precision=self._place_precision(place.get("precision", {})),
            near=file.string("[place] near", place["near"]) if "near" in place else None,
            total=self._when("[total] when", total.get("when")) if total is not None else None,
            belligerent=self._when("[belligerent] when", belligerent.get("when", {})),
            nobody=frozenset(map(plain, file.strings("[belligerent] nobody", belligerent.get("nobody", [])))),
            said=tuple(self._said(name, one) for name, one in file.numbered("said", ("says", "when"))),
            attack_kinds=self._attack_kinds(),
            names={plain(name): self._actor(f"[names] {name!r}", id_) for name, id_ in file.section("names").items()},
            forms=tuple(self._form(name, one) for name, one in file.numbered("party", ("form", "kind"))),
        )

    def _lists_of(self, section: str) -> Mapping[str, tuple[str, ...]]:
        return {
            key: self.file.strings(f"[{section}] {key}", value) for key, value in self.file.section(section).items()
        }

    def _figure(self, name: str, one: Mapping[str, Any]) -> FigureRule:
        file = self.file
        given = [key for key in ("count", "sum", "min", "max") if key in one]
        if given not in _NUMBERS:
            file.fail(f"{name} has {', '.join(given) or 'no number'}", "give count, or sum, or min and max")
        zero = one.get("zero", True)
        if not isinstance(zero, bool):
            file.fail(f"{name} zero is {zero!r}", "write zero = false where a 0 in the table says nothing")
        if one.get("by", _BY) != _BY:
            file.fail(f"{name} by is {one['by']!r}", f'it can only be "{_BY}"')
        return FigureRule(
            outcome=file.choice(f"{name} outcome", one.get("outcome"), Outcome),
            who=file.choice(f"{name} who", one.get("who"), Population),
            least=file.string(f"{name} min", one["min"]) if "min" in one else None,
            most=file.string(f"{name} max", one["max"]) if "max" in one else None,
            parts=file.strings(f"{name} sum", one.get("count", one.get("sum", []))),
            also=file.strings(f"{name} also", one.get("also", [])),
            when=self._when(f"{name} when", one.get("when", {})),
            armed=file.strings(f"{name} armed", one.get("armed", [])),
            zero_counts=zero and "by" not in one,
            is_conceded="by" in one,
        )

    def _said(self, name: str, one: Mapping[str, Any]) -> SaidByBelligerent:
        if one.get("says") not in _SAID:
            self.file.fail(f"{name} says is {one.get('says')!r}", f"it can be {' or '.join(_SAID)}")
        return SaidByBelligerent(*_SAID[one["says"]], self._when(f"{name} when", one.get("when")))

    def _form(self, name: str, one: Mapping[str, Any]) -> PartyForm:
        form = self.file.string(f"{name} form", one.get("form"))
        if form.count("{country}") != 1:
            self.file.fail(f"{name} form is {form!r}", 'write {country} once, as in "Military of {country}"')
        if one.get("kind") not in KINDS:
            self.file.fail(f"{name} kind is {one.get('kind')!r}", f"there are: {', '.join(sorted(KINDS))}")
        return PartyForm(form, one["kind"])

    def _day_precision(self, value: Any) -> Mapping[str, int | str]:
        table = self.file.table("[days.precision]", value)
        for one in table.values():
            if one != MONTH and not (type(one) is int and 0 <= one <= 366):
                self.file.fail(f"[days.precision] has {one!r}", f'write days to either side of the day, or "{MONTH}"')
        return {plain(key): one for key, one in table.items()}

    def _place_precision(self, value: Any) -> Mapping[str, Precision]:
        table, known = self.file.table("[place.precision]", value), {int(one) for one in Precision}
        for one in table.values():
            if type(one) is not int or one not in known:
                remedy = "write 1 (an exact point) to 6 (a country), as docs/glossary.md has them"
                self.file.fail(f"[place.precision] has {one!r}", remedy)
        return {plain(key): Precision(one) for key, one in table.items()}

    def _attack_kinds(self) -> Mapping[str, AttackKind]:
        table = self.file.section("attack_kinds")
        return {plain(key): self.file.choice(f"[attack_kinds] {key!r}", one, AttackKind) for key, one in table.items()}

    def _when(self, name: str, value: Any) -> Conditions:
        table = self.file.table(name, value)
        return {key: frozenset(map(plain, self.file.strings(f"{name} {key}", one))) for key, one in table.items()}

    def _own_id(self, value: Any) -> str:
        id_ = self.file.string("[recorder] id", value)
        if not _ID.fullmatch(id_):
            self.file.fail(f"[recorder] id is {id_!r}", "use small letters, digits, - and _, such as ucdp")
        return id_

    def _actor(self, name: str, value: Any) -> str:
        id_ = self.file.string(name, value)
        if id_ not in self.actors:
            self.file.fail(f"{name} is {id_!r}", "it is to be an id of lang/world/actors.tsv, such as airwars")
        return id_


def _check_uses(mapping: TableMapping, file: Checked) -> None:
    """Every name that is used has columns, and every name that has columns is used."""
    for key in NEEDED:
        if key not in mapping.columns:
            file.fail(f"[columns] has no {key!r}", f'write {key} = "..." with the name of the column')
    said = (one.when for one in mapping.said)
    conditions: Iterable[Conditions] = (mapping.total or {}, mapping.belligerent, *said)
    used = {column for figure in mapping.figures for column in figure.columns}
    used |= {column for condition in conditions for column in condition} | set(mapping.lists)
    used |= {"attack_kind"} if mapping.attack_kinds else set()
    for name in sorted(used - set(mapping.columns)):
        file.fail(f"{name!r} is no name of [columns]", f"there are: {', '.join(mapping.columns)}")
    for name in mapping.columns:
        if name not in used and name not in FIELDS:
            file.fail(f"[columns] {name!r} is used by nothing", f"the fields are {', '.join(FIELDS)}")
