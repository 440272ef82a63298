"""The figures that a source gives, and those of its words that are no toll of the incident."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.assessment.independence import Source
from tawthiq.assessment.statements import Statement
from tawthiq.model import Casualty, Count, Outcome, Population, SettingAside

Key = tuple[Outcome, Population]
Days = tuple[str | None, str | None]

WHOLE = (Population.PEOPLE, Population.CIVILIANS)
# Civilians under the Geneva Conventions, Additional Protocol I, article 50, unless a source says otherwise.
PROTECTED = frozenset({Population.CHILDREN, Population.WOMEN, Population.OTHER})
ELSEWHEN = 7  # days: a claim whose own day is further from the incident's recalls another event


@dataclass(frozen=True, slots=True)
class Figure:
    """A count and the statement that gives it."""

    count: Count
    statement: Statement


@dataclass(frozen=True, slots=True)
class Aside:
    """A figure that is set aside, why, and the figure that stands in its place, if one does."""

    key: Key
    figure: Figure
    why: SettingAside
    by: Figure | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What a source says, by outcome and population: figures, open counts ("dozens"), and what is set aside at once."""

    figures: Mapping[Key, Sequence[Figure]]
    open: Mapping[Key, Sequence[Figure]]
    aside: Sequence[Aside]


def given_figures(source: Source, days: Days) -> Given:
    """Every figure of a source for an incident between two ISO days.

    Zeros give none. In one claim the largest of several counts of the same people is the toll and the others parts of
    it ("seven killed, three of them in the market"), and so is a count of people below that of a group among them
    ("six civilians: two women and two men": the men). What one claim counts as killed and injured together, in the
    same words, is at most so many of either. A claim whose own day is more than a week from the incident's recalls
    another event. A recorder's row counts only where the source's own words give no such figure.
    """
    figures: dict[Key, list[Figure]] = defaultdict(list)
    vague: dict[Key, list[Figure]] = defaultdict(list)
    aside: list[Aside] = []
    for statement in source.statements:
        recalls = _recalls(statement, days)
        for key, toll, parts, is_toll in _tolls(statement):
            for part in parts:
                if part.count.is_open:
                    vague[key].append(part)
                else:
                    aside.append(Aside(key, part, SettingAside.PART, toll))
            if is_toll and recalls:
                aside.append(Aside(key, toll, SettingAside.ELSEWHEN))
            elif is_toll:
                (vague if toll.count.is_open else figures)[key].append(toll)
    own = {key: found[-1] for key, found in figures.items()} if source.relayed else {}
    for row in source.relayed:
        for key, toll, _, is_toll in _tolls(row):
            if is_toll and key in own:
                aside.append(Aside(key, toll, SettingAside.RECORDED, own[key]))
            elif is_toll and not toll.count.is_open:
                figures[key].append(toll)
    return Given(figures, vague, tuple(aside))


def implied_civilians(statement: Statement, outcome: Outcome) -> Count | None:
    """ "A woman and two children" are three civilians; "civilians, among them a child" are one at least."""
    harmed = [c for c in statement.harm if c.outcome is outcome]
    known = [c.count.minimum for c in harmed if c.who in PROTECTED and c.count.minimum is not None]
    if not known:
        return None
    exact = all(c.count.is_exact for c in harmed) and not any(c.who in WHOLE for c in harmed)
    return Count(sum(known), sum(known) if exact else None)


def _tolls(statement: Statement) -> Iterator[tuple[Key, Figure, list[Figure], bool]]:
    """By outcome and population: the largest figure of a claim, the counts that are parts of it, and whether it is
    the toll of these people, or that of a group among them, which makes all their counts parts.
    """
    if len(statement.harm) == 1:  # nothing stands beside it of which it could be a part
        (casualty,) = statement.harm
        yield (casualty.outcome, casualty.who), Figure(casualty.count, statement), [], True
        return
    counted: dict[Key, list[Count]] = {}
    several = len({casualty.outcome for casualty in statement.harm}) > 1
    for casualty in statement.harm:
        mixed = several and _is_mixed(casualty, statement)
        count = Count(None, casualty.count.maximum) if mixed else casualty.count
        counted.setdefault((casualty.outcome, casualty.who), []).append(count)
    for key, counts in counted.items():
        toll, *parts = [Figure(count, statement) for count in sorted(counts, key=_size, reverse=True)]
        group = _largest_group(counted, key) if key[1] is Population.PEOPLE else None
        if group is not None and not toll.count.is_open and _least(group) > _least(toll.count):
            yield key, Figure(group, statement), [toll, *parts], False
        else:
            yield key, toll, [part for part in parts if part.count != toll.count], True


def _largest_group(counted: Mapping[Key, Sequence[Count]], key: Key) -> Count | None:
    """The largest count of some of the people, whose key is given; women and children are added."""
    outcome, who = key
    most = {group: max(counts, key=_size) for (other, group), counts in counted.items() if other is outcome}
    groups = [count for group, count in most.items() if group is not who]
    if not groups:
        return None
    together = Count(sum([_least(count) for group, count in most.items() if group in PROTECTED]), None)
    return max([*groups, together], key=_size)


def _size(count: Count) -> tuple[int, int]:
    return _least(count), count.maximum or 0


def _least(count: Count) -> int:
    return count.minimum or 0


def _is_mixed(casualty: Casualty, statement: Statement) -> bool:
    """Whether the very words count the killed and the injured together."""
    return casualty.count.maximum is not None and any(
        (other.span, other.who, other.count) == (casualty.span, casualty.who, casualty.count)
        for other in statement.harm
        if other.outcome is not casualty.outcome
    )


def _recalls(statement: Statement, days: Days) -> bool:
    time, (start, end) = statement.claim.time, days
    if time is None or time.start is None or time.end is None or start is None or end is None:
        return False
    if time.start <= end and start <= time.end:  # ISO days sort as they follow: they meet, as nearly always
        return False
    first, last = time.first_day(), time.last_day()
    if first is None or last is None:
        return False
    room = datetime.timedelta(days=ELSEWHEN)
    return last + room < datetime.date.fromisoformat(start) or datetime.date.fromisoformat(end) + room < first
