"""Denials, responsibility, findings and calls: the language's `position` rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tawthiq.claims.belligerents import actor_of
from tawthiq.claims.conditions import Setting, attribution_of, is_met
from tawthiq.claims.frames import Frame
from tawthiq.claims.speakers import to_speaker
from tawthiq.mentions import RuleMatch, Stretch, applicable, find
from tawthiq.model import Actor, ClaimType, DenialKind, Mode, Span

_JOINS = frozenset({"AND", "BUT", "COMMA", "THAT", "THEN", "MEANWHILE"})
_WITNESS_KINDS = frozenset({"monitor", "ngo", "rescue", "medical", "intergovernmental", "outlet", "agency"})
_ARMED_KINDS = frozenset({"military", "armed-group", "coalition", "police", "government", "state"})


@dataclass(frozen=True, slots=True)
class Position:
    """A position as its rule reads it, before place and time are known. `stretch` are its items, half-open.

    One that `gives_way` says no more than the belligerent of figures beside it.
    """

    type: ClaimType
    stretch: Stretch
    speaker: Actor | None
    via: tuple[Actor, ...]
    belligerent: Actor | None
    mode: Mode | None
    kind: DenialKind | None
    about: Span | None
    in_doubt: bool
    is_total: bool
    gives_way: bool
    rules: tuple[str, ...]


def find_positions(setting: Setting) -> list[Position]:
    """The positions of a sentence in the order of their words; the first rule that takes a stretch keeps it."""
    row, rules = setting.passage.row, setting.language.rules
    taken: list[Stretch] = []
    found: list[Position] = []
    for rule in applicable(rules.get("position", ()), row):
        for match in map(_own_words, find(rule, row)):
            inside = any(match.start < end and start < match.end for start, end in taken)
            if inside or not is_met(match, setting):
                continue
            position = _read(match, setting, found)
            if position is not None:
                taken.append((match.start, match.end))
                found.append(position)
    return sorted(found, key=lambda position: position.stretch)


def _own_words(match: RuleMatch) -> RuleMatch:
    """The match without the words before it that its rule only looks at (`after`)."""
    return match._replace(start=match.parts["after"][1]) if "after" in match.parts else match


def _read(match: RuleMatch, setting: Setting, before: Sequence[Position]) -> Position | None:
    values = match.rule.values
    kind_of_claim = ClaimType(values["type"])
    party = _party(match, setting)
    speaker, via, spoken_by = _speaker(match, setting, party, before)
    if values.get("party") == "speaker":
        party = speaker if is_armed(speaker) else None
    if kind_of_claim is ClaimType.RESPONSIBILITY and party is None:
        return None
    mode = values.get("mode") or _feature(match, setting, "mode")
    about = _span(_ended(match.parts["about"], setting), setting) if "about" in match.parts else None
    return Position(
        type=kind_of_claim,
        stretch=_ended((match.start, match.end), setting),
        speaker=speaker,
        via=via,
        belligerent=party,
        mode=Mode(mode) if mode and kind_of_claim is ClaimType.RESPONSIBILITY else None,
        kind=_kind(kind_of_claim, speaker, mode, _feature(match, setting, "kind")),
        about=about,
        in_doubt=values.get("stance") == "doubts",
        is_total=values.get("scope") == "total",
        gives_way=values.get("unless") == "figures",
        rules=tuple(filter(None, (match.rule.id, spoken_by))),
    )


def _party(match: RuleMatch, setting: Setting) -> Actor | None:
    if "party" not in match.parts:
        return None
    stretch = match.parts["party"]
    items = setting.passage.items[slice(*stretch)]
    if len(items) == 1 and (known := actor_of(items[0], setting.text, setting.language)):
        return known
    span = _span(stretch, setting)
    return Actor(setting.text[span.start : span.end], span)


def _speaker(
    match: RuleMatch, setting: Setting, party: Actor | None, before: Sequence[Position]
) -> tuple[Actor | None, tuple[Actor, ...], str | None]:
    """Who takes the position, through whom, and the rule that says so where it is not this one."""
    values = match.rule.values
    if values.get("voice") == "reporter":
        return None, (), None
    if values.get("speaker") == "party":
        return party, (), None
    if "speaker" in match.parts:
        named = setting.passage.items[slice(*match.parts["speaker"])]
        return to_speaker(named, setting.text, setting.language), (), None
    attribution = attribution_of(match, setting)
    if attribution is not None:
        speaker = attribution.voice(_earlier(match.start, before) or setting.voice.last)
        return speaker, attribution.via, attribution.rule
    if values.get("voice") == "told":
        return None, (), None
    subject = _earlier(match.start, before) or _subject(match.start, setting)  # "denied the raid and blamed others"
    return subject or setting.voice.last, (), None


def _earlier(start: int, before: Sequence[Position]) -> Actor | None:
    """Who takes the position that stands before this one in the sentence."""
    earlier = sorted((p for p in before if p.stretch[1] <= start), key=lambda position: position.stretch)
    return earlier[-1].speaker if earlier else None


def _subject(before: int, setting: Setting) -> Actor | None:
    """The party or known body that the sentence begins with."""
    begins = (item for item in setting.passage.items[1 : min(3, before)] if item.classes & {"PARTY", "ACTOR"})
    first = next(begins, None)
    return to_speaker([first], setting.text, setting.language) if first else None


def is_armed(actor: Actor | None) -> bool:
    """Whether the actor is a party to the fighting, or speaks for one."""
    return actor is not None and actor.kind in _ARMED_KINDS


def is_witness(actor: Actor | None) -> bool:
    """Whether the actor watches the fighting and is no party to it: what it denies is somebody else's claim."""
    return actor is not None and actor.kind in _WITNESS_KINDS


def _kind(type_: ClaimType, speaker: Actor | None, mode: str | None, listed: str | None) -> DenialKind | None:
    """What kind of denial this is or serves as; a denial by one who is no party rebuts somebody else's."""
    if type_ is ClaimType.RESPONSIBILITY:
        return DenialKind.BLAME_ELSEWHERE if mode == Mode.BLAMES and is_armed(speaker) else None
    if type_ is ClaimType.DENIAL:
        if is_witness(speaker):
            return DenialKind.REBUTTAL
        return DenialKind(listed) if listed else DenialKind.FLAT
    return DenialKind(listed) if listed and type_ is ClaimType.FINDING else None


def _feature(match: RuleMatch, setting: Setting, key: str) -> str | None:
    inside = setting.passage.items[match.start : match.end]
    return next((value for item in inside if (value := item.feature(key))), None)


def _ended(stretch: Stretch, setting: Setting) -> Stretch:
    """The stretch without the words at its end that begin the next statement ("..., and that")."""
    start, end = stretch
    while end - 1 > start and setting.passage.items[end - 1].classes & _JOINS:
        end -= 1
    return start, end


def _span(stretch: Stretch, setting: Setting) -> Span:
    items = setting.passage.items
    return Span(items[stretch[0]].start, items[stretch[1] - 1].end)


def blaming(frame: Frame, positions: Sequence[Position]) -> Frame:
    """The frame of harm with who did it as its sentence says: who claims it, or whom the same voice blames."""
    if frame.belligerent is not None:
        return frame
    for position in positions:
        own = position.type is ClaimType.RESPONSIBILITY and not position.in_doubt
        if own and (position.mode is not Mode.BLAMES or position.speaker == frame.speaker):
            return replace(frame, belligerent=position.belligerent)
    return frame
