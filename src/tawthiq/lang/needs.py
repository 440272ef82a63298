"""What a row must hold for a pattern to match it at all: most rules are ruled out without running them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Symbol = tuple[str, str]  # kind and text, as in lang.patterns
Needs = list[frozenset[str]]  # of each set, some item must have a class


def needs(symbols: Sequence[Symbol]) -> tuple[frozenset[str], ...]:
    """Sets of classes: a row that a well-formed pattern matches has, of each set, at least one class among its items.

    What may be left out, any item, and `^` need nothing. Of alternatives, one set each goes into a common one.
    """
    return tuple(dict.fromkeys(_sequence(iter(symbols))))


def _sequence(symbols: Iterator[Symbol]) -> Needs:
    """The needs up to the closing bracket or the end."""
    alternatives: list[Needs] = [[]]
    last: Needs = []  # of the last element, whose quantifier may follow
    for kind, text in symbols:
        if kind == "many" and _may_be_none(text):
            last = []
        elif kind == "cls":
            alternatives[-1] += last
            last = [] if text == "ANY" or text.startswith("^") else [frozenset(text.split("/"))]
        elif text == "(":
            alternatives[-1] += last
            last = _sequence(symbols)
        elif text == "|":
            alternatives[-1] += last
            alternatives.append([])
            last = []
        elif text == ")":
            break
    alternatives[-1] += last
    return _any_of(alternatives)


def _may_be_none(quantifier: str) -> bool:
    return quantifier[0] in "?*" or (
        quantifier[0] == "{" and int(quantifier[1:].partition(",")[0].strip("}?") or 0) == 0
    )


def _any_of(alternatives: Sequence[Needs]) -> Needs:
    if len(alternatives) == 1:
        return alternatives[0]
    if not all(alternatives):
        return []
    return [
        frozenset[str]().union(*(min(one, key=lambda classes: (len(classes), sorted(classes))) for one in alternatives))
    ]
