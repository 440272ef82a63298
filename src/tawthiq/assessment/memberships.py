"""How each report belongs to an origin, and why, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawthiq.assessment.independence import Source
from tawthiq.assessment.statements import Statement
from tawthiq.assessment.voices import is_own_page, outlet_of
from tawthiq.assessment.wording import Wording, wordings
from tawthiq.model import Belonging, Membership

# On which ground a report belongs to an origin: the first that one of its claims has, and what it then is.
_GROUNDS: Mapping[str, Belonging] = {
    "near_copy": Belonging.NEAR_COPY,
    "translation": Belonging.TRANSLATION,
    "speaks": Belonging.SPEAKS,
    "cites": Belonging.CARRIES,
    "carries": Belonging.CARRIES,
    "repeats": Belonging.RELAYS,
    "outlet": Belonging.RELAYS,
    "quotes": Belonging.RELAYS,
    "entry": Belonging.RELAYS,
}
# Grounds that are worded otherwise where there is one through whom it came, or a speaker.
_FULLER = {("carries", True): "carries_through", ("outlet", True): "agency"}


def memberships(source: Source) -> tuple[Membership, ...]:
    """The reports of an origin in the order of its statements, each with how it belongs to it and why."""
    found: dict[str, list[tuple[str, Statement]]] = {}
    for statement in source.all:
        found.setdefault(statement.document.doc_id, []).append((_ground(source, statement), statement))
    return tuple(_membership(source, doc_id, pairs) for doc_id, pairs in found.items())


def _ground(source: Source, statement: Statement) -> str:
    if statement.relation is not None:
        return statement.relation.value
    if how := source.grounds.get(statement.claim.id):
        return how.value
    if statement.claim.speaker is None or is_own_page(statement):
        return "speaks"
    return "carries" if source.ground == "speaker" else "cites"


def _membership(source: Source, doc_id: str, pairs: Sequence[tuple[str, Statement]]) -> Membership:
    ground, statement = min(pairs, key=lambda pair: list(_GROUNDS).index(pair[0]))
    reason = {wording.language: _reason(wording, source, ground, statement) for wording in wordings()}
    return Membership(doc_id, _GROUNDS[ground], reason)


def _reason(wording: Wording, source: Source, ground: str, statement: Statement) -> str:
    speaker = statement.claim.speaker
    through = wording.listed([wording.name_of(actor, actor.name) for actor in statement.claim.via])
    values = {
        "name": wording.name_of(source.actor, source.name),
        "outlet": outlet_of(statement),
        "of": statement.source.doc_id,
        "speaker": wording.name_of(speaker, speaker.name) if speaker else "",
        "through": through,
    }
    key = _FULLER.get((ground, bool(through if ground == "carries" else speaker)), ground)
    return wording.text("belongs", key, **values)
