"""Word lists of a language: forms with their classes and features, read from TSV."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from tawthiq.errors import LanguageError

HEADER = ("form", "class", "features", "note")


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of one form. `name` is its class (`PERSON`), `features` what rules may ask of it (`who=children`)."""

    form: str
    name: str
    features: Mapping[str, str]
    where: str


def read_entries(folder: Traversable, skip: frozenset[str] = frozenset()) -> Iterator[Entry]:
    """All entries of a lexicon folder, file by file in the order of their names; `skip` names files left to others."""
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".tsv") and file.name not in skip:
            yield from _read_file(file)


def _read_file(file: Traversable) -> Iterator[Entry]:
    rows = enumerate(file.read_text(encoding="utf-8").split("\n"), start=1)
    lines = [(number, line) for number, line in rows if line and not line.startswith("#")]
    if not lines or tuple(lines[0][1].split("\t")) != HEADER:
        raise LanguageError(f"{file.name}: the first line after the comments must be the header {' '.join(HEADER)}")
    for number, line in lines[1:]:
        where = f"{file.name}:{number}"
        cells = line.split("\t")
        if not 2 <= len(cells) <= len(HEADER) or not cells[0].strip() or not cells[1].strip():
            raise LanguageError(f"{where}: needs a form and a class, tab-separated, then features and a note: {line!r}")
        features = cells[2] if len(cells) > 2 else ""
        yield Entry(cells[0].strip(), cells[1].strip(), read_features(features, where), where)


def read_features(text: str, where: str) -> dict[str, str]:
    """`who=children num=p` as a mapping; `where` goes into the error."""
    features = {}
    for part in text.split():
        key, equals, value = part.partition("=")
        if not equals or not key or not value or key in features:
            raise LanguageError(f"{where}: features are key=value pairs, each key once, not {part!r}")
        features[key] = value
    return features
