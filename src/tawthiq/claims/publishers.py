"""The monitor whose own page a report is: there it speaks in the report's voice, and nobody is quoted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from tawthiq.claims.drafts import Draft
from tawthiq.mentions import Passage

_BEFORE = frozenset({"DASH", "MARK", "SLASH"})  # between a page's headline and the name of its site


def publisher_of(passages: Sequence[Passage]) -> str | None:
    """The id of the monitor that the first line names behind its headline, as pages name their site."""
    if not passages:
        return None
    items = passages[0].items
    for before, item in pairwise(items):
        actor = item.actor()
        if actor and actor.kind == "monitor" and before.classes & _BEFORE:
            return actor.id
    return None


def in_own_voice(drafts: Iterable[Draft], publisher: str | None) -> list[Draft]:
    """The drafts, those without a speaker that the publisher speaks itself."""
    return [_unsaid(draft) if publisher and _speaks(draft, publisher) else draft for draft in drafts]


def _speaks(draft: Draft, publisher: str) -> bool:
    speaker = draft.claim.speaker
    return speaker is not None and publisher in (speaker.id, speaker.parent)


def _unsaid(draft: Draft) -> Draft:
    return replace(draft, claim=replace(draft.claim, speaker=None))
