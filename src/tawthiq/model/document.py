"""One report, as text with what is known about it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from tawthiq.model.span import Span


@dataclass(frozen=True, slots=True)
class Document:
    """A report's text and its circumstances; every offset in the project counts code points of `text`.

    `text` has the title as its first line. `published` is the day of publication where the input states one;
    it is never guessed from a clock. `sha256` is the hash of the bytes as received, where there were bytes.
    """

    doc_id: str
    text: str
    language: str
    published: datetime.date | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    sha256: str | None = None

    def quote(self, span: Span) -> str:
        """The words at `span`: the only way to get words out of a report."""
        return self.text[span.start : span.end]
