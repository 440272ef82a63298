"""What the program would not guess."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.model.span import Span


@dataclass(frozen=True, slots=True)
class Problem:
    """A value left empty on purpose, or a doubt: `code` is a stable slug, `message` a sentence for people."""

    code: str
    message: str
    span: Span | None = None
