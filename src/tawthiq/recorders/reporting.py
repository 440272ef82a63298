"""A row of a recorder's table as a report: a text of its cells, and the claims that the recorder makes by them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial, reduce
from typing import Any

from tawthiq.lang import Actors, Gazetteer
from tawthiq.model import (
    Actor,
    AttackKind,
    Casualty,
    Claim,
    ClaimType,
    Document,
    Mode,
    Place,
    Problem,
    Report,
    Scope,
    Span,
    Stance,
    TimeSpan,
)
from tawthiq.recorders.attack_kinds import read_attack_kind
from tawthiq.recorders.csv_table import RawRow
from tawthiq.recorders.days import read_published, read_time
from tawthiq.recorders.figures import read_figures
from tawthiq.recorders.mapping import TableMapping
from tawthiq.recorders.parties import Parties
from tawthiq.recorders.places import Places
from tawthiq.recorders.row import Layout, Row, compose_row

RULE = "table."
"""Before the id of the mapping: the rule by which a row's claims are made."""

_ADMITS = (ClaimType.RESPONSIBILITY, Mode.ADMITS)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the claims of a row share."""

    doc_id: str
    rule: str
    speaker: Actor
    via: tuple[Actor, ...]
    accused: tuple[Actor, ...]
    place: Place | None
    time: TimeSpan
    scope: Scope
    attack_kind: AttackKind | None


class Reporter:
    """Makes reports of rows; holds the mapping and the indexes of the world's places and actors."""

    def __init__(self, mapping: TableMapping, world: Gazetteer, actors: Actors) -> None:
        """Index the tables once."""
        self.mapping = mapping
        self._places = Places(world, mapping)
        self._parties = Parties(actors, world, mapping)
        self._own = tuple(rule for rule in mapping.figures if not rule.is_conceded)
        self._conceded = tuple(rule for rule in mapping.figures if rule.is_conceded)

    def report(self, raw: RawRow, columns: Sequence[str], layout: Layout, sha256: str | None) -> Report:
        """The report of one row. Raises InputError, with file and line, where a cell is not what it should be.

        Figures make one casualty claim, a row without any an attack claim; the one accused is its belligerent, of
        several each gets a claim that blames it.
        """
        row = compose_row(raw, columns, self.mapping, layout)
        frame, problems = self._frame(row)
        is_armed = partial(self._parties.is_armed, row, country=self._places.country(row))
        figures = read_figures(row, self._own, is_armed)
        conceded = read_figures(row, self._conceded, is_armed)
        if not figures:
            problems += (Problem("no-figure", "the row has no figure of harm"),)
        document = Document(
            doc_id=frame.doc_id,
            text=row.text,
            language=self.mapping.language,
            published=read_published(row, self.mapping),
            title=row.title,
            outlet=self.mapping.name,
            url=row.values.get("url"),
            sha256=sha256,
        )
        claims = [_harm(row, frame, figures), *_blame(row, frame), *self._said(row, frame, conceded)]
        return Report(document, tuple(sorted(claims, key=lambda claim: (claim.span, claim.type))), problems)

    def _frame(self, row: Row) -> tuple[_Frame, tuple[Problem, ...]]:
        place, problems = self._places.read(row)
        country = self._places.country(row) or (place.country if place else None)
        is_total = self.mapping.total is not None and row.holds(self.mapping.total)
        return (
            _Frame(
                doc_id=f"{self.mapping.id}:{row.values['id']}",
                rule=f"{RULE}{self.mapping.id}",
                speaker=self._parties.speaker(),
                via=self._parties.via(row, country),
                accused=self._parties.accused(row, country),
                place=place,
                time=read_time(row, self.mapping),
                scope=Scope.TOTAL if is_total else Scope.INCIDENT,
                attack_kind=read_attack_kind(row, self.mapping),
            ),
            problems,
        )

    def _said(self, row: Row, frame: _Frame, conceded: Sequence[Casualty]) -> Iterator[Claim]:
        """What the accused themselves said, as the recorder has it; only where one alone is accused.

        Figures that it concedes are an admission, whether or not a code says so.
        """
        if len(frame.accused) != 1:
            return
        codes = {(one.type, one.mode): tuple(one.when) for one in self.mapping.said if row.holds(one.when)}
        if conceded:
            codes.setdefault(_ADMITS, ())
        for (type_, mode), names in codes.items():
            own = tuple(conceded) if (type_, mode) == _ADMITS else ()
            words = [row.lines["belligerent"], *(row.lines[name] for name in names), *(figure.span for figure in own)]
            (accused,) = frame.accused
            said = {"belligerent": accused, "mode": mode, "casualties": own}
            claim = _claim(row, frame, type_, reduce(Span.cover, words), **said)
            yield replace(claim, speaker=accused, via=(frame.speaker, *frame.via))


def _harm(row: Row, frame: _Frame, figures: Sequence[Casualty]) -> Claim:
    accused = frame.accused[0] if len(frame.accused) == 1 else None
    if figures:
        words = reduce(Span.cover, (figure.span for figure in figures))
        return _claim(row, frame, ClaimType.CASUALTY, words, belligerent=accused, casualties=tuple(figures))
    words = row.words(["id", "start", "end", "place", "belligerent"]) or Span(0, len(row.text))
    return _claim(row, frame, ClaimType.ATTACK, words, belligerent=accused)


def _blame(row: Row, frame: _Frame) -> Iterator[Claim]:
    for accused in frame.accused if len(frame.accused) > 1 else ():
        yield _claim(row, frame, ClaimType.RESPONSIBILITY, accused.span, belligerent=accused, mode=Mode.BLAMES)


def _claim(row: Row, frame: _Frame, type_: ClaimType, words: Span, **own: Any) -> Claim:
    return Claim(
        doc_id=frame.doc_id,
        type=type_,
        text=row.quote(words),
        span=words,
        stance=Stance.ASSERTS,
        scope=frame.scope,
        speaker=frame.speaker,
        via=frame.via,
        place=frame.place,
        time=frame.time,
        attack_kind=frame.attack_kind,
        rules=(frame.rule,),
        **own,
    )
