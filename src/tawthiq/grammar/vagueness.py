"""Counts in words that are no numbers: "dozens" stays dozens in any language."""

from __future__ import annotations

from collections.abc import Iterable

from tawthiq.grammar.tables import tables


def vague_word(texts: Iterable[tuple[str, str]]) -> str | None:
    """What counts in words, each with the language that it is in, all say: `tens` or `hundreds` of somebody.

    `None` where one of them says something else, or they differ.
    """
    said = {_word(language, text.casefold()) for language, text in texts}
    return said.pop() if len(said) == 1 else None


def _word(language: str, text: str) -> str | None:
    marks = tables("vague").get(language, {})
    found = [word for word, parts in marks.items() if any(part in text for part in parts)]
    return found[0] if len(found) == 1 else None
