"""The figure of who blames, claims and denies: a row for each speaker, a column for each accused party."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.exports import svg
from tawthiq.exports.direction import isolated
from tawthiq.exports.phrasing import Phrasing
from tawthiq.exports.stances import Matrix, Said

WIDTH = 440.0
NAMES = 150.0  # width of the speakers' column
LEAST_COLUMN = 96.0
LETTER = 6.6  # width of one, about
LINE, PADDING = 18.0, 9.0
MOST_LINES = 3
MOST_NUMBERS = 3  # claims named in a cell; the rest are counted


@dataclass(frozen=True, slots=True)
class _Grid:
    """Columns from the reading side: `near` gives the edge at which one begins."""

    columns: int
    mirrored: bool

    @property
    def width(self) -> float:
        return max(WIDTH, NAMES + self.columns * LEAST_COLUMN)

    @property
    def column(self) -> float:
        return (self.width - NAMES) / max(1, self.columns)

    @property
    def forward(self) -> int:
        return -1 if self.mirrored else 1

    def near(self, column: int) -> float:
        """Where column 0, 1, ... begins; -1 is that of the speakers."""
        offset = 0.0 if column < 0 else NAMES + column * self.column
        return self.width - offset if self.mirrored else offset

    def letters(self, column: int) -> int:
        return int(((NAMES if column < 0 else self.column) - PADDING) / LETTER)


def matrix_plot(matrix: Matrix, words: Phrasing, name: str) -> Markup | None:
    """The figure, or `None` where nobody is accused."""
    if not matrix.rows:
        return None
    grid = _Grid(len(matrix.parties), words.is_mirrored)
    heads = [wrapped(party, grid.letters(at)) for at, party in enumerate(matrix.parties)]
    y = max(map(len, heads)) * LINE + PADDING
    parts: list[ET.Element] = []
    for at, lines in enumerate(heads):
        parts += _lines(lines, grid.near(at), 0.0, words, "label reconciled")
    parts.append(svg.element("path", d=svg.path_of([(0.0, y), (grid.width, y)]), class_="strong"))
    for speaker, cells in matrix.rows:
        lines = wrapped(speaker, grid.letters(-1))
        height = max(len(lines), *(2 * len(cell) for cell in cells)) * LINE + PADDING
        parts += _lines(lines, grid.near(-1), y + PADDING / 2, words, "label")
        for at, cell in enumerate(cells):
            parts += _cell(cell, grid, at, y + PADDING / 2, words)
        y += height
        parts.append(svg.element("path", d=svg.path_of([(0.0, y), (grid.width, y)]), class_="rule"))
    title = words.face.plain("matrix_title")
    return svg.figure((grid.width, y + 2), name, title, _described(matrix, words), *parts)


def wrapped(text: str, letters: int) -> list[str]:
    """The text in at most three lines of about so many letters, the last cut where it does not end."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]}\u2026"]
    return [line if len(line) <= letters + 2 else line[: letters + 1] + "\u2026" for line in lines]


def _lines(lines: Sequence[str], near: float, top: float, words: Phrasing, kind: str) -> Iterator[ET.Element]:
    for at, line in enumerate(lines):
        yield _text(isolated(line), near, top + (at + 1) * LINE - 3, words, kind)


def _cell(cell: Sequence[Said], grid: _Grid, column: int, top: float, words: Phrasing) -> Iterator[ET.Element]:
    near, forward = grid.near(column), grid.forward
    for at, said in enumerate(cell):
        y = top + 2 * at * LINE
        yield svg.element("g", _sign(said.kind, near + forward * 6, y + LINE / 2), class_=f"stance {said.kind}")
        yield _text(words.face.label("stance_kind", said.kind), near + forward * 16, y + LINE - 3, words, "value")
        yield _text(_numbers(said), near + forward * 16, y + 2 * LINE - 2, words, "tick")


def _sign(kind: str, x: float, y: float) -> ET.Element:
    """Filled for those who say that it was so, hollow for those who say that it was not; a shape for each kind."""
    if kind in ("claims", "admits"):
        return svg.element("circle", cx=x, cy=y, r=4.5)
    if kind in ("denies", "clears"):
        return svg.element("path", d=f"M{x - 4} {y - 4} {x + 4} {y + 4}M{x + 4} {y - 4} {x - 4} {y + 4}")
    return svg.element("rect", x=x - 4, y=y - 4, width=8.0, height=8.0)


def _numbers(said: Said) -> str:
    shown = ", ".join(one.number for one in said.claims[:MOST_NUMBERS])
    more = len(said.claims) - MOST_NUMBERS
    return isolated(f"{shown} +{more}" if more > 0 else shown)


def _text(text: str, x: float, y: float, words: Phrasing, kind: str) -> ET.Element:
    return svg.element("text", text=text, x=x, y=y, direction=words.face.direction, text_anchor="start", class_=kind)


def _described(matrix: Matrix, words: Phrasing) -> str:
    return "; ".join(
        f"{isolated(speaker)}: {words.face.label('stance_kind', said.kind)}: {isolated(party)}"
        for speaker, cells in matrix.rows
        for party, cell in zip(matrix.parties, cells, strict=True)
        for said in cell
    )
