"""What an assessment rests on: the sources, the accused and the scene of one incident."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field

from tawthiq.assessment.accusation import accused_by_others
from tawthiq.assessment.independence import Source
from tawthiq.assessment.location import Scene
from tawthiq.assessment.parties import Party
from tawthiq.assessment.partners import camps
from tawthiq.assessment.statements import Statement
from tawthiq.model import Outcome, Population, Position
from tawthiq.model.harm import is_harm


@dataclass(frozen=True, slots=True)
class Findings:
    """The independent sources, the accused parties with their positions, and the scene of one incident.

    `witnesses` tell of the attack itself without vouching for its harm. `focus` narrows the findings to one of the
    parties: what is asked of the accused is then asked of it alone. `known` keeps which conditions hold, once asked.
    """

    sources: Sequence[Source]
    parties: Sequence[Party]
    positions: Sequence[Position]
    scene: Scene
    witnesses: Sequence[Statement] = ()
    focus: Party | None = None
    known: dict[str, bool] = field(default_factory=dict, compare=False)

    def about(self, party: Party) -> Findings:
        """The same findings, narrowed to one of the parties."""
        return dataclasses.replace(self, focus=party, known={})

    @property
    def accused(self) -> list[tuple[Party, Position]]:
        """The parties with their positions, or the one in focus."""
        pairs = zip(self.parties, self.positions, strict=True)
        return [(party, position) for party, position in pairs if self.focus in (None, party)]

    @property
    def beside(self) -> list[tuple[Party, Position]]:
        """The parties that are neither in focus nor partners of the one that is; none without a focus."""
        own = [party for camp in camps(self.parties) if self.focus in camp for party in camp]
        pairs = zip(self.parties, self.positions, strict=True)
        return [(party, position) for party, position in pairs if own and party not in own]

    @property
    def harmed(self) -> frozenset[tuple[Outcome, Population]]:
        """Who is said to have met what, over all sources."""
        claims = (statement.claim for source in self.sources for statement in source.statements)
        return frozenset((c.outcome, c.who) for claim in claims for c in claim.casualties if is_harm(c))

    @property
    def rivals(self) -> list[Party]:
        """The known parties that someone other than themselves accuses, where they are of several camps."""
        known = [party for party in self.parties if party.is_known and accused_by_others(party)]
        return known if len(camps(known)) > 1 else []
