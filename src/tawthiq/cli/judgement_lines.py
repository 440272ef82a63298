"""Judgements as lines for the terminal: what was decided, by whom and why, and what has become of it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tawthiq.judging.misfit import Misfit
from tawthiq.model import Judgement, Verdict
from tawthiq.pipeline import Listing

_MOST = 3  # ids in a line


def listing_lines(listing: Listing) -> Iterator[str]:
    """Each judgement with its status; what does not fit with both versions; then what contradicts what."""
    for one in listing.judgements:
        yield f"{one.judgement.id}  {one.status:<9}  {judgement_line(one.judgement)}"
        for misfit in one.misfits:
            yield from misfit_lines(misfit)
    for conflict in listing.conflicts:
        yield f"conflict, none of which takes effect until the rest agree: {', '.join(one.id for one in conflict)}"


def judgement_line(one: Judgement) -> str:
    """A judgement in short: what about, the verdict, who, when, why."""
    ids = " ".join(one.about[:_MOST]) + (f" and {len(one.about) - _MOST} more" if len(one.about) > _MOST else "")
    words = [ids, one.verdict.value, *([one.field] if one.field else [])]
    if one.verdict is Verdict.ADD:
        words += [one.made_about[0].type.value, f"\u00ab{' '.join(one.made_about[0].text.split())}\u00bb"]
    elif one.value is not None:
        words.append(one.value if isinstance(one.value, str) else json.dumps(one.value, ensure_ascii=False))
    reason = f": {one.reason}" if one.reason else ""
    return f"{' '.join(words)}  ({one.by}, {one.when}{reason})"


def misfit_lines(misfit: Misfit) -> Iterator[str]:
    """Why a judgement does not fit, what it was about, and what is there now."""
    yield f"    does not fit: {misfit.about}: {misfit.why}"
    yield f"    then: {misfit.then}"
    for line in misfit.now or ("nothing",):
        yield f"    now:  {line}"
