"""Which quantities of a sentence are casualties, and of which outcome: the language's `figure` rules in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.claims.counted import Figure, quantity_at
from tawthiq.claims.populations import settle_populations
from tawthiq.lang import Language, Rule
from tawthiq.mentions import Item, Quantity, RuleMatch, applicable, encode, find
from tawthiq.model import OPEN, Count, Outcome, Population, exactly

_AVERT_REACH = 2  # items
_FREED_REACH = 6
_SPENT = frozenset({"SPENT"})


class _Row:
    """The items of a sentence while rules are applied: words that a rule has used are spent for the rules after it."""

    def __init__(self, items: Sequence[Item], language: Language) -> None:
        self.items = list(items)
        self.language = language
        self.found: dict[int, list[Figure]] = {}
        self.encoded = encode(self.items)

    def spend(self, index: int) -> None:
        self.items[index] = self.items[index]._replace(classes=_SPENT)
        self.encoded = encode(self.items)

    def quantity(self, index: int) -> Quantity | None:
        return quantity_at(index, self.items)


def find_figures(items: Sequence[Item], language: Language) -> list[Figure]:
    """The casualty figures of one sentence in the order of its words.

    `items` begin and end with an EDGE item. A figure of killed and wounded together gives one Figure for each outcome.
    """
    if not any(isinstance(item.value, Quantity) for item in items):
        return []
    row = _Row(items, language)
    for rule in applicable(language.rules.get("figure", ()), row.encoded):
        for match in list(find(rule, row.encoded)):
            _apply(rule, match, row)
    figures = [figure for index in sorted(row.found) for figure in row.found[index]]
    return settle_populations(figures, items)


def _apply(rule: Rule, match: RuleMatch, row: _Row) -> None:
    if _is_averted(match, row):
        return
    targets = [i for i in range(*match.parts["figures"]) if _is_free(i, row)]
    if rule.values.get("needs") == "new":
        targets = [i for i in targets if "COUNT_KNOWN" not in row.items[i].classes]
    if not targets or ("alone" in rule.values and row.found):
        return
    if rule.values.get("outcome_from") == "each-noun":
        for index in targets:
            row.found[index] = list(_figures(rule, index, _own_outcome(index, row), None, row))
        return
    targets = [i for i in _without_repeats(targets, row) if not _is_told_of(i, row)]
    is_part = "subset" in rule.values
    targets = targets if is_part else _without_parts(targets, row)
    if not targets or (not is_part and _is_known_kind(targets[0], row)):
        return
    outcomes, used = _outcomes(rule, match, row, targets[0])
    if not outcomes:
        return
    parent = _parent(targets[0], row) if is_part else None
    for index in targets:
        own = _own_outcome(index, row) if index != targets[0] and parent is None else []
        row.found[index] = list(_figures(rule, index, own or outcomes, parent, row))
    for index in used:
        row.spend(index)


def _is_told_of(index: int, row: _Row) -> bool:
    """Whether a noun only points to victims told of before ("the bodies of the dead")."""
    quantity = row.quantity(index)
    return quantity is not None and quantity.outcome is not None and quantity.bare and quantity.definite


def _is_known_kind(index: int, row: _Row) -> bool:
    """Whether a definite noun without a number names people as such, or those told of before ("killing civilians")."""
    quantity = row.quantity(index)
    of_them = "FROM" in row.items[index - 1].classes
    return quantity is not None and quantity.bare and quantity.definite and quantity.count.is_open and not of_them


def _is_averted(match: RuleMatch, row: _Row) -> bool:
    """Whether a word of avoiding stands right before: harm that is to be prevented has not been done."""
    return any("AVERT" in item.classes for item in row.items[max(0, match.start - _AVERT_REACH) : match.start + 1])


def _is_known(index: int, row: _Row) -> bool:
    quantity = row.quantity(index)
    return quantity is not None and quantity.definite


def _own_outcome(index: int, row: _Row) -> list[Outcome]:
    quantity = row.quantity(index)
    return [quantity.outcome] if quantity and quantity.outcome else []


def _without_repeats(targets: list[int], row: _Row) -> list[int]:
    """In "scores of the rebels and members of their forces" the second noun adds no figure to an open one."""
    kept: list[int] = []
    for index in targets:
        quantity = row.quantity(index)
        earlier = [row.quantity(i) for i in kept]
        repeats = quantity and quantity.bare and quantity.count.is_open
        if not (repeats and any(e and e.count.is_open and e.who is quantity.who for e in earlier if quantity)):
            kept.append(index)
    return kept


def _without_parts(targets: list[int], row: _Row) -> list[int]:
    """In "including 3 children and 43 others were injured" only the others are: the children are a part of those
    before.
    """
    if not targets or "SUBSET" not in row.items[targets[0] - 1].classes:
        return targets
    others = [i for i in targets if (quantity := row.quantity(i)) and quantity.others]
    return targets[targets.index(others[0]) :] if others else targets


def _is_free(index: int, row: _Row) -> bool:
    return index not in row.found and row.quantity(index) is not None


def _outcomes(rule: Rule, match: RuleMatch, row: _Row, first: int) -> tuple[list[Outcome], list[int]]:
    """The outcomes that a match gives, and the items to be spent on it."""
    if "outcome" in rule.values:
        return [Outcome(name) for name in rule.values["outcome"].split()], []
    if rule.values.get("outcome_from") == "noun":
        return _own_outcome(first, row), []
    if "subset" in rule.values:
        parent = _parent(first, row)
        if parent is None:
            return [], []
        return [figure.outcome for figure in row.found[parent]], list(range(*match.parts.get("spent", (0, 0))))
    named = [i for part in ("outcome", "second") if part in match.parts for i in range(*match.parts[part])]
    outcomes = []
    for index in named:
        if "SPENT" in row.items[index].classes:
            return [], []
        quantity = row.quantity(index)
        name = quantity.outcome if quantity else row.items[index].feature("outcome")
        if name and not (name == Outcome.MISSING and _is_known(first, row)):  # "they lost control" loses nobody
            outcomes.append(Outcome(name))
    return outcomes, named


def _parent(start: int, row: _Row) -> int | None:
    """The nearest figure before `start` that is no part of another."""
    before = [i for i in row.found if i < start and all(f.part_of is None for f in row.found[i])]
    return max(before, default=None)


def _figures(rule: Rule, index: int, outcomes: list[Outcome], parent: int | None, row: _Row) -> Iterator[Figure]:
    quantity = row.quantity(index)
    if quantity is None:
        return
    count = quantity.count
    if "zero" in rule.values:
        count = exactly(0)
    elif "open" in rule.values:
        count = OPEN
    elif "whole" in rule.values and parent is not None:
        count = row.found[parent][0].count
    elif len(outcomes) > 1 and parent is None:
        count = Count(None, count.maximum) if count.is_exact and count.maximum != 1 else _both(count)
    if parent is not None and _exceeds(count, row.found[parent][0].count):
        return  # no part of it: "N were killed, and a million are displaced, including ..."
    who = quantity.who or Population.PEOPLE
    for outcome in dict.fromkeys(outcomes):
        if outcome is Outcome.CAPTURED and _is_freed(index, row):
            continue
        yield Figure(index, outcome, who, count, rule.id, parent)


def _is_freed(index: int, row: _Row) -> bool:
    """Whether words of setting free stand before captives: that they were taken is another story."""
    return any("FREED" in item.classes for item in row.items[max(0, index - _FREED_REACH) : index])


def _exceeds(part: Count, whole: Count) -> bool:
    most = whole.maximum if whole.maximum is not None else whole.minimum and whole.minimum * 2  # "over N" is near N
    return part.minimum is not None and most is not None and part.minimum > most


def _both(count: Count) -> Count:
    return OPEN if count.is_open or count.maximum is None else count
