"""Who blames whom, who claims it, who denies it: what each speaker says of each accused party."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.exports.numbering import NumberedClaim, chosen
from tawthiq.model import Accused, ClaimType, Incident, Mode, Stance

KINDS = ("claims", "admits", "denies", "blames_others", "blames", "names", "clears")
"""In the order in which a cell lists them."""

_MODES = {Mode.BLAMES: "blames", Mode.CLAIMS: "claims", Mode.ADMITS: "admits"}


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell of the matrix says: a kind of `KINDS`, and the claims behind it."""

    kind: str
    claims: tuple[NumberedClaim, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Names of the accused parties, and rows of a speaker with one cell for each of them; a cell may be empty."""

    parties: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Said, ...], ...]], ...]


def matrix_of(incidents: Sequence[Incident], claims: Mapping[str, NumberedClaim], own_voice: str) -> Matrix:
    """The matrix of these incidents; `own_voice` stands for a report that speaks itself and has no outlet.

    The rows are in the order of the reports, the accused in that of the incidents.
    """
    parties: dict[str, str] = {}
    cells: dict[tuple[str, str], dict[str, dict[str, NumberedClaim]]] = {}
    speakers: dict[str, tuple[str, tuple[int, int]]] = {}
    for incident in incidents:
        for accused in incident.belligerents:
            party = accused.actor.id or accused.actor.name
            parties.setdefault(party, accused.actor.name)
            for one, kind in _said(accused, claims):
                key, name = _speaker(one, own_voice)
                place = (one.report, one.position)
                known = speakers.setdefault(key, (name, place))
                speakers[key] = min(known, (name, place), key=lambda row: row[1])
                cells.setdefault((key, party), {}).setdefault(kind, {})[one.claim.id] = one
    order = sorted(speakers, key=lambda key: speakers[key][1])
    rows = tuple((speakers[key][0], tuple(_cell(cells.get((key, party), {})) for party in parties)) for key in order)
    return Matrix(tuple(parties.values()), rows)


def _said(accused: Accused, claims: Mapping[str, NumberedClaim]) -> Iterator[tuple[NumberedClaim, str]]:
    answers = set(accused.position.claims)
    for one in chosen(accused.position.claims, claims):
        yield one, _answer(one)
    for one in chosen(accused.claims, claims):
        if one.claim.id not in answers:
            yield one, _naming(one)


def _answer(one: NumberedClaim) -> str:
    claim = one.claim
    if claim.mode in (Mode.CLAIMS, Mode.ADMITS):
        return _MODES[claim.mode]
    if claim.mode is Mode.BLAMES:
        return "blames_others"
    return "denies" if claim.type is ClaimType.DENIAL or claim.stance is not Stance.ASSERTS else "names"


def _naming(one: NumberedClaim) -> str:
    if one.claim.stance is not Stance.ASSERTS:
        return "clears"
    return _MODES[one.claim.mode] if one.claim.mode else "names"


def _speaker(one: NumberedClaim, own_voice: str) -> tuple[str, str]:
    speaker = one.claim.speaker
    if speaker:
        return speaker.id or speaker.name, speaker.name
    name = one.document.outlet or own_voice
    return name, name


def _cell(kinds: Mapping[str, Mapping[str, NumberedClaim]]) -> tuple[Said, ...]:
    return tuple(
        Said(kind, tuple(sorted(kinds[kind].values(), key=lambda one: (one.report, one.position))))
        for kind in KINDS
        if kind in kinds
    )
