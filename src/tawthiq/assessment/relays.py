"""Statements that are somebody else's word: repeated, passed on by an outlet, or entered by a recorder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from tawthiq.assessment.statements import Statement
from tawthiq.assessment.voices import Key, Voices, figures_of, is_own_page, outlet_of
from tawthiq.model import Population

_CARRIERS = frozenset({"outlet", "agency"})  # kinds of actors that pass on what others say


class How(StrEnum):
    """On which ground a statement is somebody else's word."""

    REPEATS = "repeats"  # its own report attributes the figures
    OUTLET = "outlet"  # elsewhere its outlet attributes the figures
    QUOTES = "quotes"  # its report quotes one who had published the figures, though not for them
    ENTRY = "entry"  # a recorder's row, which names the sources it cites


class Word(NamedTuple):
    """Whose word a statement is; `how` is `None` where it is its own speaker's."""

    voice: Key
    how: How | None = None


class Relays:
    """Who passes on whom, by what all statements of an event tell."""

    def __init__(self, statements: Sequence[Statement], voices: Voices) -> None:
        """Take in the statements that allege the harm, in order."""
        self._voices = voices
        self._rows: dict[Key, list[Statement]] = defaultdict(list)
        self._told: list[Statement] = []
        for statement in statements:
            if statement.claim.via and is_own_page(statement):
                self._rows[voices.key(statement)].append(statement)
            else:
                self._told.append(statement)
        self._keys = {s.claim.id: voices.key(s) for s in self._told}
        self._attributed: dict[tuple[object, object], list[Statement]] = defaultdict(list)
        for statement in self._told:
            if statement.claim.speaker is not None:
                for where in self._wheres(statement):
                    for figure in (None, *figures_of(statement)):
                        self._attributed[where, figure].append(statement)

    def words(self) -> Iterator[tuple[Statement, tuple[Word, ...]]]:
        """Every statement with whose word it is: one's, or for a recorder's row that of each source it cites."""
        nexts = {s.claim.id: passed for s in self._told if (passed := self._passed_on(s))}
        roots: dict[Key, set[Key]] = defaultdict(set)
        for statement in self._told:
            first = _first(statement, nexts) if nexts else statement
            voice = self._keys[first.claim.id]
            if self._rows:
                roots[self._keys[statement.claim.id]].add(voice)
            yield statement, (Word(voice, None if first is statement else nexts[statement.claim.id][1]),)
        for own, rows in self._rows.items():
            for row in rows:
                sources = map(self._voices.of_actor, row.claim.via)
                cited = {origin for source in sources for origin in self._cited(source, roots, (own,))}
                yield row, tuple(Word(voice, How.ENTRY) for voice in sorted(cited))

    def _wheres(self, statement: Statement) -> set[object]:
        """Under what a figure with a named source is looked up: its reports, those who carry it, its voice."""
        own = self._keys[statement.claim.id]
        carriers = {self._voices.of_name(outlet_of(statement)), *map(self._voices.of_actor, statement.claim.via)}
        reports = {("report", statement.document.doc_id), ("report", statement.source.doc_id)}
        if own[0] != "body":
            return {*reports}
        return {*reports, *(("carrier", *carrier) for carrier in carriers - {own}), ("voice", *own)}

    def _passed_on(self, statement: Statement) -> tuple[Statement, How] | None:
        """The statement whose word this one is, and on which ground; `None` where it is its own speaker's."""
        speaker = statement.claim.speaker
        if not self._attributed or (speaker is not None and speaker.kind not in _CARRIERS):
            return None
        own, figures = self._keys[statement.claim.id], figures_of(statement)
        grounds: list[tuple[object, How]] = []
        if speaker is None:
            reports = dict.fromkeys((statement.document.doc_id, statement.source.doc_id))
            grounds += [(("report", report), How.REPEATS) for report in reports]
        if figures:
            grounds.append((("carrier", *own), How.OUTLET))
        if figures and speaker is None:
            quoted = {self._voices.of_id(body) for body in statement.cites} - {own}
            grounds += [(("voice", *voice), How.QUOTES) for voice in sorted(quoted)]
        probe = next(iter(figures), None)
        for where, how in grounds:
            for other in self._attributed.get((where, probe), ()):
                earlier = how is not How.QUOTES or other.date <= statement.date
                says_more = how is How.REPEATS and self._keys[other.claim.id] == own and not _echoes(statement, other)
                if earlier and not says_more and figures <= figures_of(other):
                    return other, how
        return None

    def _cited(self, voice: Key, roots: dict[Key, set[Key]], path: tuple[Key, ...]) -> set[Key]:
        """The origins behind a source that a row cites: through other recorders, to the first in a circle of them."""
        if voice in path:
            return {min(path[path.index(voice) :])}
        if voice in roots:
            return roots[voice]
        further = {self._voices.of_actor(actor) for row in self._rows.get(voice, ()) for actor in row.claim.via}
        found = {origin for other in sorted(further) for origin in self._cited(other, roots, (*path, voice))}
        return found or {voice}


def _echoes(statement: Statement, other: Statement) -> bool:
    """Whether a statement says nothing of whom its figures count that another of the same voice does not say."""
    said = {(c.outcome, c.who) for c in other.claim.casualties}
    return all(c.who is Population.PEOPLE or (c.outcome, c.who) in said for c in statement.claim.casualties)


def _first(statement: Statement, nexts: dict[str, tuple[Statement, How]]) -> Statement:
    """The statement at the end of a chain of those who pass on each other; in a circle the earliest of it."""
    path: dict[str, Statement] = {}
    while statement.claim.id in nexts and statement.claim.id not in path:
        path[statement.claim.id] = statement
        statement = nexts[statement.claim.id][0]
    if statement.claim.id not in path:
        return statement
    circle = list(path.values())[list(path).index(statement.claim.id) :]
    return min(circle, key=lambda one: one.order)
