"""Names as they stand in a sentence of a language: in its script, with its article, in its lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tawthiq.grammar.scripts import in_script, is_in_script
from tawthiq.grammar.tables import tables

_QUOTES = dict.fromkeys(map(ord, '"\u00ab\u00bb\u201c\u201d\u201e'))


@dataclass(frozen=True, slots=True)
class Naming:
    """How a language writes names, as its file has it."""

    data: Mapping[str, Any]

    def name(self, name: str, others: Sequence[str] = ()) -> str:
        """A name, or another of the same one in this language's script, on one line and without quotation marks."""
        return bare(in_script(name, others, self.data["script"]))

    def is_own(self, name: str) -> bool:
        """Whether a name is in this language's script."""
        return is_in_script(name, self.data["script"])

    def with_article(self, name: str) -> str:
        """A name as it stands in a sentence: "the Syrian army", but "Russia"."""
        article = self.data["article"]
        before = f"{article['before']} "
        if not article["before"] or not self.is_own(name):
            return name
        if name.casefold().startswith(before):
            return before + name[len(before) :]
        cut = name
        for word in article["ends"]:
            cut = cut.split(f" {word} ")[0]
        head = cut.split()[-1].casefold() if cut.split() else ""
        has_one = name.casefold().startswith(tuple(article["instead"]))
        return before + name if head in article["heads"] and not has_one else name

    def key(self, name: str) -> str:
        """The same for names that differ in article, quotation marks or capitals alone."""
        return bare(name).casefold().removeprefix(f"{self.data['article']['before']} ".lstrip())

    def tells_where(self, name: str) -> bool:
        """Whether a place's name begins with a word that takes no preposition: "near the city"."""
        return name.split(" ", maxsplit=1)[0].casefold() in tables("places")["adverbs"]

    def quoted(self, name: str) -> str:
        """Words of a report for somebody whom no table knows, as they stand in a sentence."""
        if not self.is_own(name):
            return name
        quotes: Mapping[str, str] = self.data["quotes"]
        return f"{quotes['open']}{self.with_article(name)}{quotes['close']}"

    def listed(self, names: Sequence[str]) -> str:
        """Names as a list: "A, B and C"."""
        if len(names) < 2:
            return "".join(names)
        lists: Mapping[str, str] = self.data["lists"]
        return lists["separator"].join(names[:-1]) + lists["last"] + names[-1]


def bare(name: str) -> str:
    """A name on one line, without quotation marks: reports cut names out of quotations, with one of a pair."""
    return " ".join((name.translate(_QUOTES).strip() or name).split())


@cache
def naming(language: str) -> Naming:
    """How a language (`ar`, `en`) writes names. Raises FileNotFoundError where it has no file here."""
    return Naming(tables(language))
