"""What an assessment rests on, and the conditions that rule sets name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.assessment.accusation import Party, accused_by_others, admissions
from tawthiq.assessment.independence import Source
from tawthiq.assessment.strikes import Declared, declares
from tawthiq.model import Outcome, Place, Population, Position
from tawthiq.model.harm import is_harm


@dataclass(frozen=True, slots=True)
class Findings:
    """The independent sources, the accused parties with their positions, and the place of one incident."""

    sources: Sequence[Source]
    parties: Sequence[Party]
    positions: Sequence[Position]
    place: Place | None

    @property
    def harmed(self) -> frozenset[tuple[Outcome, Population]]:
        """Who is said to have met what, over all sources."""
        claims = (statement.claim for source in self.sources for statement in source.statements)
        return frozenset((c.outcome, c.who) for claim in claims for c in claim.casualties if is_harm(c))

    @property
    def rivals(self) -> list[Party]:
        """The known parties that someone other than themselves accuses."""
        return [party for party in self.parties if party.is_known and accused_by_others(party)]


def _declared(where: Declared) -> Callable[[Findings], bool]:
    return lambda findings: any(declares(party, findings.place) is where for party in findings.parties)


def _harm_accepted(findings: Findings) -> bool:
    answers = zip(findings.parties, findings.positions, strict=True)
    return any(position.answer == "accepts" and bool(admissions(party)) for party, position in answers)


CONDITIONS: Mapping[str, Callable[[Findings], bool]] = {
    "harm_accepted": _harm_accepted,
    "responsibility_accepted": lambda findings: any(position.answer == "accepts" for position in findings.positions),
    "only_combatants_harmed": lambda findings: {who for _, who in findings.harmed} == {Population.COMBATANTS},
    "several_parties_accused": lambda findings: len(findings.rivals) > 1,
    "two_origins": lambda findings: len(findings.sources) > 1,
    "party_named": lambda findings: bool(findings.parties),
    "strike_declared_at_place": _declared(Declared.PLACE),
    "strike_declared_in_area": _declared(Declared.AREA),
}
