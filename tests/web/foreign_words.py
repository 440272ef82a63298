"""Sentences on a page that are not in its language."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_OF_OTHERS = frozenset({"q", "blockquote", "code", "kbd", "pre", "script", "style", "textarea"})
_CLASSES = frozenset({"code", "link", "told", "words"})
_READ_OUT = ("aria-label", "title", "placeholder", "alt", "data-sending", "data-sent", "data-failed", "data-remove")
_SENTENCE = re.compile(r"[A-Za-z]+(?:[ ,;:.'()-]+[A-Za-z]+){2,}")
_ISOLATED = re.compile("[\u2066\u2068][^\u2069]*\u2069")


class _Page(HTMLParser):
    """Collects what a page says in its own words."""

    def __init__(self, direction: str) -> None:
        super().__init__()
        self.direction, self.open, self.said = direction, list[tuple[str, bool]](), list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        is_left = tag == "bdi" and has.get("lang") == "en"
        of_others = tag in _OF_OTHERS or bool(_CLASSES & set(has.get("class", "").split()))
        of_others |= "lang" in has and tag not in ("html", "bdi")
        of_others |= tag == "bdi" and has.get("dir") != self.direction and not is_left
        if not (of_others or self._is_of_others()):
            self.said += [has[name] for name in _READ_OUT if name in has]
        if tag not in _VOID:
            self.open.append((tag, of_others))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._is_of_others():
            self.said.append(data)

    def _is_of_others(self) -> bool:
        return any(of_others for _, of_others in self.open)


def english_on(page: str, names: Sequence[str] = (), direction: str = "rtl") -> Iterator[str]:
    """Runs of three Latin words and more that a page says as its own.

    Words of reports, of people and for machines, and names, are marked as such and are none, nor are `names`, which
    stand where nothing can be marked. What the program left in English for want of words is one.
    """
    parser = _Page(direction)
    parser.feed(page)
    for said in parser.said:
        own = _ISOLATED.sub(" ", functools.reduce(lambda text, name: text.replace(name, " "), names, said))
        yield from (match.group() for match in _SENTENCE.finditer(own))
