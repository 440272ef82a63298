"""The words of summaries in one language: phrases, names in lists, and counted nouns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tawthiq.exports.face import Face
from tawthiq.exports.summaries.names import Named
from tawthiq.grammar import OBLIQUE, Counting, Naming, counting, naming

MOST_NAMES = 3
"""So many names stand in a list; the others are counted."""

_GAPS = re.compile(r"\s+")
_BEFORE_STOP = re.compile(" +([,;.\u060c\u061b])")


@dataclass(frozen=True, slots=True)
class Words:
    """A face, and how its language counts and names."""

    face: Face
    counting: Counting
    naming: Naming

    @classmethod
    def of(cls, face: Face) -> Words:
        """The words of a face's language."""
        return cls(face, counting(face.language), naming(face.language))

    def say(self, key: str, **values: str) -> str:
        """A phrase of the table `summary`, filled. Parts that are empty leave no gap."""
        text = self.face.tables["summary"][key].format(**values)
        return _BEFORE_STOP.sub(r"\1", _GAPS.sub(" ", text)).strip()

    def raw(self, key: str) -> str:
        """A phrase of the table `summary` that stands between others, with its spaces."""
        return self.face.tables["summary"][key]

    def sentence(self, text: str) -> str:
        """A sentence as it begins and ends."""
        return f"{text[:1].upper()}{text[1:]}{self.raw('stop')}"

    def name(self, named: Named, unnamed: str = "") -> str:
        """One who is named, as it stands in a sentence; a name that was withheld is empty, or the phrase `unnamed`."""
        if not named.name or named.name in self._withheld():
            return self.say(unnamed) if unnamed else ""
        formal = next(filter(self.naming.is_own, named.formal), None)
        if formal:
            return self.naming.with_article(formal)
        name = self.naming.name(named.name, named.others)
        return self.naming.quoted(name) if named.is_quoted else self.naming.with_article(name)

    def place(self, named: Named) -> tuple[str, str]:
        """A place as it stands in a sentence, and the phrase it stands in; empty where its name was withheld.

        A name of the gazetteer's in place of a report's in another language may be wider than that: "around".
        """
        if named.name in self._withheld():
            return "", ""
        said = next(filter(self.naming.is_own, (named.name, *named.others)), None)
        formal = next(filter(self.naming.is_own, named.formal), None)
        if said or not formal:
            name = self.naming.name(said or named.name)
            return self.naming.with_article(name), "there" if self.naming.tells_where(name) else "where"
        is_it = not {named.name, *named.others}.isdisjoint(named.formal)
        return self.naming.with_article(formal), "where" if is_it else "around"

    def names(self, named: Sequence[Named], total: int | None = None) -> str:
        """Several as a list: the first few by name, the others by their number; empty where no name is known.

        There are `total` of them, or as many as differ by name; how many of these were withheld cannot be told.
        """
        every = [self.name(one) for one in named]
        own = list({self.naming.key(name): name for name in reversed(every) if name}.values())[::-1]
        is_open = total is None and "" in every
        shown = own if len(own) <= MOST_NAMES + 1 and not is_open else own[:MOST_NAMES]
        more = (len(own) if total is None else total) - len(shown)
        if not shown or not (more or is_open):
            return self.naming.listed(shown)
        others = self.say("others_unnamed") if is_open else self.counting.exactly("others", more, OBLIQUE).text
        return self.naming.listed([*shown, others])

    def joined(self, parts: Sequence[str]) -> str:
        """What somebody says as a list, where a beginning that a part shares with the one before is said once."""
        once = self.raw("once")
        following = [
            part.removeprefix(once).lstrip() if once and before.startswith(once) else part
            for before, part in pairwise(parts)
        ]
        return self.naming.listed([*parts[:1], *following])

    def _withheld(self) -> frozenset[str]:
        phrases = self.face.tables["say"]
        return frozenset(phrases[key] for key in ("unnamed_source", "unnamed_party", "unnamed_place"))
