"""What a person writes of a claim that the program missed: its type and its parts, and where their words stand."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tawthiq.errors import CaseError, InvariantError
from tawthiq.model import AttackKind, ClaimType, DenialKind, Document, Mode, Scope, Span, Stance

CODES: Mapping[str, type[Any]] = {
    "stance": Stance,
    "scope": Scope,
    "mode": Mode,
    "denial_kind": DenialKind,
    "attack_kind": AttackKind,
}
"""The parts that are one of the codes of a type."""

_WORDED = ("words", "figure", "strikes", "speaker", "belligerent", "place", "time", "about")
PARTS = (*_WORDED, *CODES, "answers")
"""The names of what can be said of an added claim."""

_SPAN = re.compile(r"(\d{1,8})-(\d{1,8})")
_HOW = "write REPORT add TYPE words=... and its parts as NAME=START-END or NAME=WORDS; see: tawthiq judge --help"


@dataclass(frozen=True, slots=True)
class WrittenClaim:
    """The report, the type, the words of the claim, and its parts as they were written, by name."""

    document: Document
    type: ClaimType
    span: Span
    parts: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, document: Document, values: Sequence[str]) -> WrittenClaim:
        """What these values say: the type, then `NAME=...` for each of `PARTS`. Raises CaseError where they do not."""
        kind, *rest = values or [""]
        if kind not in set(ClaimType):
            raise CaseError(f"{kind!r} is no type of claim; there are: {', '.join(ClaimType)}; {_HOW}")
        parts = _parts(rest)
        words = parts.get("words", [])
        if len(words) != 1:
            raise CaseError(f"words is there {len(words)} times; say once which words are the claim; {_HOW}")
        whole = cls(document, ClaimType(kind), Span(0, len(document.text)), parts)
        return dataclasses.replace(whole, span=whole.find(words[0]))

    def one(self, name: str) -> str | None:
        """What was written for a part that there is once."""
        written = self.parts.get(name, ())
        if len(written) > 1:
            raise CaseError(f"{name} is there {len(written)} times; a claim has one")
        return written[0] if written else None

    def code(self, name: str) -> Any:
        """What was written for one of `CODES`, if anything was."""
        written = self.one(name)
        if written is None:
            return None
        codes = [code.value for code in CODES[name]]
        if written not in codes:
            raise CaseError(f"{name}: {written!r} is none of: {', '.join(codes)}")
        return CODES[name](written)

    def find(self, words: str) -> Span:
        """Where words of the report stand: as START-END, or as they are, once within the claim or else in the text."""
        if match := _SPAN.fullmatch(words.strip()):
            return _checked(self.document, *map(int, match.groups()))
        return _found(self.document, words.strip(), self.span)

    def quote(self, span: Span) -> str:
        """The words at a span, on one line."""
        return " ".join(self.document.quote(span).split())


def _parts(values: Sequence[str]) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    for value in values:
        name, equals, written = value.partition("=")
        if not equals or name not in PARTS or not written.strip():
            raise CaseError(f"{value!r} says nothing of a claim; {_HOW}; names: {', '.join(PARTS)}")
        parts.setdefault(name, []).append(written.strip())
    return parts


def _found(document: Document, words: str, within: Span) -> Span:
    """The one place of the words within a span, or else in the whole text; runs of blanks count as one."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    every = [Span(*match.span()) for match in pattern.finditer(document.text)]
    own = [span for span in every if within.contains(span)]
    for spans in (own, every):
        if len(spans) == 1:
            return spans[0]
    if not every:
        raise CaseError(f"\u00ab{words}\u00bb: these words are not in the report")
    at = ", ".join(f"{span.start}-{span.end}" for span in every[:5])
    raise CaseError(f"\u00ab{words}\u00bb: these words stand {len(every)} times; say where: {at}")


def _checked(document: Document, start: int, end: int) -> Span:
    try:
        span = Span(start, end)
    except InvariantError as error:
        raise CaseError(f"{start}-{end}: {error}") from error
    if span.end > len(document.text):
        raise CaseError(f"{start}-{end}: the report has {len(document.text)} characters")
    if not document.quote(span).strip():
        raise CaseError(f"{start}-{end}: no words stand there")
    return span
