"""Under which conditions a `position` rule holds: what must stand around its words, and who is said to say them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

from tawthiq.claims.attribution import Attribution, attribution_at
from tawthiq.claims.frames import Voice
from tawthiq.lang import Language, Rule
from tawthiq.mentions import Item, Passage, RuleMatch, Stretch

_ATTACKS = frozenset({"ATTACK", "STRIKE", "OUTCOME", "COUNT_VICTIM", "COUNT_MASSACRE"})
_HARM = _ATTACKS | {"CRIMES"}
_CUTS = frozenset({"MEANWHILE", "SEMICOLON", "BUT"})
_NEGATIONS = frozenset({"NEG", "WITHOUT"})
_KINDS = frozenset({"FORCE", "GROUP"})  # nouns for a kind of party


@dataclass(frozen=True, slots=True)
class Setting:
    """What reading a position needs to know of the sentence around it."""

    passage: Passage
    attributions: Sequence[Attribution]
    text: str
    language: Language
    voice: Voice


def is_met(match: RuleMatch, setting: Setting) -> bool:
    """Whether the rule's conditions hold: what it needs around it, what must not be there.

    Where it names the `attack`, that is one told of before: "the attack", not "an attack".
    """
    values, before = match.rule.values, setting.passage.items[match.start - 1].classes
    if values["type"] != "finding" and before & _NEGATIONS:
        return False
    if "attack" in match.parts and not _is_definite(match.parts["attack"][0], setting):
        return False
    if "party" in match.parts and not _is_one_party(match.parts["party"], setting):
        return False
    if values["type"] == "finding" and _introduces(match, setting):
        return False
    if not all(_CONDITIONS[name](match, setting) for name in needs_of(match.rule)):
        return False
    return not (values.get("unless") == "strikes" and "STRIKES_NUMBER" in setting.passage.row.classes)


def needs_of(rule: Rule) -> Sequence[str]:
    """What must stand around the words of a rule, by the names of its conditions."""
    return rule.values.get("needs", "").split()


def attack_needed(rule: Rule) -> frozenset[str]:
    """Classes of which the sentence of a rule must hold one: where it needs an attack, those of attacks and harm.

    One that needs it "near" has it in its sentence, or in the two before it, which then need not hold one.
    """
    needs = needs_of(rule)
    if "attack" in needs:
        return _ATTACKS
    return _HARM if "attack-near" in needs else frozenset()


def may_be_met(rule: Rule, classes: Set[str], is_heard: bool) -> bool:
    """Whether a sentence with such classes has the attack that a rule needs; `is_heard`: one may stand just before."""
    needed = attack_needed(rule)
    return not needed or not classes.isdisjoint(needed) or (is_heard and "attack-near" in needs_of(rule))


def _introduces(match: RuleMatch, setting: Setting) -> bool:
    """Whether the words stand among those that introduce a speaker ("in a statement that could not be verified")."""
    return any(a.words[0] < match.start and match.end <= a.words[1] for a in setting.attributions)


def _is_definite(index: int, setting: Setting) -> bool:
    """Whether an article stands before an item, in the word itself or as its own word."""
    items = setting.passage.items
    return items[index].definite or "THE" in items[index].classes | items[index - 1].classes


def _is_one_party(stretch: Stretch, setting: Setting) -> bool:
    """Whether the words mean somebody: a bare "party" or "force" without an article does not."""
    classes = setting.passage.items[stretch[0]].classes
    bare = stretch[1] - stretch[0] == 1 and classes & _KINDS and not classes & {"PARTY", "PERSON", "ACTOR"}
    return not bare or _is_definite(stretch[0], setting)


def _is_told(match: RuleMatch, setting: Setting) -> bool:
    """Whether somebody is named who says it."""
    return attribution_of(match, setting) is not None


def attribution_of(match: RuleMatch, setting: Setting) -> Attribution | None:
    """The attribution of a match: one after it in a clause of its own ("while ...") has its own."""
    items = setting.passage.items
    near = [a for a in setting.attributions if not a.postposed or not _is_cut(items[match.end : a.words[0]])]
    return next((found for end in (match.start, match.end - 1) if (found := attribution_at(end, near))), None)


def _is_cut(items: Sequence[Item]) -> bool:
    return any(item.classes & _CUTS for item in items)


_CONDITIONS: Mapping[str, Callable[[RuleMatch, Setting], bool]] = {
    "attack": lambda _, setting: bool(setting.passage.row.classes & _ATTACKS),
    "attack-near": lambda _, setting: bool(setting.passage.row.classes & _HARM or setting.voice.heard & _ATTACKS),
    "told": _is_told,
}
