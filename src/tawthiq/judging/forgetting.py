"""Judgements without the words of reports that the law demands to forget."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping

from tawthiq.errors import InvariantError
from tawthiq.model import LINKING, Judgement, Verdict

_ABOUT_JUDGEMENTS = frozenset({Verdict.CONFIRM, Verdict.WITHDRAW})


def forget(judgements: Iterable[Judgement], doc_ids: Collection[str]) -> Mapping[str, Judgement | None]:
    """What stays of each judgement that has to do with one of these reports, by its id; `None` for nothing.

    Of one that is about other reports as well the decision stays, with its claims in those. Its reason goes, for it may
    repeat words. A judgement about a judgement of which nothing stays goes with it.
    """
    found: dict[str, Judgement | None] = {}
    every = list(judgements)
    for one in every:
        gone = {anchor.claim for anchor in one.made_about if anchor.doc_id in doc_ids}
        if gone:
            found[one.id] = _without(one, gone, doc_ids)
    for one in every:
        if one.verdict in _ABOUT_JUDGEMENTS and not found.keys().isdisjoint(one.about):
            about = tuple(id_ for id_ in one.about if found.get(id_, one) is not None)
            found[one.id] = _less(one, about) if about else None
    return found


def _without(one: Judgement, gone: Collection[str], doc_ids: Collection[str]) -> Judgement | None:
    kept = tuple(anchor for anchor in one.made_about if anchor.doc_id not in doc_ids)
    about = tuple(id_ for id_ in one.about if id_ not in gone)
    if not kept or not about or one.verdict is Verdict.CORRECT:
        return None
    less = _less_seen(one, about, gone) if one.verdict in LINKING else _less(one, about)
    return dataclasses.replace(less, made_about=kept) if less else None


def _less_seen(one: Judgement, about: tuple[str, ...], gone: Collection[str]) -> Judgement | None:
    """A merge, split or move without some claims; `None` where too little is left to go by."""
    left = {id_: [claim for claim in claims if claim not in gone] for id_, claims in one.seen.items()}
    seen = {id_: claims for id_, claims in left.items() if claims}
    try:
        return dataclasses.replace(one, about=about, machine=seen, reason="", kept_id=one.id)
    except InvariantError:
        return None


def _less(one: Judgement, about: tuple[str, ...]) -> Judgement:
    return dataclasses.replace(one, about=about, reason="", kept_id=one.id)
