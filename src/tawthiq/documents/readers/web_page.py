"""HTML: the words of the article on a page, and what the page states about itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import trafilatura
from trafilatura.settings import use_config

from tawthiq.documents.findings import Fault, Found
from tawthiq.documents.limits import PAGE_BYTES, megabytes
from tawthiq.documents.readers.page_encoding import decode_page
from tawthiq.documents.readers.page_metadata import stated_by
from tawthiq.documents.readers.page_tree import parse
from tawthiq.errors import InputError

_SETTINGS = use_config()
_SETTINGS.set(
    "DEFAULT", "MIN_EXTRACTED_SIZE", "1"
)  # a post of one sentence is a report: take no menu to make it longer


def read(path: Path) -> Iterator[Found | Fault]:
    """The report on a page."""
    size = path.stat().st_size
    if size > PAGE_BYTES:
        problem = f"a page of {megabytes(size)}, more than the {megabytes(PAGE_BYTES)} of one page"
        raise InputError("", problem, "save the text of the report")
    yield read_page(path.read_bytes(), 1)


def read_page(data: bytes, number: int, charset: str | None = None, place: str | None = None) -> Found:
    """The report on one page; `charset` is what the answer of the server said. Raises InputError where there is none.

    The main text is trafilatura's. Day, outlet and address are only those that the page states in its head.
    """
    text, encoding = decode_page(data, charset)
    tree = parse(text)
    stated = stated_by(tree)
    words = trafilatura.extract(tree, include_comments=False, output_format="txt", config=_SETTINGS)
    if not words or not words.strip():
        raise InputError("", "no main text on the page", "save the text of the report as .txt")
    return Found(number, words, stated, encoding=encoding, place=place)
