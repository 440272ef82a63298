"""What would change a grade: for every other grade, what its rule still wants and what stands before it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tawthiq.assessment.conditions import CONDITIONS
from tawthiq.assessment.findings import Findings
from tawthiq.assessment.rule_sets import GradeRule, RuleSet, load_rule_set
from tawthiq.assessment.wording import Wording, wordings
from tawthiq.model import Change


@dataclass(frozen=True, slots=True)
class Way:
    """A rule, the conditions it still wants, and those that must no longer hold for it to be reached."""

    rule: GradeRule
    missing: tuple[str, ...]
    ending: tuple[str, ...]

    @property
    def steps(self) -> frozenset[tuple[str, bool]]:
        """The conditions to be met (true) and to be ended (false)."""
        return frozenset((name, True) for name in self.missing) | frozenset((name, False) for name in self.ending)


def would_change(rules: RuleSet, met: frozenset[str], findings: Findings) -> tuple[Change, ...]:
    """Every way to another grade, in the order of the rules: what is missing, and what must no longer hold.

    `met` are those of the conditions that the rules ask that hold.
    It follows from the rules alone. A rule that stands earlier and would hold as well must be undone by one of its
    conditions; which can be undone by new evidence is what the wording's table `endings` says. Where that cannot be,
    there is no way. Of two ways to one grade, one that wants all that the other does and more is left out.
    """
    return _changes(rules.id, met, tuple([_names(wording, findings) for wording in wordings()]))


@lru_cache(maxsize=4096)
def _changes(rule_set: str, true: frozenset[str], names: tuple[str, ...]) -> tuple[Change, ...]:
    """The changes from the conditions that are true, which few incidents have to themselves; `names` by language."""
    rules = load_rule_set(rule_set)
    return tuple(_change(rules, way, names) for way in _shortest(rules, true))


def _shortest(rules: RuleSet, true: frozenset[str]) -> Iterator[Way]:
    given = rules.given(true)
    others = [rule for rule in rules.grades if rule.grade is not given.grade]
    ways = [way for rule in others for way in ways_to(rule, rules, true)]
    return (way for way in ways if not any(_is_shorter(other, way) for other in ways))


def ways_to(rule: GradeRule, rules: RuleSet, true: Collection[str]) -> Iterator[Way]:
    """The way to a rule from the conditions that are true, if there is one."""
    missing = tuple(name for name in rule.when if name not in true)
    if any(CONDITIONS[name].of_one for name in missing) or not all(name in _wants() for name in missing):
        return
    then, ending = {*true, *missing}, []
    for earlier in rules.grades[: rules.grades.index(rule)]:
        if earlier.grade is rule.grade or not all(name in then for name in earlier.when):
            continue
        undone = next((name for name in earlier.when if name in _endings() and name not in rule.when), None)
        if undone is None:
            return
        then.discard(undone)
        ending.append(undone)
    yield Way(rule, missing, tuple(dict.fromkeys(ending)))


def _is_shorter(one: Way, other: Way) -> bool:
    if one.rule.grade is not other.rule.grade or one is other:
        return False
    return one.steps < other.steps


def _change(rules: RuleSet, way: Way, names: Sequence[str]) -> Change:
    label = rules.labels[way.rule.grade]
    pairs = zip(wordings(), names, strict=True)
    words = {wording.language: _sentence(wording, way, label[wording.language], own) for wording, own in pairs}
    return Change(way.rule.grade, way.rule.id, way.missing, way.ending, words)


def _names(wording: Wording, findings: Findings) -> str:
    """The accused as a choice, or a word for whoever it was."""
    accused = [wording.name_of(party.actor, party.actor.name) for party, _ in findings.accused]
    return wording.either(accused) if accused else wording.text("fixed", "the_attacker")


def _sentence(wording: Wording, way: Way, label: str, names: str) -> str:
    parts = [wording.text("wants", name, names=names) for name in way.missing]
    parts += [wording.text("endings", name, names=names) for name in way.ending]
    return wording.text("fixed", "would", label=label, parts=wording.listed(parts)) + str(wording.data["stop"])


def _wants() -> Mapping[str, str]:
    table: Mapping[str, str] = wordings()[0].data["wants"]
    return table


def _endings() -> Mapping[str, str]:
    table: Mapping[str, str] = wordings()[0].data["endings"]
    return table
