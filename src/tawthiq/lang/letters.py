"""The letters that a language writes one for the other, read from its `folding.tsv`."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from tawthiq.errors import LanguageError


def read_letters(file: Traversable) -> dict[str, str]:
    """What each letter folds to, nothing where it is dropped; raises LanguageError on anything but one character."""
    letters = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if not line or line.startswith(("#", "from\t")):
            continue
        old, new = (*line.split("\t"), "")[:2]
        if len(old) != 1 or len(new) > 1:
            raise LanguageError(f"{file.name}:{number}: one character to one character or to none, not {line!r}")
        letters[old] = new
    return letters
