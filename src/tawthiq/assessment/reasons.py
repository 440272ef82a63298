"""Why an incident has its grade and a source counts, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from tawthiq.assessment.accusation import admissions
from tawthiq.assessment.conditions import holds
from tawthiq.assessment.findings import Findings
from tawthiq.assessment.independence import Source, outlet_of
from tawthiq.assessment.parties import Party
from tawthiq.assessment.rule_sets import GradeRule
from tawthiq.assessment.strikes import Declared, declarers
from tawthiq.assessment.wording import Wording, wordings
from tawthiq.model import Outcome, Population

_CIVILIAN = frozenset({Population.CIVILIANS, Population.CHILDREN, Population.WOMEN})
_RANKS = {outcome: rank for rank, outcome in enumerate(Outcome)}

Part = Callable[[Wording], str]
"""A part of a reason: what it says is found out once, then put into the words of each language."""


def grade_reason(rule: GradeRule, label: Mapping[str, str], findings: Findings) -> Mapping[str, str]:
    """The reason of a grade by language: who reports what, what is not counted, and what the accused say."""
    parts = [PARTS[name](findings) for name in rule.parts]
    return {w.language: w.sentence(label[w.language], [part(w) for part in parts]) for w in wordings()}


def origin_reason(source: Source) -> Mapping[str, str]:
    """Why a source counts as one, and which reports carry, copy or repeat it, by language."""
    aliases = source.actor.aliases if source.actor else ()
    grounds = _grounds(source.ground, source.name, aliases, outlet_of(source.statements[0]))
    copies = source.copies
    return {w.language: w.clauses(_origin_parts(w, grounds[w.language], source, copies)) for w in wordings()}


@lru_cache(maxsize=65536)
def _grounds(ground: str, name: str, aliases: tuple[str, ...], outlet: str) -> Mapping[str, str]:
    """Why a source counts as one, by language; the same few speak through the same few outlets."""
    return {w.language: w.text("ground", ground, name=w.own_name(name, aliases), outlet=outlet) for w in wordings()}


def _origin_parts(wording: Wording, ground: str, source: Source, copies: Sequence[str]) -> list[str]:
    parts = [ground, wording.counted("carried", len(source.reports), names=wording.listed(source.reports))]
    if copies:
        parts.append(wording.counted("copied", len(copies), names=wording.listed(copies)))
    if source.repeated:
        parts.append(wording.counted("repeated", len(source.repeated)))
    return parts


def _origins(findings: Findings) -> Part:
    number, harm = len(findings.sources), _harm(findings)
    return lambda wording: wording.counted(
        "origins", number, names=_source_names(wording, findings.sources), harm=wording.text("harm", harm)
    )


def _harm(findings: Findings) -> str:
    """The gravest harm alleged: deaths before injuries, civilians before people, combatants only where alone."""
    harmed = findings.harmed
    outcome = min([outcome for outcome, _ in harmed], key=_RANKS.__getitem__)
    who = {population for own, population in harmed if own is outcome}
    if who & _CIVILIAN:
        return f"{outcome}.civilians"
    return f"{outcome}.combatants" if who == {Population.COMBATANTS} else f"{outcome}.people"


def _copies(findings: Findings) -> Part:
    """The reports that bear no source first, with the names of those they repeat."""
    bearers = {source.reports[0] for source in findings.sources}
    repeaters = {report for source in findings.sources for report in source.reports} - bearers
    if not repeaters:
        return _nothing
    repeated = [source for source in findings.sources if not repeaters.isdisjoint(source.reports)]
    return lambda wording: wording.counted("copies", len(repeaters), names=_source_names(wording, repeated))


def _strikes(findings: Findings) -> Part:
    for where in (Declared.PLACE, Declared.AREA):
        parties = declarers(findings.parties, findings.scene.place, where)
        if parties:
            return _with_names("strikes", where, parties)
    return _nothing


def _positions(findings: Findings) -> Part:
    pairs = zip(findings.parties, findings.positions, strict=True)
    said = [_position(p.actor.name, p.actor.aliases, own.kinds or (own.answer,)) for p, own in pairs]
    return lambda wording: str(wording.data["clause"]).join([words[wording.language] for words in said])


@lru_cache(maxsize=65536)
def _position(name: str, aliases: tuple[str, ...], kinds: tuple[str, ...]) -> Mapping[str, str]:
    """What a party said, by language; the same few parties say the same few things."""
    return {w.language: _worded_position(w, w.own_name(name, aliases), kinds) for w in wordings()}


def _worded_position(wording: Wording, name: str, kinds: Sequence[str]) -> str:
    said = wording.listed([wording.text("kinds", kind) for kind in kinds])
    return wording.text("fixed", "position", name=name, kinds=said)


def _accepted(findings: Findings) -> Part:
    return _with_names("fixed", "accepted", [party for party in findings.parties if admissions(party)])


def _rivals(findings: Findings) -> Part:
    return _with_names("fixed", "rivals", findings.rivals)


def _parties(findings: Findings) -> Part:
    return _with_names("fixed", "parties", [party for party in findings.parties if party.is_known])


def _witnesses(findings: Findings) -> Part:
    said = [(s.claim.speaker, s.claim.speaker.name if s.claim.speaker else outlet_of(s)) for s in findings.witnesses]
    if not said:
        return _nothing
    return lambda wording: wording.text(
        "fixed", "witnesses", names=wording.listed([wording.name_of(speaker, name) for speaker, name in said])
    )


def _unclear(findings: Findings) -> Part:
    """What an event lacks to be clear."""
    lacking = {"known_party_named": "no_known_party", "place_and_day_known": "place_or_day"}
    missing = [key for name, key in lacking.items() if not holds(name, findings)]
    return lambda wording: str(wording.data["clause"]).join([wording.text("fixed", key) for key in missing])


def _fixed(key: str) -> Callable[[Findings], Part]:
    return lambda _: lambda wording: wording.text("fixed", key)


def _nothing(_: Wording) -> str:
    return ""


def _with_names(table: str, key: str, parties: Sequence[Party]) -> Part:
    return lambda wording: wording.text(table, key, names=wording.listed([_name(wording, one) for one in parties]))


def _name(wording: Wording, party: Party) -> str:
    return wording.name_of(party.actor, party.actor.name)


def _source_names(wording: Wording, sources: Sequence[Source]) -> str:
    return wording.listed([wording.name_of(source.actor, source.name) for source in sources])


PARTS: Mapping[str, Callable[[Findings], Part]] = {
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
    "rivals": _rivals,
    "strikes": _strikes,
    "unclear": _unclear,
    "witnesses": _witnesses,
}
