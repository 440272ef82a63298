"""A field of a claim that people corrected, beside what the program read, in the words of a face."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.exports.phrasing import Phrasing
from tawthiq.model import Actor, Casualty, Claim


@dataclass(frozen=True, slots=True)
class Correction:
    """A field of a claim (named as in docs/judgements.md) that people corrected, the claim as the program read it, and
    who says so, when and why.
    """

    field: str
    machine: Claim
    by: str
    when: str
    reason: str


def in_words(correction: Correction, claim: Claim, words: Phrasing) -> Markup:
    """What was read, what it is by people, and why; `claim` is as it counts."""
    before, after = (_value(one, correction.field, words) for one in (correction.machine, claim))
    name = words.face.label("field", correction.field.rpartition(".")[2])
    said = {"by": correction.by, "day": words.day(correction.when[:10]), "reason": correction.reason}
    return words.face.say("corrected", field=name, before=before, after=after, **said)


def _value(claim: Claim, field: str, words: Phrasing) -> Markup | str:
    if field.startswith("casualties."):
        _, at, part = field.split(".")
        return _FIGURES[part](claim.casualties[int(at)], words)
    return _FIELDS[field](claim, words)


def _actor(actor: Actor | None, words: Phrasing) -> Markup | str:
    return actor.name if actor else words.face.say("not_stated")


_FIGURES: Mapping[str, Callable[[Casualty, Phrasing], Markup | str]] = {
    "count": lambda figure, words: words.figure(figure.count),
    "who": lambda figure, words: words.face.label("population", figure.who),
    "outcome": lambda figure, words: words.face.label("outcome", figure.outcome),
}
_FIELDS: Mapping[str, Callable[[Claim, Phrasing], Markup | str]] = {
    "scope": lambda claim, words: words.face.label("scope", claim.scope),
    "speaker": lambda claim, words: _actor(claim.speaker, words),
    "belligerent": lambda claim, words: _actor(claim.belligerent, words),
    "place": lambda claim, words: words.place(claim.place),
    "time": lambda claim, words: words.period(*((claim.time.start, claim.time.end) if claim.time else (None, None))),
}
