"""What some claims can be found by, and the reports of a case that have any of it, found without going through all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tawthiq.incidents.attachment import turns
from tawthiq.incidents.scoring import LinkRule, link_rules
from tawthiq.incidents.traces import FactTrace, Trace

TURNS = turns(link_rules("position"))
"""The rules by which positions are put with groups, in the order in which they are tried."""

NEAR = next((turn for turn, rule in enumerate(TURNS) if not rule.precise and not rule.same_report), len(TURNS))
"""The first turn that looks by party, which finds far more than place and report do."""


@dataclass(slots=True)
class Sought:
    """What some claims can be found by: words of places and of parties with the days on which, and reports."""

    place: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    party: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    reports: set[str] = field(default_factory=set)

    def add(self, doc_id: str, fact: FactTrace, *, far: bool = True) -> None:
        """Seek what shares something with this claim; by its party only if `far`."""
        self.reports.add(doc_id)
        days = range(fact.first, fact.last + 1)
        for words, into in ((fact.place, self.place), (fact.party if far else (), self.party)):
            for word in words:
                into[word].update(days)

    def finds(self, doc_id: str, fact: FactTrace, turn: int) -> bool:
        """Whether a claim shares something by which one of the first turns, up to `turn`, looks."""
        return any(self._finds(rule, doc_id, fact) for rule in TURNS[: turn + 1])

    def _finds(self, rule: LinkRule, doc_id: str, fact: FactTrace) -> bool:
        if rule.same_report:
            return doc_id in self.reports
        known, words = (self.place, fact.place) if rule.precise else (self.party, fact.party)
        days = range(fact.first, fact.last + 1)
        return any(word in known and not known[word].isdisjoint(days) for word in words)


class Shelves:
    """The traces of a case by the words of places and parties in them; what they say of claims is read once."""

    def __init__(self, traces: Iterable[Trace]) -> None:
        """Sort in all traces: reports as they are now."""
        self._traces = list(traces)
        self._by_word: dict[int, list[int]] = defaultdict(list)  # places in the list of traces
        self._by_id = {trace.doc_id: place for place, trace in enumerate(self._traces)}
        self._facts: dict[Trace, list[FactTrace]] = {}
        self._records: dict[Trace, list[list[int]]] = {}
        for place, trace in enumerate(self._traces):
            for word in set(trace.tokens):
                self._by_word[word].append(place)

    def near(self, sought: Sought) -> Iterator[Trace]:
        """The reports with claims that may be found by what is sought, each once."""
        found = {self._by_id[doc_id] for doc_id in sought.reports if doc_id in self._by_id}
        for word in sought.place.keys() | sought.party.keys():
            found.update(self._by_word.get(word, ()))
        yield from (self._traces[place] for place in sorted(found))

    def facts(self, trace: Trace) -> list[FactTrace]:
        """`trace.facts()`."""
        if trace not in self._facts:
            self._facts[trace] = trace.facts()
        return self._facts[trace]

    def records(self, trace: Trace) -> list[list[int]]:
        """`trace.records()`."""
        if trace not in self._records:
            self._records[trace] = trace.records()
        return self._records[trace]
