"""From what was found in a clause to claims of the model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tawthiq.claims.clauses import Clause, span_of
from tawthiq.claims.counted import Figure
from tawthiq.claims.frames import Frame
from tawthiq.claims.positions import Position, is_armed
from tawthiq.mentions import Passage, Quantity, StrikeCount
from tawthiq.model import Actor, Casualty, Claim, ClaimType, Document, Scope, Span, Stance, Strikes


def casualty_claim(document: Document, clause: Clause, figures: Sequence[Figure], frame: Frame) -> Claim:
    """One claim with all figures of a clause."""
    items = clause.passage.items
    distinct = {(f.outcome, f.who, f.count, items[f.item].norm): f for f in reversed(figures)}
    casualties = tuple(
        Casualty(f.outcome, f.who, f.count, document.quote(items[f.item].span), items[f.item].span)
        for f in reversed(distinct.values())
    )
    rules = [rule for f in figures for rule in (_quantity_rule(clause.passage, f.item), f.rule)]
    return _claim(document, clause.span, ClaimType.CASUALTY, frame, rules, casualties=casualties)


def attack_claim(document: Document, clause: Clause, index: int, frame: Frame, *, counted: bool) -> Claim:
    """A claim about an attack; its strikes where the item counts them."""
    item = clause.passage.items[index]
    strikes = None
    if isinstance(item.value, StrikeCount) and counted:
        strikes = Strikes(item.value.count, document.quote(item.span), item.span)
    rules = [_quantity_rule(clause.passage, index) if counted else _TOLD]
    return _claim(document, clause.span, ClaimType.ATTACK, frame, rules, strikes=strikes)


def position_claim(document: Document, clause: Clause, position: Position, frame: Frame) -> Claim:
    """A denial, responsibility, finding or call; its speaker is the position's own."""
    return _claim(
        document,
        span_of(clause.passage, position.stretch),
        position.type,
        frame,
        position.rules,
        speaker=position.speaker,
        via=position.via,
        belligerent=_belligerent(position, frame),
        mode=position.mode,
        denial_kind=position.kind,
        about=document.quote(position.about) if position.about else None,
        about_span=position.about,
        stance=_stance(position, frame),
        scope=Scope.TOTAL if position.is_total else frame.scope,
    )


_TOLD = "attack.told"  # the id of the construction in code: an attack with its place and doer, without a number


def _belligerent(position: Position, frame: Frame) -> Actor | None:
    """The party named; one that denies without naming anybody speaks of itself."""
    if position.belligerent or position.type is ClaimType.CALL:
        return position.belligerent
    denies_itself = position.type is ClaimType.DENIAL and is_armed(position.speaker)
    return frame.belligerent or (position.speaker if denies_itself else None)


def _stance(position: Position, frame: Frame) -> Stance:
    if position.type is ClaimType.DENIAL:
        return Stance.DENIES
    return Stance.DOUBTS if position.in_doubt else frame.stance


def _claim(document: Document, span: Span, type_: ClaimType, frame: Frame, rules: Sequence[str], **own: Any) -> Claim:
    """A claim with the frame's values, and `own` values that come before the frame's."""
    shared = {
        "speaker": frame.speaker,
        "via": frame.via,
        "place": frame.place,
        "time": frame.time,
        "belligerent": frame.belligerent,
        "attack_kind": frame.attack_kind,
        "scope": frame.scope,
        "stance": frame.stance,
    }
    named = tuple(dict.fromkeys(rule for rule in (*rules, *frame.rules) if rule))
    return Claim(
        doc_id=document.doc_id, type=type_, text=document.quote(span), span=span, rules=named, **{**shared, **own}
    )


def _quantity_rule(passage: Passage, index: int) -> str:
    value = passage.items[index].value
    return value.rule if isinstance(value, Quantity | StrikeCount) else ""
