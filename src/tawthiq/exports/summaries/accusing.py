"""The sentences that tell who is said to have done it, who says so, and what the accused answer."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.exports.summaries.accusations import Accusation
from tawthiq.exports.summaries.facts import Facts
from tawthiq.exports.summaries.harm import Group
from tawthiq.exports.summaries.leading import counted
from tawthiq.exports.summaries.words import Words
from tawthiq.grammar import OBLIQUE

MOST_SENTENCES = 2
"""More accusations than these stand in one sentence."""


def accusing(words: Words, facts: Facts) -> Iterator[str]:
    """A sentence for each accused party; those whom the same sources name, and who answer nothing, share one."""
    told, is_further = list[str](), False
    for group in _alike(facts.accusations):
        told.append(_told(words, group, is_further))
        is_further = is_further or (group[0].is_alleged and not group[0].is_doubted)
    if len(told) <= MOST_SENTENCES:
        yield from told
    else:
        yield words.raw("separator").join(told)


def _alike(accusations: tuple[Accusation, ...]) -> list[list[Accusation]]:
    groups: dict[object, list[Accusation]] = {}
    for at, one in enumerate(accusations):
        is_plain = one.is_alleged and not one.said and not one.clearers and not one.conceded
        key = (frozenset(voice.key for voice in one.blamers), one.is_doubted) if is_plain else at
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _told(words: Words, group: list[Accusation], is_further: bool) -> str:
    first = group[0]
    names = dict.fromkeys(words.name(one.party, "unnamed_party") for one in group)
    said = _said(words, first)
    if not first.is_alleged:
        party = next(iter(names))
        return words.say("answers", party=party, said=said) if said else words.say("named_only", party=party)
    key = "doubted" if first.is_doubted else "blamed"
    blamers = words.names(first.blamers)
    party = words.naming.listed(list(names)) if first.is_doubted else words.raw("and_blamed").join(names)
    answering = f"{'accepts' if first.accepts else 'denies'}_{key}"
    answer = words.say(answering, said=said) if said else ""
    clearing = words.names(first.clearers)
    cleared = words.say("cleared", who=clearing) if clearing else ""
    if not blamers:
        return words.say(f"{key}_by_reports", party=party, answer=answer, cleared=cleared)
    return words.say(
        "also_blamed" if is_further and key == "blamed" else key,
        who=blamers,
        party=party,
        answer=answer,
        cleared=cleared,
    )


def _said(words: Words, one: Accusation) -> str:
    said = [words.face.label("said", code) for code in one.said]
    if one.conceded and (one.conceded.minimum or one.conceded.maximum):
        who = counted(words, Group("civilians", one.conceded.minimum, one.conceded.maximum), OBLIQUE)
        said.append(words.say("conceded", who=who.text))
    return words.joined(said)
