"""Records of a case grouped anew where some reports have come in, changed or gone: only the parts of the graph of pairs
that these touch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.blocking import is_crowded, keys_of, pairs
from tawthiq.incidents.bonds import NO_BONDS, Bonds
from tawthiq.incidents.edges import parts_of
from tawthiq.incidents.facts import Fact, facts_of
from tawthiq.incidents.grouping import Group, is_event, report_groups
from tawthiq.incidents.joining import join_matched, tied
from tawthiq.incidents.levels import levels_of
from tawthiq.incidents.linked import Kept, Part
from tawthiq.incidents.matching import match_in_process
from tawthiq.incidents.records import Record, records_of
from tawthiq.incidents.settling import settle
from tawthiq.incidents.traces import crowds, meeting, standing
from tawthiq.incidents.trails import text_of
from tawthiq.incidents.weights import load_model
from tawthiq.model import Report

Name = tuple[str, int]
"""A record: its report and its place among the report's records. Or a claim: its place among the report's facts."""


class TooMuchError(Exception):
    """So much of the case is touched that it is linked sooner as a whole."""


class Reports:
    """The reports of a case, loaded when they are asked for."""

    def __init__(self, load: Callable[[Collection[str]], Iterable[Report]], most: int) -> None:
        """`load` gives reports by their ids; no more than `most` are loaded before TooMuchError is raised."""
        self._load, self._most = load, most
        self._reports: dict[str, Report] = {}
        self._facts: dict[str, list[Fact]] = {}

    def need(self, doc_ids: Iterable[str]) -> None:
        """Have these at hand; together they are loaded faster than one by one."""
        missing = {doc_id for doc_id in doc_ids if doc_id not in self._reports}
        if len(missing) + len(self._reports) > self._most:
            raise TooMuchError
        if missing:
            self._reports |= {report.document.doc_id: report for report in self._load(missing)}

    def text(self, doc_id: str) -> str:
        """The words of a report."""
        self.need([doc_id])
        return text_of(self._reports[doc_id])

    def facts(self, doc_id: str) -> list[Fact]:
        """The incident-scope claims of a report."""
        if doc_id not in self._facts:
            self.need([doc_id])
            self._facts[doc_id] = facts_of([self._reports[doc_id]])
        return self._facts[doc_id]


class Rejoining:
    """What has been grouped anew so far: `parts` says where each record went, `groups` has those that are events by
    their names, `members` the records of every group.
    """

    def __init__(self, kept: Kept, reports: Reports, copies: dict[str, str], bonds: Bonds = NO_BONDS) -> None:
        """Nothing yet. `copies` leads from every copy of the case to its original; the reports of whose claims `bonds`
        say something are all among those that are fresh.
        """
        self.kept, self._reports, self._copies, self.bonds = kept, reports, copies, bonds
        self.moved: dict[str, list[Name]] = defaultdict(list)
        self.parts: dict[Name, Part] = {}
        self.groups: dict[str, Group] = {}
        self.members: dict[str, list[Name]] = {}
        self._crowds = crowds(kept.traces.values())
        self._components: dict[str, list[Name]] = defaultdict(list)
        for trace in kept.stable():
            for at, part in enumerate(kept.linked[trace.doc_id].parts):
                self._components[part.component].append((trace.doc_id, at))

    def renew(self, dirty: AbstractSet[str]) -> None:
        """Group the records of these reports, those that they are or were held together with, and what these hold."""
        kept = self.kept
        touched = {
            part.component for doc_id in dirty if doc_id in kept.linked for part in kept.linked[doc_id].parts
        } | set(self._beside(dirty))
        names = {(doc_id, at) for doc_id in dirty & kept.traces.keys() for at in range(self._count(doc_id))}
        names |= {name for component in touched for name in self._components[component] if name[0] not in dirty}
        self._join(names)

    def take(self, components: Collection[str]) -> None:
        """Group parts of the graph that are as they were."""
        if components:
            self._join([name for component in components for name in self._components[component]])

    def _count(self, doc_id: str) -> int:
        return len(self.kept.traces[doc_id].records())

    def _beside(self, dirty: AbstractSet[str]) -> Iterator[str]:
        """The parts of the graph of the other records with which one of the reports' has a pair above zero."""
        kept = self.kept
        traces = [kept.traces[doc_id] for doc_id in dirty if doc_id in kept.traces]
        own = {key for trace in traces for key in trace.own}
        probe = {key for trace in traces for key in trace.probe}
        blank = self._blank(own | probe)
        others = (trace for trace in kept.stable() if trace.doc_id not in dirty)
        near = set(meeting(others, own - blank, probe - blank))
        names, records, atlas = self._records(near | {trace.doc_id for trace in traces})
        keys = [keys_of(record, atlas) for record in records]
        model = load_model()
        for first, second in pairs(records, keys, blank):
            inside = [names[at][0] in dirty for at in (first, second)]
            if inside[0] == inside[1]:
                continue
            levels = levels_of(records[first], records[second], atlas)
            if levels and model.total(levels) > 0:
                doc_id, at = names[second if inside[0] else first]
                yield kept.linked[doc_id].parts[at].component

    def _blank(self, keys: Iterable[int]) -> frozenset[int]:
        """Those of the keys that tell nothing because too many records stand under them."""
        return frozenset(key for key in keys if is_crowded(key, self._crowds[key]))

    def _join(self, names: Collection[Name]) -> None:
        every, found, atlas = self._records({doc_id for doc_id, _ in names})
        wanted = set(names)
        chosen = [at for at, name in enumerate(every) if name in wanted]
        records, own = [found[at] for at in chosen], [every[at] for at in chosen]
        traces = [self.kept.traces[doc_id] for doc_id in {doc_id for doc_id, _ in own}]
        blank = self._blank(key for trace in traces for key in (*trace.own, *trace.probe))
        model = load_model()
        edges = tied(records, match_in_process(records, atlas, model, blank))
        firsts = [record.group.facts[0].id for record in records]
        heads = [firsts[at] for at in parts_of(edges, len(records))]
        groups = join_matched(records, edges, atlas, model)
        self._settle(groups)
        group_of = {fact.id: group for group in groups for fact in group.facts}
        facts = {doc_id: self._reports.facts(doc_id) for doc_id, _ in own}
        events = {id(group) for group in groups if is_event(group, facts)}
        for name, first, head in zip(own, firsts, heads, strict=True):
            group = group_of.get(first)
            title = group.facts[0].id if group else ""
            self.parts[name] = Part(head, title, "")
            if group:
                self.members.setdefault(title, []).append(name)
                if id(group) in events:
                    self.groups[title] = group

    def _settle(self, groups: Sequence[Group]) -> None:
        """Put with their groups the claims that people moved."""
        if not self.bonds.homes:
            return
        self._reports.need(self.kept.fresh)
        facts = {fact: (doc, at) for doc in self.kept.fresh for at, fact in enumerate(self._reports.facts(doc))}
        for fact, group in settle(groups, facts, self.bonds):
            self.moved[group.facts[0].id].append(facts[fact])

    def _records(self, doc_ids: Collection[str]) -> tuple[list[Name], list[Record], Atlas]:
        self._reports.need(doc_ids)
        groups = [group for doc_id in doc_ids for group in report_groups(self._reports.facts(doc_id), self.bonds)]
        atlas = Atlas()
        records = records_of(groups, self._copies, atlas)
        counts: dict[str, int] = defaultdict(int)
        names: list[Name] = []
        for record in records:
            doc_id = record.group.facts[0].claim.doc_id
            names.append((doc_id, counts[doc_id]))
            counts[doc_id] += 1
        return names, records, atlas


def crossed(kept: Kept) -> set[str]:
    """The reports with a record under a key, or looking for one, that tells something now and did not, or no more."""
    fresh, former = [kept.traces[doc_id] for doc_id in kept.fresh], list(kept.former.values())
    keys = {key for trace in (*fresh, *former) for key in trace.own if key & 1}
    stable = kept.stable()
    staying, was, now = (standing(traces, keys) for traces in (stable, former, fresh))
    moved = {
        key for key in keys if is_crowded(key, staying[key] + was[key]) != is_crowded(key, staying[key] + now[key])
    }
    return set(meeting(stable, moved, set())) | set(meeting(stable, set(), moved)) if moved else set()
