"""Speakers named again in short ("the correspondent", "the centre") joined to those named in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tawthiq.claims.carrying import Draft
from tawthiq.claims.positions import is_witness
from tawthiq.claims.speakers import to_speaker
from tawthiq.lang import Language
from tawthiq.mentions import Passage
from tawthiq.model import Actor, ClaimType, DenialKind

_WORD = re.compile(r"[^\W_]+")


def join_speakers(drafts: Sequence[Draft], offices: Sequence[Actor], language: Language) -> list[Draft]:
    """The drafts with each short speaker given the identity of the full name before it; a headline's, of one after it.

    The words of the report stay as they are: what a short name takes over are aliases, entry and body. `offices` are
    holders of an office that the report names without letting them speak ("the director of the Observatory").
    """
    speakers = [draft.claim.speaker for draft in drafts if draft.claim.speaker]
    known = sorted({actor.span.start: actor for actor in (*offices, *speakers)}.values(), key=lambda a: a.span)
    return [_joined(draft, known, language) for draft in drafts]


def _joined(draft: Draft, known: Sequence[Actor], language: Language) -> Draft:
    speaker = draft.claim.speaker
    if speaker is None or speaker.id or speaker.parent:
        return draft
    words = _words(speaker.name, language)
    before = [a for a in reversed(known) if a.span < speaker.span and _is_fuller(a, words, language)]
    after = [a for a in known if draft.is_title and a.span > speaker.span and _fits_headline(a, words, language)]
    full = next(iter((*before, *after)), None)
    if full is None:
        return draft
    aliases = tuple(dict.fromkeys((*speaker.aliases, full.name, *full.aliases)))
    same = replace(speaker, aliases=aliases, id=full.id, kind=full.kind, parent=full.parent, side=full.side)
    claim = replace(draft.claim, speaker=same)
    if claim.type is ClaimType.DENIAL and is_witness(same):
        claim = replace(claim, denial_kind=DenialKind.REBUTTAL)
    return replace(draft, claim=claim)


def _is_fuller(actor: Actor, words: Sequence[str], language: Language) -> bool:
    full = _words(actor.name, language)
    return len(full) > len(words) and set(words) <= set(full)


def _fits_headline(actor: Actor, words: Sequence[str], language: Language) -> bool:
    """A headline says "a rights centre" of the centre that the report then names."""
    full = _words(actor.name, language)
    return bool(words) and len(full) > 1 and (set(words) <= set(full) or words[0] == full[0])


def _words(name: str, language: Language) -> list[str]:
    """The words of a name without articles."""
    article = language.clitics.article
    small = language.words.get("articles", frozenset())
    words = _WORD.findall(language.folding.word(name))
    return [word.removeprefix(article) if article else word for word in words if word not in small]


def find_offices(passages: Iterable[Passage], text: str, language: Language) -> list[Actor]:
    """Holders of an office of a known body, wherever the report names them."""
    found = []
    for passage in passages:
        for index, item in enumerate(passage.items[:-1]):
            body = passage.items[index + 1]
            if "SOURCE" in item.classes and body.classes & {"ACTOR", "PARTY"}:
                actor = to_speaker(passage.items[index : index + 2], text, language)
                if actor is not None:
                    found.append(actor)
    return found
