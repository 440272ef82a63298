"""What an accused party with a process of its own has found about a report of harm, and the deaths it concedes."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from tawthiq.assessment.accusation import admissions, counts_civilians
from tawthiq.assessment.independence import Source
from tawthiq.assessment.location import Scene
from tawthiq.assessment.parties import Party
from tawthiq.assessment.standing import stand
from tawthiq.assessment.statements import Statement
from tawthiq.model import Assessment, ClaimType, DenialKind, Outcome, Population, Range
from tawthiq.model.identity import bodies

_KILLED = frozenset({Outcome.KILLED})


def own_assessment(party: Party, statements: Sequence[Statement]) -> Assessment | None:
    """The finding of a party that has a process: the latest that counts; `None` for a party without one.

    Where it admits the harm, it has found the report credible; where a finding of its own serves as a denial, it has
    found it non-credible. A denial without a finding leaves the report not yet assessed.
    """
    if not has_process(party):
        return None
    found = [(s.date, Assessment.CREDIBLE) for s in admissions(party)]
    found += [(s.date, Assessment.NON_CREDIBLE) for s in statements if _rejects(s, party)]
    return max(found, key=lambda pair: (pair[0], pair[1] is Assessment.CREDIBLE))[1] if found else Assessment.NOT_YET


def conceded_deaths(party: Party, scene: Scene) -> Range | None:
    """How many civilians a party itself says that it killed, with the claims that say so; its later word replaces its
    earlier one. `None` where it admits no number: that is no zero.
    """
    counted = [s for s in admissions(party) if counts_civilians(s, _KILLED)]
    if not counted:
        return None
    source = Source("speaker", party.actor.name, party.actor, counted)
    (standing,) = stand([source], (scene.start, scene.end))
    figures = standing.figures.get((Outcome.KILLED, Population.CIVILIANS), ())
    if not figures:
        return None
    lows = [figure.count.minimum for figure in figures if figure.count.minimum is not None]
    highs = [figure.count.maximum for figure in figures]
    known = [high for high in highs if high is not None]
    claims = dict.fromkeys(figure.statement.claim.id for figure in figures)
    return Range(min(lows, default=None), max(known) if len(known) == len(highs) else None, tuple(claims))


def has_process(party: Party) -> bool:
    """Whether the party has a published process for judging reports of harm (`processes.toml`)."""
    return any(bodies(member) & _with_process() for member in party.distinct.values())


def _rejects(statement: Statement, party: Party) -> bool:
    claim = statement.claim
    kind = claim.denial_kind if claim.type is ClaimType.FINDING else None
    return kind is not None and kind is not DenialKind.REBUTTAL and party.includes(claim.speaker)


@cache
def _with_process() -> frozenset[str]:
    source = files("tawthiq.assessment").joinpath("processes.toml")
    entries = tomllib.loads(source.read_text(encoding="utf-8"))["process"]
    return frozenset(name for entry in entries for name in entry["party"])
