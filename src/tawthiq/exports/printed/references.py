"""What every part of a printed report needs at hand: the dossier, its claims by number, and the words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from tawthiq.exports.direction import isolated
from tawthiq.exports.numbering import NumberedClaim, chosen, numbered
from tawthiq.exports.phrasing import Phrasing
from tawthiq.exports.printed.blocks import Line, Run, joined
from tawthiq.exports.printed.dossier import Dossier
from tawthiq.exports.printed.replacing import replacing


@dataclass(frozen=True)
class References:
    """A dossier in the words of one language."""

    dossier: Dossier
    words: Phrasing

    @cached_property
    def claims(self) -> Mapping[str, NumberedClaim]:
        """Every claim by its id."""
        return numbered(self.dossier.reports)

    @cached_property
    def report_numbers(self) -> Mapping[str, int]:
        """The number of every report by its id."""
        return {report.document.doc_id: at for at, report in enumerate(self.dossier.reports, start=1)}

    def say(self, key: str, **values: object) -> str:
        """A phrase with values."""
        return self.words.face.plain(key, **values)

    def label(self, table: str, key: object) -> str:
        """The word for a code."""
        return self.words.face.label(table, key)

    def reason(self, reason: Mapping[str, str]) -> str:
        """A reason in this language, which calls reports by their numbers."""
        return self.words.face.plain_prose(self._by_number(reason.get(self.words.face.language, "")))

    @cached_property
    def _by_number(self) -> Callable[[str], str]:
        return replacing({id_: self.say("report_number", number=at) for id_, at in self.report_numbers.items()})

    def listed(self, ids: Iterable[str], style: str = "plain") -> Line:
        """The numbers of claims, each leading to its words."""
        found = chosen(tuple(ids), self.claims)
        lines = [(Run(isolated(one.number), style, anchor_of(one)),) for one in found]
        return joined(lines, self.label("say", "separator"))

    def names(self, names: Iterable[str]) -> str:
        """Names, each in its own direction."""
        listed = (isolated(name) for name in dict.fromkeys(names))
        return self.words.face.phrase(self.label("say", "separator").join(listed))


def anchor_of(one: NumberedClaim) -> str:
    """Where a claim stands in its words."""
    return f"c{one.report}-{one.position}"
