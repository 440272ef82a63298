"""What a web page states about itself in its head: title, day of publication, outlet, address."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml import html

from tawthiq.documents.metadata import Metadata, day_of, tidy

_DAYS = (  # names of <meta> that state when a page was published, the surest first; none of a change or of today
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "publication_date",
    "publishdate",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "date",
)
_TITLES = ("og:title", "twitter:title", "dc.title")
_OUTLETS = ("og:site_name",)
_ADDRESSES = ("og:url",)
_ARTICLES = frozenset({"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "SocialMediaPosting", "Report"})
_JSON_BYTES = 1_000_000
_VALUES = 10_000  # values of JSON-LD looked at


def stated_by(tree: html.HtmlElement) -> Metadata:
    """What a page says of itself in `<meta>`, `<link>`, JSON-LD and `<title>`; nothing is told from its words.

    Where JSON-LD describes several articles, as on a front page, it says nothing about this one.
    """
    metas = _metas(tree)
    article = _article(tree)
    title = _first(metas, _TITLES) or tidy(article.get("headline")) or _heading(tree)
    days = [*(metas.get(name) for name in _DAYS), article.get("datePublished"), *_marked(tree)]
    published = next((day for value in days if (day := day_of(value))), None)
    publisher = article.get("publisher")
    outlet = _first(metas, _OUTLETS) or (tidy(publisher.get("name")) if isinstance(publisher, dict) else None)
    links = (link.get("href") for link in tree.iterfind(".//link[@rel='canonical']"))
    url = next((url for url in (*links, *(metas.get(name) for name in _ADDRESSES)) if is_address(url)), None)
    return Metadata(title=title, published=published, outlet=outlet, url=url)


def is_address(value: Any) -> bool:
    """Whether this is the whole address of a page on the web."""
    try:
        parts = urlsplit(value) if isinstance(value, str) and value.isprintable() else None
    except ValueError:
        return False
    return parts is not None and parts.scheme in {"http", "https"} and bool(parts.netloc)


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    """Name or property -> content, the first of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = meta.get("content")
        if name and content:
            found.setdefault(name, content)
    return found


def _first(metas: dict[str, str], names: Iterable[str]) -> str | None:
    return next((text for name in names if (text := tidy(metas.get(name)))), None)


def _heading(tree: html.HtmlElement) -> str | None:
    """The one heading of the first rank, or the page's title."""
    headings = [text for heading in tree.iter("h1") if (text := tidy(heading.text_content()))]
    if len(headings) == 1:
        return headings[0]
    return next((text for title in tree.iter("title") if (text := tidy(title.text_content()))), None)


def _marked(tree: html.HtmlElement) -> list[str]:
    """The day that the page marks as that of its publication, where it marks one only."""
    marked = [one for one in tree.iter("time", "span", "div") if one.get("itemprop") == "datePublished"]
    marked += [one for one in tree.iter("time") if one.get("pubdate") is not None]
    values = {value for one in marked if (value := one.get("datetime") or one.get("content"))}
    return list(values) if len(values) == 1 else []


def _article(tree: html.HtmlElement) -> dict[str, Any]:
    found = []
    for script in tree.iter("script"):
        text = script.text or ""
        if script.get("type") == "application/ld+json" and len(text) < _JSON_BYTES:
            try:
                found += [one for one in _objects(json.loads(text)) if _ARTICLES & set(_types(one))]
            except (ValueError, RecursionError):
                continue
    different = {repr(one.get("datePublished")): one for one in found}
    return next(iter(different.values())) if len(different) == 1 else {}


def _types(value: dict[str, Any]) -> list[str]:
    types = value.get("@type")
    return [one for one in (types if isinstance(types, list) else [types]) if isinstance(one, str)]


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects at the top, in lists, and in `@graph`."""
    waiting, seen = [value], 0
    while waiting and seen < _VALUES:
        one, seen = waiting.pop(0), seen + 1
        if isinstance(one, list):
            waiting += one[:_VALUES]
        elif isinstance(one, dict):
            yield one
            waiting += [one[key] for key in ("@graph", "mainEntity") if key in one]
