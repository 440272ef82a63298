"""How each report belongs to an origin, and why, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from tawthiq.assessment.independence import Source
from tawthiq.assessment.statements import Statement
from tawthiq.assessment.voices import is_own_page, outlet_of
from tawthiq.assessment.wording import Wording, wordings
from tawthiq.model import Actor, Belonging, Membership

_REMEMBERED = 65536

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
    found: dict[str, tuple[str, Statement]] = {}
    for statement in source.all:
        ground, doc_id = _ground(source, statement), statement.claim.doc_id
        if doc_id not in found or _RANKS[ground] < _RANKS[found[doc_id][0]]:
            found[doc_id] = (ground, statement)
    return tuple([_membership(source, *pair) for pair in found.values()])


def _ground(source: Source, statement: Statement) -> str:
    if statement.relation is not None:
        return statement.relation.value
    if how := source.grounds.get(statement.claim.id):
        return how.value
    if statement.claim.speaker is None or is_own_page(statement):
        return "speaks"
    return "carries" if source.ground == "speaker" else "cites"


def _membership(source: Source, ground: str, statement: Statement) -> Membership:
    speaker, through = statement.claim.speaker, statement.claim.via
    key = _FULLER.get((ground, bool(through if ground == "carries" else speaker)), ground)
    values = tuple([_VALUES[name](source, statement) for name in _NEEDED[key]])
    return Membership(statement.claim.doc_id, _GROUNDS[ground], _reason(key, values))


_RANKS = {ground: rank for rank, ground in enumerate(_GROUNDS)}

_Name = tuple[str, tuple[str, ...]]  # with its aliases
_Value = str | tuple[_Name, ...]  # words as they are, or names to give in the language of the reason

# What a reason names.
_VALUES: Mapping[str, Callable[[Source, Statement], _Value]] = {
    "name": lambda source, _: ((source.name, source.actor.aliases if source.actor else ()),),
    "outlet": lambda _, statement: outlet_of(statement),
    "of": lambda _, statement: statement.source.doc_id,
    "speaker": lambda _, statement: _named(statement.claim.speaker),
    "through": lambda _, statement: tuple((actor.name, actor.aliases) for actor in statement.claim.via),
}
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "near_copy": ("of",),
    "translation": ("of",),
    "speaks": ("outlet",),
    "cites": ("speaker", "outlet"),
    "carries": ("name",),
    "carries_through": ("name", "through"),
    "repeats": ("name",),
    "outlet": ("outlet", "name"),
    "agency": ("speaker", "name"),
    "quotes": ("name",),
    "entry": ("name",),
}


def _named(actor: Actor | None) -> _Value:
    return ((actor.name, actor.aliases),) if actor else ()


@lru_cache(_REMEMBERED)
def _reason(key: str, values: tuple[_Value, ...]) -> Mapping[str, str]:
    """The reason by language; the same few are needed for very many reports."""
    return {wording.language: _worded(wording, key, values) for wording in wordings()}


def _worded(wording: Wording, key: str, values: tuple[_Value, ...]) -> str:
    words = (v if isinstance(v, str) else wording.listed([wording.own_name(*name) for name in v]) for v in values)
    return wording.text("belongs", key, **dict(zip(_NEEDED[key], words, strict=True)))
