"""Adjectives of nationality as word-list entries: DEMONYM, and PERSON for the forms that count people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import resources

from tawthiq.lang.lexicon import Entry
from tawthiq.lang.tables import listed, rows

HEADER = ("country", "masculine_ar", "feminine_ar", "plural_ar", "adjective_en", "plural_en")


def read_demonyms(code: str, endings: Mapping[str, Sequence[str]]) -> Iterator[Entry]:
    """The entries of a language; none for a language that the table does not have.

    `endings` lists what the language puts after an adjective for one (`singular`) and for several (`plural`).
    The feature `country` is ISO 3166-1 alpha-2.
    """
    file = resources.files("tawthiq.lang").joinpath("world", "demonyms.tsv")
    for where, cells in rows(file, HEADER):
        country, masculine, feminine, plurals, adjective, plural_en = cells
        forms = {"ar": ((masculine, feminine), plurals), "en": ((adjective,), plural_en)}
        adjectives, several = forms.get(code, ((), ""))
        plain = sorted(set(filter(None, adjectives)))
        ones = [stem + ending for stem in plain[:1] for ending in endings.get("singular", ())]
        many = [stem + ending for stem in plain[:1] for ending in endings.get("plural", ())]
        nouns = {**dict.fromkeys(ones, "s"), **dict.fromkeys([*many, *listed(several)], "p")}
        for form in dict.fromkeys([*plain, *nouns]):
            yield Entry(form, "DEMONYM", {"country": country}, where)
        for form, number in nouns.items():
            yield Entry(form, "PERSON", {"who": "people", "num": number}, where)
