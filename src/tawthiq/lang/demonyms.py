"""Adjectives of nationality as word-list entries: DEMONYM, and PERSON for the forms that count people."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

from tawthiq.lang.lexicon import Entry
from tawthiq.lang.tables import listed, rows

HEADER = tuple("country masculine_ar feminine_ar plural_ar adjective_en plural_en".split())


def read_demonyms(code: str) -> Iterator[Entry]:
    """The entries of a language; none for a language that the table does not have. `country` is ISO 3166-1 alpha-2."""
    file = resources.files("tawthiq.lang").joinpath("world", "demonyms.tsv")
    for where, cells in rows(file, HEADER):
        country, masculine, feminine, plurals, adjective, plural_en = cells
        singular, several = ((masculine, feminine), plurals) if code == "ar" else ((adjective,), plural_en)
        if code not in {"ar", "en"}:
            return
        for form in sorted(set(filter(None, singular))):
            yield Entry(form, "DEMONYM", {"country": country}, where)
        if code == "ar" and masculine:
            yield Entry(masculine + "\u0627", "DEMONYM", {"country": country}, where)
            yield Entry(masculine + "\u0627", "PERSON", {"who": "people", "num": "s"}, where)
        for form in sorted(set(listed(several))):
            yield Entry(form, "DEMONYM", {"country": country}, where)
            yield Entry(form, "PERSON", {"who": "people", "num": "p"}, where)
