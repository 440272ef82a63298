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


@dataclass(frozen=True, slots=True)
class Findings:
    """The independent sources, the accused parties with their positions, and the scene of one incident.

    `witnesses` tell of the attack itself without vouching for its harm. `focus` narrows the findings to one of the
    parties: what is asked of the accused is then asked of it alone. `accused` are the parties with their positions, or
    the one in focus; `harmed` says who is said to have met what, over all sources. `known` keeps which conditions hold,
    once asked.
    """

    sources: Sequence[Source]
    parties: Sequence[Party]
    positions: Sequence[Position]
    scene: Scene
    witnesses: Sequence[Statement] = ()
    focus: Party | None = None
    accused: Sequence[tuple[Party, Position]] = field(init=False, repr=False, compare=False)
    harmed: frozenset[tuple[Outcome, Population]] = field(init=False, repr=False, compare=False)
    known: dict[str, bool] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Settle what many conditions and reasons ask for."""
        pairs = zip(self.parties, self.positions, strict=True)
        object.__setattr__(self, "accused", [pair for pair in pairs if self.focus in (None, pair[0])])
        figures = (figure for source in self.sources for statement in source.statements for figure in statement.harm)
        object.__setattr__(self, "harmed", frozenset([(figure.outcome, figure.who) for figure in figures]))
        object.__setattr__(self, "known", {})

    def about(self, party: Party) -> Findings:
        """The same findings, narrowed to one of the parties."""
        return dataclasses.replace(self, focus=party)

    @property
    def beside(self) -> list[tuple[Party, Position]]:
        """The parties that are neither in focus nor partners of the one that is; none without a focus."""
        if self.focus is None:
            return []
        own = [party for camp in camps(self.parties) if self.focus in camp for party in camp]
        pairs = zip(self.parties, self.positions, strict=True)
        return [(party, position) for party, position in pairs if own and party not in own]

    @property
    def rivals(self) -> list[Party]:
        """The known parties that someone other than themselves accuses, where they are of several camps."""
        known = [party for party in self.parties if party.is_known and accused_by_others(party)]
        return known if len(known) > 1 and len(camps(known)) > 1 else []
