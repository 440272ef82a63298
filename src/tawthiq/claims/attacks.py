"""Attacks that a sentence tells of: counted strikes, or an attack as the only thing said."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.clauses import Clause
from tawthiq.mentions import Item, Passage, StrikeCount
from tawthiq.model import Actor, Claim, ClaimType, Place

ATTACKS = frozenset({"ATTACK", "STRIKE"})  # classes of nouns
_VERBS = frozenset({"STRUCK", "HAPPENED"})
_TELLING = _VERBS | ATTACKS
_NOT_DONE = frozenset({"WITHOUT", "NEG", "NO_STRIKES"})
_POINTERS = frozenset({"THE", "THIS"})
_REACH = 3  # items before a strike noun in which a negation or a verb of doing counts


def counted_strikes(passage: Passage) -> list[int]:
    """The items that count strikes: by a number, or a single strike that someone is said to have carried out."""
    found = []
    for index, item in enumerate(passage.items):
        if not isinstance(item.value, StrikeCount) or item.value.count.is_open:
            continue
        before = passage.items[max(0, index - _REACH) : index]
        if any(earlier.classes & _NOT_DONE for earlier in before):
            continue
        if "STRIKES_NUMBER" in item.classes or _is_one_told(item, before):
            found.append(index)
    return found


def _is_one_told(item: Item, before: Sequence[Item]) -> bool:
    """Whether a strike without a numeral is one that someone is said to have carried out; no attack at large is."""
    at_large = item.definite or "AT_LARGE" in item.classes
    return not at_large and any("STRUCK" in earlier.classes for earlier in before)


def is_single(passage: Passage, index: int) -> bool:
    """Whether a counted strike is one without a numeral: the one that a casualty claim beside it already tells of."""
    return "STRIKES_BARE" in passage.items[index].classes


def find_attack(clause: Clause) -> int | None:
    """The item that tells of an attack in a clause without figures, by a verb of attacking or a noun of attack."""
    if clause.has("NO_STRIKES", "DENY", "HEDGE", "CALL", "OFFENSIVE"):
        return None
    for index in range(*clause.stretch):
        classes = clause.passage.items[index].classes
        if "WHO_REL" in classes:
            return None  # what follows only describes
        if classes & _TELLING:
            before = clause.passage.items[index - 1].classes if index else frozenset()
            return None if "BEFORE_AFTER" in before else index  # "after the strikes": only when something else happened
    return None


def find_incident(clause: Clause) -> int | None:
    """The item by which a clause without an attack points back to one ("the incident took place in Douma")."""
    if clause.has("DENY", "HEDGE", "CALL"):
        return None
    found = (i for i in range(*clause.stretch) if "INCIDENT" in clause.passage.items[i].classes)
    return next((index for index in found if _is_known(clause.passage, index)), None)


def is_told(clause: Clause, place: Place | None, belligerent: Actor | None) -> bool:
    """Whether a clause says enough of an attack: two of where, who, and a verb with a noun of attack."""
    return sum((place is not None, belligerent is not None, is_outright(clause))) > 1


def has_ground(claim: Claim) -> bool:
    """Whether a claim stands: an attack without a number needs a place, its own or carried."""
    return claim.type is not ClaimType.ATTACK or claim.strikes is not None or claim.place is not None


def is_outright(clause: Clause) -> bool:
    """Whether a verb of attack and a noun of attack stand together ("shelling hit the town"): no doer is needed."""
    struck = [i for i in range(*clause.stretch) if clause.passage.items[i].classes & _VERBS]
    attacks = [i for i in range(*clause.stretch) if clause.passage.items[i].classes & ATTACKS]
    return any(one != other and _stand_together(clause, *sorted((one, other))) for one in struck for other in attacks)


def _stand_together(clause: Clause, first: int, last: int) -> bool:
    between = clause.passage.items[first + 1 : last]
    return last - first <= _REACH and not any("WHO_REL" in item.classes for item in between)


def refers_back(clause: Clause) -> bool:
    """Whether the clause points to an attack told of before ("the shelling"), or names none of its own."""
    attacks = [i for i in range(*clause.stretch) if clause.passage.items[i].classes & ATTACKS]
    return all(_is_known(clause.passage, index) for index in attacks)


def describes(clause: Clause) -> bool:
    """Whether the clause says which attack it means ("the attack that hit X"): it may be another than the last one."""
    items = clause.passage.items
    return any(items[i].classes & ATTACKS and "WHO_REL" in items[i + 1].classes for i in range(*clause.stretch))


def points_to_many(clause: Clause) -> bool:
    """Whether the clause points to attacks told of before, without a number ("those attacks")."""
    items = clause.passage.items
    known = (items[i].value for i in range(*clause.stretch) if _is_known(clause.passage, i))
    return any(isinstance(value, StrikeCount) and value.count.is_open for value in known)


def recalls(clause: Clause) -> bool:
    """Whether the clause points to the attacks told of before in so many words ("those attacks")."""
    items = clause.passage.items
    return any("THIS" in items[i].classes and items[i + 1].classes & ATTACKS for i in range(*clause.stretch))


def begins_another(clause: Clause) -> bool:
    """Whether the clause names an attack as another one ("a second blast", "in a separate raid")."""
    return any(_is_other(clause.passage, i) for i in range(*clause.stretch))


def _is_other(passage: Passage, index: int) -> bool:
    if not passage.items[index].classes & ATTACKS:
        return False
    before = passage.items[max(0, index - _REACH) : index]
    return any("ANOTHER" in item.classes for item in before) or "OTHERS" in passage.items[index + 1].classes


def _is_known(passage: Passage, index: int) -> bool:
    """Whether a noun of attack is one told of before: by its own article or one a word or two before."""
    if passage.items[index].definite:
        return True
    before = passage.items[max(0, index - _REACH) : index]
    return any(item.classes & _POINTERS for item in before) and not any("ANOTHER" in item.classes for item in before)
