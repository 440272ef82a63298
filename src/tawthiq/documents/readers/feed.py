"""RSS and Atom: each entry of a feed that was saved."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import feedparser
from defusedxml import DefusedXmlException, ElementTree

from tawthiq.documents.findings import Fault, Found
from tawthiq.documents.limits import FEED_BYTES, NESTING, LimitError, megabytes
from tawthiq.documents.metadata import Metadata, tidy
from tawthiq.documents.readers.markup import words_of
from tawthiq.documents.readers.page_metadata import is_address
from tawthiq.documents.readers.stated_days import stated_day
from tawthiq.errors import InputError

_SAVE = "save its reports as .txt"


def read(path: Path) -> Iterator[Found | Fault]:
    """The entries: the content, or else the summary; title, day of publication, address; the feed's name as outlet."""
    size = path.stat().st_size
    if size > FEED_BYTES:
        raise LimitError("", f"a feed of {megabytes(size)}, more than {megabytes(FEED_BYTES)}", _SAVE)
    data = path.read_bytes()
    _check(data)
    feed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False)
    if not feed.get("version") and not feed.entries:
        raise InputError("", "no RSS or Atom feed", "check the file")
    name = _line(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, start=1):
        try:
            yield _entry(entry, number, name)
        except InputError as error:
            yield Fault(number, error.problem, error.remedy or _SAVE)


def _check(data: bytes) -> None:
    """Raise LimitError where the XML is made to do harm; where it is only broken, feedparser may still read it."""
    depth = 0
    try:
        for event, element in ElementTree.iterparse(io.BytesIO(data), events=("start", "end")):
            depth += 1 if event == "start" else -1
            if depth > NESTING:
                raise LimitError("", f"elements nested more than {NESTING} deep", _SAVE)
            if event == "end":
                element.clear()
    except DefusedXmlException as error:
        raise LimitError("", "its XML declares entities, as no feed needs to", _SAVE) from error
    except (ElementTree.ParseError, ValueError, LookupError):
        if b"<!ENTITY" in data:
            raise LimitError("", "its XML declares entities, as no feed needs to", _SAVE) from None


def _entry(entry: Mapping[str, Any], number: int, feed_name: str | None) -> Found | Fault:
    contents = [one.get("value") or "" for one in entry.get("content", ())] + [entry.get("summary") or ""]
    text = next((words for one in contents if (words := words_of(one))), "")
    title = _line(entry.get("title"))
    if not text and not title:
        return Fault(number, "an entry without words", "", is_unread=True)
    link = entry.get("link")
    source = entry.get("source")
    stated = Metadata(
        title=title,
        published=stated_day(entry.get("published")),
        outlet=(_line(source.get("title")) if isinstance(source, Mapping) else None) or feed_name,
        url=link if is_address(link) else None,
    )
    return Found(number, text or title or "", stated, tidy(entry.get("id")) or stated.url)


def _line(value: object) -> str | None:
    return tidy(words_of(value)) if isinstance(value, str) else None
