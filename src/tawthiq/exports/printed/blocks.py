"""What a document is made of: blocks from top to bottom, which a page and a PDF set each in its own way.

All text is plain; what runs against its surroundings is isolated by control characters (see `direction.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style: `plain`, `strong`, `small`, `code`, `number`, or `grade`; `to` is an anchor it leads to."""

    text: str
    style: str = "plain"
    to: str = ""


Line = tuple[Run, ...]
Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: what this is, its title, what it covers, and a notice."""

    kind: str
    title: str
    subtitle: str
    facts: tuple[tuple[str, Cell], ...]
    notice: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of headings, under its own title."""

    title: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; one of level 1 begins a page, and so does one that says so."""

    level: int
    text: str
    anchor: str = ""
    begins_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `style` is `plain`, `small`, `notice`, or `report` and `hash` over claims."""

    line: Line
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class Totals:
    """Large numbers, each with what it counts."""

    numbers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what belongs to each."""

    rows: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `widths` are shares of its columns. The first cell of a row names it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """Items, one a line."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure as inline SVG with what it shows in words, its caption, its kind (`plot` or `map`), its legend, and the
    share of the width that it takes.
    """

    svg: Markup
    alt: str
    caption: str
    kind: str = "plot"
    legend: Markup | None = None
    share: float = 0.72


@dataclass(frozen=True, slots=True)
class Words:
    """A claim: its number, who says it and what kind it is, figures, and the words with where they stand.

    `language` and `direction` are those of the words.
    """

    number: str
    anchor: str
    head: Line
    figures: str
    text: str
    language: str
    direction: str
    source: Line


Block = Cover | Contents | Heading | Paragraph | Totals | Facts | Table | Bullets | Picture | Words


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document in one language; `running` stands at the head of each page, `page_of` at its foot."""

    language: str
    direction: str
    title: str
    running: str
    page_of: str
    blocks: tuple[Block, ...]


def line(*parts: str | Run) -> Line:
    """Runs, of which strings are plain."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def cell(*lines: str | Run | Line) -> Cell:
    """Lines, of which a string or a run is one by itself."""
    return tuple(one if isinstance(one, tuple) else line(one) for one in lines)


def joined(lines: Iterable[Line], separator: str) -> Line:
    """The lines as one."""
    result: list[Run] = []
    for at, one in enumerate(lines):
        result += ([Run(separator)] if at else []) + list(one)
    return tuple(result)
