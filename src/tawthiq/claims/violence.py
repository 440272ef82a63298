"""What a report must name, or it has no claims: an attack, or harm beside who did it."""

from __future__ import annotations

from tawthiq.claims.attacks import ATTACKS
from tawthiq.mentions import Passage

VIOLENCE = ATTACKS | {"STRUCK", "HAPPENED", "NO_STRIKES"}
HARM = frozenset({"OUTCOME"})
DOING = frozenset({"PARTY", "DOER"})


def tells_of_violence(passage: Passage) -> bool:
    """Whether a sentence names an attack, or harm beside who did it: a report without one has nothing to find."""
    classes = passage.row.classes
    return not classes.isdisjoint(VIOLENCE) or not (classes.isdisjoint(HARM) or classes.isdisjoint(DOING))
