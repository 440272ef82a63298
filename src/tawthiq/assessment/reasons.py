"""Why an incident has its grade and a source counts, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tawthiq.assessment.accusation import admissions
from tawthiq.assessment.conditions import holds
from tawthiq.assessment.findings import Findings
from tawthiq.assessment.independence import Source, outlet_of
from tawthiq.assessment.parties import Party
from tawthiq.assessment.rule_sets import GradeRule
from tawthiq.assessment.strikes import Declared, declarers
from tawthiq.assessment.wording import Wording, wordings
from tawthiq.model import Outcome, Population, Position

_CIVILIAN = frozenset({Population.CIVILIANS, Population.CHILDREN, Population.WOMEN})


def grade_reason(rule: GradeRule, label: Mapping[str, str], findings: Findings) -> Mapping[str, str]:
    """The reason of a grade by language: who reports what, what is not counted, and what the accused say."""
    return {w.language: w.sentence(label[w.language], _parts(w, rule, findings)) for w in wordings()}


def origin_reason(source: Source) -> Mapping[str, str]:
    """Why a source counts as one, and which reports carry, copy or repeat it, by language."""
    return {wording.language: wording.clauses(_origin_parts(wording, source)) for wording in wordings()}


def _parts(wording: Wording, rule: GradeRule, findings: Findings) -> list[str]:
    return [PARTS[name](wording, findings) for name in rule.parts]


def _origin_parts(wording: Wording, source: Source) -> list[str]:
    name = wording.name_of(source.actor, source.name)
    parts = [
        wording.text("ground", source.ground, name=name, outlet=outlet_of(source.statements[0])),
        wording.counted("carried", len(source.reports), names=wording.listed(source.reports)),
    ]
    if source.copies:
        parts.append(wording.counted("copied", len(source.copies), names=wording.listed(source.copies)))
    if source.repeated:
        parts.append(wording.counted("repeated", len(source.repeated)))
    return parts


def _origins(wording: Wording, findings: Findings) -> str:
    names = wording.listed([wording.name_of(source.actor, source.name) for source in findings.sources])
    harm = wording.text("harm", _harm(findings))
    return wording.counted("origins", len(findings.sources), names=names, harm=harm)


def _harm(findings: Findings) -> str:
    """The gravest harm alleged: deaths before injuries, civilians before people, combatants only where alone."""
    harmed = findings.harmed
    outcome = min((outcome for outcome, _ in harmed), key=list(Outcome).index)
    who = {population for own, population in harmed if own is outcome}
    if who & _CIVILIAN:
        return f"{outcome}.civilians"
    return f"{outcome}.combatants" if who == {Population.COMBATANTS} else f"{outcome}.people"


def _copies(wording: Wording, findings: Findings) -> str:
    """The reports that bear no source first, with the names of those they repeat."""
    bearers = {source.reports[0] for source in findings.sources}
    repeaters = {report for source in findings.sources for report in source.reports} - bearers
    repeated = [source for source in findings.sources if repeaters & set(source.reports)]
    names = wording.listed([wording.name_of(source.actor, source.name) for source in repeated])
    return wording.counted("copies", len(repeaters), names=names) if repeaters else ""


def _strikes(wording: Wording, findings: Findings) -> str:
    for where in (Declared.PLACE, Declared.AREA):
        parties = declarers(findings.parties, findings.scene.place, where)
        if parties:
            return wording.text("strikes", where, names=_names(wording, parties))
    return ""


def _positions(wording: Wording, findings: Findings) -> str:
    pairs = zip(findings.parties, findings.positions, strict=True)
    said = [_position(wording, party, position) for party, position in pairs]
    return str(wording.data["clause"]).join(said)


def _position(wording: Wording, party: Party, position: Position) -> str:
    kinds = [wording.text("kinds", kind) for kind in position.kinds or (position.answer,)]
    return wording.text("fixed", "position", name=_name(wording, party), kinds=wording.listed(kinds))


def _accepted(wording: Wording, findings: Findings) -> str:
    parties = [party for party in findings.parties if admissions(party)]
    return wording.text("fixed", "accepted", names=_names(wording, parties))


def _name(wording: Wording, party: Party) -> str:
    return wording.name_of(party.actor, party.actor.name)


def _witnesses(wording: Wording, findings: Findings) -> str:
    said = [(s.claim.speaker, s.claim.speaker.name if s.claim.speaker else outlet_of(s)) for s in findings.witnesses]
    names = wording.listed([wording.name_of(speaker, name) for speaker, name in said])
    return wording.text("fixed", "witnesses", names=names) if said else ""


def _unclear(wording: Wording, findings: Findings) -> str:
    """What an event lacks to be clear."""
    lacking = {"known_party_named": "no_known_party", "place_and_day_known": "place_or_day"}
    missing = [key for name, key in lacking.items() if not holds(name, findings)]
    return str(wording.data["clause"]).join(wording.text("fixed", key) for key in missing)


def _parties(wording: Wording, findings: Findings) -> str:
    known = [party for party in findings.parties if party.is_known]
    return wording.text("fixed", "parties", names=_names(wording, known))


def _fixed(key: str) -> Callable[[Wording, Findings], str]:
    return lambda wording, _: wording.text("fixed", key)


def _names(wording: Wording, parties: Sequence[Party]) -> str:
    return wording.listed([_name(wording, party) for party in parties])


PARTS: Mapping[str, Callable[[Wording, Findings], str]] = {
    "accepted": _accepted,
    "copies": _copies,
    "no_civilians": _fixed("no_civilians"),
    "no_death": _fixed("no_death"),
    "no_party": _fixed("no_party"),
    "no_strike": _fixed("no_strike"),
    "origins": _origins,
    "parties": _parties,
    "place_or_day": _fixed("place_or_day"),
    "positions": _positions,
    "rivals": lambda wording, findings: wording.text("fixed", "rivals", names=_names(wording, findings.rivals)),
    "strikes": _strikes,
    "unclear": _unclear,
    "witnesses": _witnesses,
}
