"""Adjectives of nationality as word-list entries: DEMONYM, and PERSON for the forms that count people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable

from tawthiq.lang.lexicon import Entry
from tawthiq.lang.tables import listed, rows

HEADER = ("country", "adjectives", "people")


def read_demonyms(file: Traversable, endings: Mapping[str, Sequence[str]]) -> Iterator[Entry]:
    """The entries of a pack's `demonyms.tsv`; none where the pack has no such file.

    `endings` lists what the language puts after the first adjective of a row for one (`singular`) and for several
    (`plural`). The feature `country` is ISO 3166-1 alpha-2.
    """
    if not file.is_file():
        return
    for where, (country, adjectives, people) in rows(file, HEADER):
        plain = listed(adjectives)
        ones = [stem + ending for stem in plain[:1] for ending in endings.get("singular", ())]
        many = [stem + ending for stem in plain[:1] for ending in endings.get("plural", ())]
        nouns = {**dict.fromkeys(ones, "s"), **dict.fromkeys([*many, *listed(people)], "p")}
        for form in dict.fromkeys([*plain, *nouns]):
            yield Entry(form, "DEMONYM", {"country": country}, where)
        for form, number in nouns.items():
            yield Entry(form, "PERSON", {"who": "people", "num": number}, where)
