"""Who says what in a sentence: the language's `attribution` rules, and how far each reaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tawthiq.claims.speakers import to_speaker
from tawthiq.lang import Language
from tawthiq.mentions import Item, Passage, RuleMatch, Stretch, applicable, find
from tawthiq.model import Actor

_OUTLETS = frozenset({"outlet", "agency"})  # kinds of actors that carry others' words
_BREAKS = frozenset({"MEANWHILE", "SEMICOLON", "BUT"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker, and the stretch of items (half-open) that is theirs; `words` is the stretch that names and introduces.

    `speaker` is `None` where the words leave the subject out ("and added that"): then the last speaker goes on, unless
    they are `own` words of the report ("an earlier toll spoke of").
    """

    speaker: Actor | None
    via: tuple[Actor, ...]
    reach: Stretch
    words: Stretch
    postposed: bool
    rule: str
    own: bool = False

    def voice(self, last: Actor | None) -> Actor | None:
        """Who speaks, where `last` spoke before."""
        return None if self.own else self.speaker or last


def find_attributions(passage: Passage, text: str, language: Language) -> list[Attribution]:
    """The attributions of a sentence in the order of their words; an earlier rule's words are not read again."""
    taken: list[Stretch] = []
    found: list[Attribution] = []
    for rule in applicable(language.rules.get("attribution", ()), passage.row):
        for match in find(rule, passage.row):
            words = _words(match)
            if not any(words[0] < end and start < words[1] for start, end in taken):
                taken.append(words)
                found.append(_read(match, words, passage.items, text, language))
    found.sort(key=lambda attribution: attribution.words)
    return _carried(_carried_on([_limited(attribution, found) for attribution in found], passage.items))


def find_signature(passage: Passage, text: str, language: Language) -> Actor | None:
    """The one who signs the post that stands before this line ("— name (@handle) date")."""
    for rule in applicable(language.rules.get("signature", ()), passage.row):
        for match in find(rule, passage.row):
            return to_speaker(passage.items[slice(*match.parts["speaker"])], text, language)
    return None


def _carried_on(attributions: list[Attribution], items: Sequence[Item]) -> list[Attribution]:
    """Of one who is quoted and an outlet named behind the words, the first vouches and the other carries it on."""
    for index, (first, second) in enumerate(pairwise(attributions)):
        between = items[first.words[1] : second.words[0]]
        if _carries(first, second) and not any(item.classes & _BREAKS for item in between):
            attributions[index] = replace(first, via=(*first.via, *filter(None, (second.speaker,))))
            attributions[index + 1] = replace(second, reach=second.words)
    return attributions


def _carries(first: Attribution, second: Attribution) -> bool:
    named = not first.postposed and first.speaker is not None and _outlet(first) is None
    return named and second.postposed and _outlet(second) is not None


def _carried(attributions: Sequence[Attribution]) -> list[Attribution]:
    """A speaker left out is the one before in the sentence, where there is one."""
    last: Actor | None = None
    carried = []
    for attribution in attributions:
        goes_on = attribution.speaker is None and not attribution.own and not attribution.postposed
        carried.append(replace(attribution, speaker=last) if goes_on and last else attribution)
        last = attribution.speaker or last
    return carried


def _words(match: RuleMatch) -> Stretch:
    """The stretch that introduces the speaker, without the context that a rule only looks at (`after`, `ahead`)."""
    start = match.parts["after"][1] if "after" in match.parts else match.start
    end = match.parts["ahead"][0] if "ahead" in match.parts else match.end
    return start, end


def _read(match: RuleMatch, words: Stretch, items: Sequence[Item], text: str, language: Language) -> Attribution:
    postposed = "postposed" in match.rule.values
    reach = (1, words[0]) if postposed else (words[1], len(items) - 1)
    speaker = None
    if "speaker" in match.parts:
        speaker = to_speaker(items[slice(*match.parts["speaker"])], text, language)
    via = to_speaker(items[slice(*match.parts["via"])], text, language) if "via" in match.parts else None
    own = match.rule.values.get("voice") == "reporter"
    return Attribution(speaker, (via,) if via else (), reach, words, postposed, match.rule.id, own)


def _limited(attribution: Attribution, all_of_them: Sequence[Attribution]) -> Attribution:
    """A postposed attribution reaches back to the one before it, a preposed one on to the next preposed one."""
    start, end = attribution.reach
    for other in all_of_them:
        if attribution.postposed and other is not attribution and other.words[1] <= attribution.words[0]:
            start = max(start, other.words[1]) if other.postposed else start
        elif not attribution.postposed and not other.postposed and other.words[0] >= attribution.words[1]:
            end = min(end, other.words[0])
    return attribution if (start, end) == attribution.reach else replace(attribution, reach=(start, end))


def attribution_at(position: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution an item belongs to: the nearest postposed one that reaches it, else the last preposed one.

    An outlet named behind what somebody else is said to have said only carries it on.
    """
    reaching = [a for a in attributions if a.reach[0] <= position < a.reach[1]]
    after = next((a for a in reaching if a.postposed), None)
    before = next((a for a in reversed(reaching) if not a.postposed), None)
    if after is None or before is None:
        return after or before
    outlet = _outlet(after)
    if outlet is not None and before.speaker is not None and _outlet(before) is None:
        return replace(before, via=(outlet,))
    return after


def _outlet(attribution: Attribution) -> Actor | None:
    """Its speaker, where that is an outlet or agency."""
    speaker = attribution.speaker
    return speaker if speaker is not None and speaker.kind in _OUTLETS else None
