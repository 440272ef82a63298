"""Which kind of attack a clause tells of: what its own words for the attack, or for the arm that did it, say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from tawthiq.claims.clauses import Clause
from tawthiq.lang import ActorName, Language, LexiconEntry, Meaning
from tawthiq.mentions import Item
from tawthiq.model import AttackKind, Span
from tawthiq.model.attack_kind import only_kind

_ARMS = frozenset({"FORCE", "GENERIC_PARTY", "ARMY"})  # say so only of the one who did it, or by which it was done
_MEANS = frozenset({"BY", "AGENT"})
_BACK = 2  # items from an arm to the word that makes it the means: an article may stand between


def attack_kind_of(clause: Clause, doer: Span | None, language: Language) -> AttackKind | None:
    """The kind of attack; `None` where no word says one, or several say different ones: then none is sure.

    A word has a kind where its entry in the word list has one (`attack=shelling`); a general word ("attack") has none.
    `doer` is where the belligerent is named: its aircraft or artillery tell the kind.
    """
    stretch = clause.passage.items[clause.stretch[0]].start, clause.passage.items[clause.stretch[1] - 1].end
    words = clause.passage.words
    found: set[AttackKind] = set()
    for index, item in enumerate(words):
        is_stopped = index > 0 and "DO_IT" in words[index - 1].classes  # "a halt to the firing" is none
        if item.meanings and stretch[0] <= item.start < stretch[1] and not is_stopped:
            does = (doer is not None and doer.start <= item.start < doer.end) or _is_means(words, index)
            found.update(_kinds(item, language, does=does))
    return only_kind(found)


def _kinds(item: Item, language: Language, *, does: bool) -> Iterator[AttackKind]:
    for meaning in item.meanings:
        if isinstance(meaning, LexiconEntry):
            if (kind := meaning.features.get("attack")) and (does or meaning.name not in _ARMS):
                yield AttackKind(kind)
        elif does and isinstance(meaning, ActorName) and (arm := _arm(meaning.name, language)):
            yield arm


def _is_means(words: Sequence[Item], index: int) -> bool:
    return any(not _MEANS.isdisjoint(item.classes) for item in words[max(0, index - _BACK) : index])


@lru_cache(maxsize=1 << 12)
def _arm(name: str, language: Language) -> AttackKind | None:
    """The kind of attack of the arm that an actor's name has in it ("coalition aircraft")."""
    words = language.folding.word(name).split()
    meanings: list[Meaning] = []
    for start, end in combinations(range(len(words) + 1), 2):  # every run of words: the name as a whole is a longer one
        for split in language.splits(words[start]):
            meanings += language.phrases.longest(split.core, words[:end], start + 1)[1]
    listed = [one for one in meanings if isinstance(one, LexiconEntry) and one.name in _ARMS]
    return only_kind({AttackKind(one.features["attack"]) for one in listed if "attack" in one.features})
