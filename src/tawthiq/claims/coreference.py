"""Speakers named again in short ("the correspondent", "the centre") joined to those named in full."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from tawthiq.claims.drafts import Draft
from tawthiq.claims.positions import is_witness
from tawthiq.claims.speakers import to_speaker
from tawthiq.lang import Language
from tawthiq.mentions import Passage
from tawthiq.model import Actor, ClaimType, DenialKind, Span

_WORD = re.compile(r"[^\W_]+")


def join_speakers(drafts: Sequence[Draft], offices: Sequence[Actor], language: Language) -> list[Draft]:
    """The drafts with each short speaker given the identity of the full name before it; a headline's, of one after it.

    The words of the report stay as they are: what a short name takes over are aliases, entry and body. `offices` are
    holders of an office that the report names without letting them speak ("the director of the Observatory").
    """
    speakers = [draft.claim.speaker for draft in drafts if draft.claim.speaker]
    named = sorted({actor.span.start: actor for actor in (*offices, *speakers)}.values(), key=lambda a: a.span)
    known = _Known([(actor, _words(actor.name, language)) for actor in named])
    reporters = language.words.get("reporters", frozenset())
    return [_joined(_marked(draft, reporters, language), known, language) for draft in drafts]


def _marked(draft: Draft, reporters: Set[str], language: Language) -> Draft:
    """The draft, marked where its speaker is a reporter."""
    speaker = draft.claim.speaker
    reports = speaker is not None and not reporters.isdisjoint(_words(speaker.name, language))
    return replace(draft, by_reporter=True) if reports else draft


class _Known:
    """The speakers that a report names, in order; those fuller than a short name are looked up once for each name."""

    def __init__(self, named: Sequence[tuple[Actor, tuple[str, ...]]]) -> None:
        self._named = [(actor, words, frozenset(words)) for actor, words in named]
        self._fuller: dict[tuple[str, ...], list[Actor]] = {}

    def fuller(self, short: tuple[str, ...], before: Span) -> Actor | None:
        """The last one before a span whose name holds the short one's words and more."""
        if short not in self._fuller:
            needed, size = frozenset(short), len(short)
            self._fuller[short] = [a for a, words, held in self._named if len(words) > size and needed <= held]
        full = self._fuller[short]
        index = bisect_left(full, before, key=lambda actor: actor.span)
        return full[index - 1] if index else None

    def of_headline(self, short: tuple[str, ...], after: Span) -> Actor | None:
        """The first one after a headline's "a rights centre": the centre that the report then names."""
        for actor, words, held in self._named:
            fits = len(words) > 1 and (held.issuperset(short) or words[0] == short[0])
            if fits and actor.span > after:
                return actor
        return None


def _joined(draft: Draft, known: _Known, language: Language) -> Draft:
    speaker = draft.claim.speaker
    if speaker is None or speaker.id or speaker.parent:
        return draft
    words = _words(speaker.name, language)
    full = known.fuller(words, speaker.span)
    if full is None and draft.is_title and words:
        full = known.of_headline(words, speaker.span)
    if full is None:
        return draft
    aliases = tuple(dict.fromkeys((*speaker.aliases, full.name, *full.aliases)))
    same = replace(speaker, aliases=aliases, id=full.id, kind=full.kind, parent=full.parent, side=full.side)
    claim = replace(draft.claim, speaker=same)
    if claim.type is ClaimType.DENIAL and is_witness(same):
        claim = replace(claim, denial_kind=DenialKind.REBUTTAL)
    return replace(draft, claim=claim)


def _words(name: str, language: Language) -> tuple[str, ...]:
    """The words of a name without articles."""
    article = language.clitics.article
    small = language.words.get("articles", frozenset())
    words = _WORD.findall(language.folding.word(name))
    return tuple(word.removeprefix(article) if article else word for word in words if word not in small)


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
