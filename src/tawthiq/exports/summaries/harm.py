"""How many were killed or injured, in the order in which a summary tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tawthiq.grammar import vague_word
from tawthiq.model import Claim, Document, Incident, Range

STATUSES = ("civilians", "combatants", "unknown")
"""Populations that tell what people were; `people` are all of them."""

KINDS = ("children", "women", "other")
"""Populations that tell who people were, whatever their status."""


@dataclass(frozen=True, slots=True)
class Group:
    """So many of a population: from a least to a most, or in words alone (see `grammar.vague_word`)."""

    who: str
    least: int | None
    most: int | None
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Harm:
    """Those who met one outcome: `all` at first, then `among` them by status, then `including` who they were.

    `apart` are counts of civilians and others that are higher than that of all people, as other sources give them.
    """

    all: tuple[Group, ...] = ()
    among: tuple[Group, ...] = ()
    including: tuple[Group, ...] = ()
    apart: tuple[Group, ...] = ()


def harm_of(outcome: str, incident: Incident, claims: Mapping[str, tuple[Claim, Document]]) -> Harm:
    """The harm of an outcome, `killed` or `injured`."""
    ranges: Mapping[str, Range] = getattr(incident, outcome)
    groups = {who: Group(who, one.minimum, one.maximum) for who, one in ranges.items() if one.maximum != 0}
    for who, one in _unnumbered(outcome, incident, claims).items():
        if who != "people" or not groups:
            groups.setdefault(who, one)
    people = groups.pop("people", None)
    statuses = [groups[who] for who in STATUSES if who in groups]
    kinds = tuple(groups[who] for who in KINDS if who in groups)
    if people is None:
        return Harm(tuple(statuses), including=kinds) if statuses else Harm(kinds)
    alike = [one for one in statuses if (one.least, one.most) == (people.least, people.most) and one.who != "unknown"]
    if alike and len(statuses) == 1:
        return Harm((alike[0],), including=kinds)
    within = [one for one in statuses if _is_within(one, people)]
    beyond = tuple(one for one in statuses if one not in within)
    return Harm((people,), tuple(within), kinds, beyond)


def _is_within(part: Group, whole: Group) -> bool:
    """Whether what is counted can be a part of the whole, edge by edge."""
    if whole.most is not None and (part.most or part.least or 0) > whole.most:
        return False
    return not (part.least and whole.least and part.least > whole.least)


def _unnumbered(outcome: str, incident: Incident, claims: Mapping[str, tuple[Claim, Document]]) -> dict[str, Group]:
    """Populations of which sources say that there were some, and none of them how many."""
    said: dict[str, list[tuple[str, str]]] = {}
    for bound in incident.bounds:
        if bound.outcome.value == outcome and bound.count.is_open:
            claim, report = claims.get(bound.claim, (None, None))
            own = claim.casualties if claim else ()
            texts = (
                [(report.language, one.text) for one in own if (one.outcome, one.who) == (bound.outcome, bound.who)]
                if report
                else []
            )
            said.setdefault(bound.who.value, []).extend(texts)
    return {who: Group(who, None, None, vague_word(texts)) for who, texts in said.items()}
