"""Positions put with groups anew where groups or positions have changed: change by change, until nothing more moves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from tawthiq.incidents.attachment import Attached, attach
from tawthiq.incidents.facts import Fact
from tawthiq.incidents.grouping import Group
from tawthiq.incidents.linked import WAITING, Place
from tawthiq.incidents.rejoining import Name, Rejoining, Reports
from tawthiq.incidents.scoring import link_rules
from tawthiq.incidents.sought import NEAR, TURNS, Shelves, Sought
from tawthiq.incidents.traces import FactTrace, Trace


class Reattaching:
    """What is put with groups anew so far: `places` says where positions went, `redone` has the groups by name."""

    def __init__(self, joined: Rejoining, reports: Reports) -> None:
        """Nothing yet; `joined` has the groups that are formed anew."""
        self._joined, self._reports, self._kept = joined, reports, joined.kept
        self.places: dict[Name, Place] = {}
        self.redone: dict[str, Group] = {}
        self.dirty: set[str] = set()
        self._asked: dict[Name, int] = {}
        self._sought: dict[Name, int] = {}
        self._near: set[str] = set()
        self._members: dict[str, list[Name]] = defaultdict(list)
        self._attached: dict[str, list[Name]] = defaultdict(list)
        for doc_id, linked in self._kept.linked.items():
            for at, part in enumerate(linked.parts):
                if part.cluster:
                    self._members[part.group].append((doc_id, at))
            for at, place in linked.positions.items():
                if place.turn >= 0:
                    self._attached[place.group].append((doc_id, at))
        self._shelves = Shelves(self._kept.traces.values())

    def renew(self, dirty: AbstractSet[str]) -> None:
        """Judge anew every position whose outcome the changed reports and the groups formed anew can have moved."""
        self.dirty = self._changed_groups(dirty)
        for doc_id in sorted({name[0] for name in self._joined.parts} | self._kept.fresh):
            self._renew_positions(doc_id)
        for doc_id in self._kept.former:
            self.dirty |= {place.group for place in self._kept.linked[doc_id].positions.values() if place.turn >= 0}
        titles, moved = set(self.dirty), dict[Name, Place]()
        while True:
            self._spread(titles, moved)
            self._regroup(titles)
            found = self._run()
            while self._asks_more(found):
                found = self._run()
            moved = {
                name: place for name, place in found.items() if self.places.get(name, self._then_at(name)) != place
            }
            titles = {group for name in moved for group in (self._then_at(name).group, moved[name].group) if group}
            titles -= self.dirty
            self.places |= found
            self.dirty |= titles
            if not moved:
                return

    def _changed_groups(self, dirty: AbstractSet[str]) -> set[str]:
        """The groups, of then and of now, that are not the same in both."""
        now = self._joined.parts
        old = {
            part.group
            for doc_id, linked in self._kept.linked.items()
            for at, part in enumerate(linked.parts)
            if part.cluster and ((doc_id, at) in now or doc_id in self._kept.former)
        }
        new = self._joined.groups.keys()
        members = self._joined.members
        same = {title for title in old & new if set(self._members[title]) == set(members[title])}
        return {title for title in old | new if title not in same or any(n[0] in dirty for n in members[title])}

    def base(self, doc_id: str) -> dict[int, str]:
        """In which group, of now, each claim of a report is that its records put in an event."""
        linked = self._kept.linked.get(doc_id)
        found: dict[int, str] = {}
        for at, facts in enumerate(self._shelves.records(self._kept.traces[doc_id])):
            part = self._joined.parts.get((doc_id, at))
            if part is None:
                assert linked is not None
                title = linked.parts[at].group if linked.parts[at].cluster else ""
            else:
                title = part.group if part.group in self._joined.groups else ""
            if title:
                found.update(dict.fromkeys(facts, title))
        return found

    def _renew_positions(self, doc_id: str) -> None:
        """Ask about the positions of a report that are new, and mark the groups that lose one."""
        base, is_fresh = self.base(doc_id), doc_id in self._kept.fresh
        facts = self._shelves.facts(self._kept.traces[doc_id])
        now = {at for at, fact in enumerate(facts) if not fact.is_harm and at not in base}
        linked = self._kept.linked.get(doc_id)
        then = linked.positions if linked else {}
        for at in now:
            if is_fresh or at not in then:
                self._ask((doc_id, at))
        self.dirty |= {place.group for at, place in then.items() if place.turn >= 0 and (is_fresh or at not in now)}

    def _ask(self, name: Name) -> None:
        self._asked.setdefault(name, NEAR)

    def _spread(self, titles: Collection[str], moved: Collection[Name]) -> None:
        """Ask about every position that shares something with one of these groups, as it was or as it is, or with one
        of the positions that went elsewhere.
        """
        sought = Sought()
        for doc_id, fact in self._claims(titles):
            sought.add(doc_id, fact)
        for doc_id, at in moved:
            sought.add(doc_id, self._shelves.facts(self._kept.traces[doc_id])[at])
        for trace in self._shelves.near(sought):
            if self._stays(trace.doc_id):
                self._spread_to(trace, sought)

    def _spread_to(self, trace: Trace, sought: Sought) -> None:
        for at, place in self._kept.linked[trace.doc_id].positions.items():
            name, turn = (trace.doc_id, at), place.turn if place.turn >= 0 else len(TURNS)
            if name in self._asked or not self._is_position(name):
                continue
            if sought.finds(trace.doc_id, self._shelves.facts(trace)[at], turn):
                self._ask(name)

    def _is_position(self, name: Name) -> bool:
        return name[1] not in self.base(name[0])

    def _claims(self, titles: Collection[str]) -> Iterator[tuple[str, FactTrace]]:
        """The claims of groups as they were, and as they are before positions are put with them."""
        for title in titles:
            then = [(self._then(doc_id), at) for doc_id, at in self._members[title]]
            now = [(self._kept.traces[doc_id], at) for doc_id, at in self._joined.members.get(title, ())]
            for trace, at in (*then, *now):
                facts = self._shelves.facts(trace)
                yield from ((trace.doc_id, facts[number]) for number in self._shelves.records(trace)[at])
            yield from ((doc_id, self._shelves.facts(self._then(doc_id))[at]) for doc_id, at in self._attached[title])
            moved = self._joined.moved[title]
            yield from ((doc_id, self._shelves.facts(self._kept.traces[doc_id])[at]) for doc_id, at in moved)

    def _then(self, doc_id: str) -> Trace:
        return self._kept.former.get(doc_id) or self._kept.traces[doc_id]

    def _regroup(self, titles: Collection[str]) -> None:
        """Have those of the groups that are as they were formed anew, for their reasons."""
        members = (self._members[title] for title in titles if title not in self._joined.members)
        stable = (next((name for name in names if name[0] not in self._kept.former), None) for names in members)
        kept = {name for name in stable if name is not None and name not in self._joined.parts}
        self._joined.take({self._kept.linked[doc_id].parts[at].component for doc_id, at in kept})

    def _run(self) -> dict[Name, Place]:
        """Where the positions that are asked about go, all other positions being where they were."""
        self._seek()
        titles = self._near | (self.dirty & self._joined.groups.keys())
        self._reports.need({doc_id for title in titles for doc_id, _ in self._now(title)})
        self._reports.need({doc_id for title in titles for doc_id, _ in self._attached[title] if self._stays(doc_id)})
        built = sorted(((self._group(title), title) for title in titles), key=lambda one: one[0].facts[0].key)
        groups, names = [group for group, _ in built], [title for _, title in built]
        number = {title: at for at, title in enumerate(names)}
        settled = [
            Attached(self._fact(name), self._kept.linked[name[0]].positions[name[1]].turn, number[title])
            for title in names
            for name in self._attached[title]
            if self._stays(name[0]) and name not in self._asked and self._is_position(name)
        ]
        asked = sorted(((self._fact(name), name) for name in self._asked), key=lambda one: one[0].key)
        positions = [fact for fact, _ in asked]
        went = {
            one.fact.id: Place(one.turn, names[one.group])
            for one in attach(positions, groups, link_rules("position"), settled, self._joined.bonds)
        }
        self.redone = {title: group for group, title in built if title in self.dirty}
        return {name: went.get(fact.id, WAITING) for fact, name in asked}

    def _stays(self, doc_id: str) -> bool:
        return doc_id in self._kept.traces and doc_id not in self._kept.fresh

    def _fact(self, name: Name) -> Fact:
        return self._reports.facts(name[0])[name[1]]

    def _now(self, title: str) -> Iterable[Name]:
        return self._joined.members[title] if title in self._joined.members else self._members[title]

    def _group(self, title: str) -> Group:
        formed = self._joined.groups.get(title)
        if formed:
            return Group(list(formed.facts), list(formed.reasons), formed.bonds, formed.is_forced)
        facts = [
            self._fact((doc_id, number))
            for doc_id, at in self._members[title]
            for number in self._shelves.records(self._kept.traces[doc_id])[at]
        ]
        return Group(sorted(facts, key=lambda fact: fact.key), bonds=self._joined.bonds)

    def _seek(self) -> None:
        """Find the groups that share something with a position that is asked about, or asked about further."""
        sought = Sought()
        for name, reach in self._asked.items():
            if self._sought.get(name) != reach:
                doc_id, at = name
                sought.add(doc_id, self._shelves.facts(self._kept.traces[doc_id])[at], far=reach > NEAR)
        self._sought = dict(self._asked)
        for trace in self._shelves.near(sought):
            facts = self._shelves.facts(trace)
            own = [at for at, fact in enumerate(facts) if sought.finds(trace.doc_id, fact, len(TURNS))]
            if own:
                homes = {**self._homes(trace.doc_id), **self.base(trace.doc_id)}
                self._near.update(homes[at] for at in own if at in homes)

    def _homes(self, doc_id: str) -> Mapping[int, str]:
        """Where the positions of a report are that are not asked about."""
        if not self._stays(doc_id):
            return {}
        positions = self._kept.linked[doc_id].positions
        return {at: p.group for at, p in positions.items() if p.turn >= 0 and (doc_id, at) not in self._asked}

    def _asks_more(self, found: Mapping[Name, Place]) -> bool:
        """Whether a position has come to a turn for which only a part of its groups was at hand."""
        more = [name for name, at in found.items() if self._asked[name] < len(TURNS) and not 0 <= at.turn < NEAR]
        self._asked.update(dict.fromkeys(more, len(TURNS)))
        return bool(more)

    def _then_at(self, name: Name) -> Place:
        """Where a position was; one of a report that is new or changed was nowhere."""
        return self._kept.linked[name[0]].positions.get(name[1], WAITING) if self._stays(name[0]) else WAITING
