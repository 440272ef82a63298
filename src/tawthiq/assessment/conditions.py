"""The conditions that rule sets name: whether each holds, and on which claims that rests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tawthiq.assessment.accusation import admissions
from tawthiq.assessment.findings import Findings
from tawthiq.assessment.statements import Statement, claims_of, in_order
from tawthiq.assessment.strikes import Declared, declarations, declares
from tawthiq.model import DenialKind, Outcome, Population, Precision


@dataclass(frozen=True, slots=True)
class Condition:
    """`holds` says whether it does, `basis` on which claims (ids) that rests.

    `of_one` marks what can only be asked of one belligerent beside others, not of a whole incident.
    """

    holds: Callable[[Findings], bool]
    basis: Callable[[Findings], tuple[str, ...]]
    of_one: bool = False


def _ids(statements: Iterable[Statement]) -> tuple[str, ...]:
    return claims_of(in_order(statements))


def _nothing(_: Findings) -> tuple[str, ...]:
    return ()


def _reporting(findings: Findings) -> tuple[str, ...]:
    vouching = [statement for source in findings.sources for statement in source.statements]
    return _ids([*vouching, *findings.witnesses])


def _vouching(findings: Findings) -> tuple[str, ...]:
    return _ids(statement for source in findings.sources for statement in source.statements)


def _naming(findings: Findings) -> tuple[str, ...]:
    return _ids(statement for party, _ in findings.accused for statement in party.statements)


def _admissions(findings: Findings) -> list[Statement]:
    return [s for party, position in findings.accused if position.answer == "accepts" for s in admissions(party)]


def _admissions_beside(findings: Findings) -> list[Statement]:
    return [s for party, position in findings.beside if position.answer == "accepts" for s in admissions(party)]


def _accepts(findings: Findings) -> tuple[str, ...]:
    return tuple(key for _, position in findings.accused if position.answer == "accepts" for key in position.claims)


def _declared(where: Declared) -> Condition:
    def holds(findings: Findings) -> bool:
        return any(declares(party, findings.scene.place) is where for party, _ in findings.accused)

    def basis(findings: Findings) -> tuple[str, ...]:
        return _ids(s for party, _ in findings.accused for s in declarations(party, findings.scene.place, where))

    return Condition(holds, basis)


def _says(kind: DenialKind) -> Condition:
    def basis(findings: Findings) -> tuple[str, ...]:
        return tuple(key for _, position in findings.accused if kind in position.kinds for key in position.claims)

    return Condition(lambda findings: bool(basis(findings)), basis)


def _is_placed(findings: Findings) -> bool:
    place = findings.scene.place
    return place is not None and (place.precision or Precision.EXACT) <= Precision.SECOND_LEVEL


def _is_somewhere_then(findings: Findings) -> bool:
    return _is_placed(findings) and findings.scene.is_dated


CONDITIONS: Mapping[str, Condition] = {
    "harm_accepted": Condition(lambda f: bool(_admissions(f)), lambda f: _ids(_admissions(f))),
    "harm_accepted_by_another": Condition(
        lambda f: bool(_admissions_beside(f)), lambda f: _ids(_admissions_beside(f)), of_one=True
    ),
    "responsibility_accepted": Condition(lambda f: bool(_accepts(f)), _accepts),
    "only_combatants_harmed": Condition(lambda f: {who for _, who in f.harmed} == {Population.COMBATANTS}, _vouching),
    "others_than_combatants_harmed": Condition(
        lambda f: any(who is not Population.COMBATANTS for _, who in f.harmed), _vouching
    ),
    "death_reported": Condition(lambda f: any(outcome is Outcome.KILLED for outcome, _ in f.harmed), _vouching),
    "several_parties_accused": Condition(
        lambda f: bool(f.rivals), lambda f: _ids(s for party in f.rivals for s in party.statements)
    ),
    "two_origins": Condition(lambda f: len(f.sources) > 1, _vouching),
    "two_reporting": Condition(lambda f: len(f.sources) + len(f.witnesses) > 1, _reporting),
    "party_named": Condition(lambda f: bool(f.accused), _naming),
    "known_party_named": Condition(lambda f: any(party.is_known for party, _ in f.accused), _naming),
    "place_and_day_known": Condition(_is_somewhere_then, _vouching),
    "place_or_day_unknown": Condition(lambda f: not _is_somewhere_then(f), _nothing),
    "strike_declared_at_place": _declared(Declared.PLACE),
    "strike_declared_in_area": _declared(Declared.AREA),
    "strikes_denied": _says(DenialKind.NO_STRIKES),
    "harm_to_civilians_denied": _says(DenialKind.NO_EVIDENCE),
    "information_called_insufficient": _says(DenialKind.INSUFFICIENT_INFORMATION),
}


def holds(name: str, findings: Findings) -> bool:
    """Whether a condition holds; asked once for the same findings."""
    known = findings.known.get(name)
    if known is None:
        known = findings.known[name] = CONDITIONS[name].holds(findings)
    return known
