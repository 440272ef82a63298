"""Who is said to have done it, who says so, and what the accused say, before any language is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tawthiq.exports.summaries.names import Known, Named, Sourced
from tawthiq.model import Accused, Claim, Mode, Position, Range, Stance

_ACCEPTING = {Mode.CLAIMS: "claims", Mode.ADMITS: "admits"}
_FIGHTING = frozenset({"armed-group", "coalition", "government", "military", "police", "state"})
_FALLBACK = {"accepts": "accepts", "denies": "flat", "blames_others": "blame_elsewhere"}


@dataclass(frozen=True, slots=True)
class Accusation:
    """A party that is said to have done it. `blamers` say so, and `clearers` that it did not.

    `is_alleged` is false where nobody names it and it speaks for itself alone, `is_doubted` true where all who name it
    do so with doubt.
    `said` are codes of what it says itself: kinds of denial, `claims`, `admits` or `accepts`.
    """

    party: Named
    blamers: tuple[Named, ...]
    clearers: tuple[Named, ...]
    is_alleged: bool
    is_doubted: bool
    said: tuple[str, ...]
    accepts: bool
    conceded: Range | None


def accusation(accused: Accused, claims: Mapping[str, Sourced], known: Known) -> Accusation:
    """What is said of an accused party, and by it; `claims` are those of the incident, by id."""
    party, answers = known.actor(accused.actor), set(accused.position.claims)
    named = [claims[id_] for id_ in accused.claims if id_ in claims and id_ not in answers]
    by_stance = {stance: [one for one in named if one[0].stance is stance] for stance in Stance}
    asserting, doubting = by_stance[Stance.ASSERTS], by_stance[Stance.DOUBTS]
    accusing = [one for one in asserting if not _is_by(one[0], party, known)]
    is_own = accused.position.answer == "not_stated" and _tells_own(
        claim for claim, _ in asserting if _is_by(claim, party, known)
    )
    return Accusation(
        party=party,
        blamers=_voices(accusing or doubting, known, party),
        clearers=_voices(by_stance[Stance.DENIES], known, party),
        is_alleged=bool(accusing or doubting),
        is_doubted=bool(doubting and not accusing),
        said=("own",) if is_own else tuple(_said(accused.position, claims)),
        accepts=is_own or accused.position.answer == "accepts",
        conceded=accused.position.conceded,
    )


def _said(position: Position, claims: Mapping[str, Sourced]) -> Iterator[str]:
    """Codes of what the accused says itself, each once."""
    modes = {claims[id_][0].mode for id_ in position.claims if id_ in claims}
    accepted = [code for mode, code in _ACCEPTING.items() if mode in modes]
    said = [*accepted, *(kind.value for kind in position.kinds)]
    if not said and position.answer in _FALLBACK:
        said = [_FALLBACK[position.answer]]
    yield from dict.fromkeys(said)


def _is_by(claim: Claim, party: Named, known: Known) -> bool:
    return claim.speaker is not None and known.actor(claim.speaker).key == party.key


def _tells_own(claims: Iterable[Claim]) -> bool:
    """Whether one who fights is among the speakers; others who are taken for accused tell of no attack of theirs."""
    return any(claim.speaker is not None and claim.speaker.kind in _FIGHTING for claim in claims)


def _voices(sourced: Iterable[Sourced], known: Known, party: Named) -> tuple[Named, ...]:
    """Who says it: the speaker, or the outlet where the report speaks itself; each once, and not the party itself."""
    voices: dict[str, Named] = {}
    for claim, report in sourced:
        one = known.actor(claim.speaker) if claim.speaker else Named(report.outlet) if report.outlet else None
        if one and one.key != party.key:
            voices.setdefault(one.key, one)
    return tuple(voices.values())
