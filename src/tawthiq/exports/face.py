"""One language's face of the case report: its direction and its wording, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from markupsafe import Markup, escape

from tawthiq.exports.direction import Phrase, isolated, runs

Tables = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Face:
    """The wording of one language; `tables` are those of `wording/LANGUAGE.toml`."""

    language: str
    direction: str
    name: str
    tables: Tables

    def label(self, table: str, key: object) -> str:
        """The word for a code; a code that the table does not know is shown as it is."""
        return self.tables[table].get(str(key), str(key))

    def say(self, key: str, **values: object) -> Markup:
        """A phrase for the page, each value escaped and isolated from the direction around it.

        A value that is markup already is wording of this face and runs its way; any other runs its own.
        """
        phrase = str(escape(self.tables["say"][key]))
        return Markup(phrase.format_map({name: self._isolated(value) for name, value in values.items()}))

    def _isolated(self, value: object) -> str:
        if isinstance(value, Markup):
            return f'<bdi dir="{self.direction}">{value}</bdi>'
        return f"<bdi>{escape(value)}</bdi>"

    def prose(self, text: str) -> Markup:
        """A sentence of this face's language; the names in it that run the other way are isolated."""
        pieces = (
            Markup("<bdi>{}</bdi>").format(piece) if against else escape(piece)
            for piece, against in runs(text, self.direction)
        )
        return Markup('<bdi dir="{}">{}</bdi>').format(self.direction, Markup("").join(pieces))

    def plain(self, key: str, **values: object) -> Phrase:
        """The same phrase without markup, for figures and attributes: values are isolated by control characters."""
        parts = {name: isolated(value if isinstance(value, str) else str(value)) for name, value in values.items()}
        return self.phrase(self.tables["say"][key].format(**parts))

    def phrase(self, text: str) -> Phrase:
        """Text that runs as this face does."""
        return Phrase(text, self.direction)

    def plain_prose(self, text: str) -> Phrase:
        """A sentence of this face's language without markup; the names in it that run the other way are isolated."""
        return self.phrase(
            "".join(isolated(piece) if against else piece for piece, against in runs(text, self.direction))
        )


@cache
def load_faces() -> tuple[Face, ...]:
    """Every face that has a wording file, sorted by language."""
    folder = files("tawthiq.exports") / "wording"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(_face(name.removesuffix(".toml"), (folder / name).read_text(encoding="utf-8")) for name in names)


def _face(language: str, source: str) -> Face:
    tables = tomllib.loads(source)
    head = tables.pop("face")
    return Face(language, head["direction"], head["name"], tables)
