"""Values as words for the terminal: ranges, days, and each text of a report in its own direction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.cells import cell_len

from tawthiq.exports.direction import isolated, runs


def grade_words(machine: str, people: str | None) -> str:
    """A grade in words: that of the rules, or that of people with the other beside it."""
    return f"{people} by people (rules: {machine})" if people else machine


def apart(text: str) -> str:
    """The text in a direction of its own; plain ASCII runs with its line and needs no marks."""
    return text if text.isascii() else isolated(text)


def padded(text: str, width: int) -> str:
    """The text with spaces after it up to a number of columns; marks of direction take none."""
    return apart(text) + " " * (width - cell_len(text))


def one_line(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def range_words(minimum: int | None, maximum: int | None) -> str:
    """A range: `15-53`, `7`, `12 or more`, `up to 5`, or `some` where no number is stated."""
    if minimum is None and maximum is None:
        return "some"
    if maximum is None:
        return f"{minimum} or more"
    if minimum is None:
        return f"up to {maximum}"
    return str(minimum) if minimum == maximum else f"{minimum}-{maximum}"


def ranges_words(ranges: Mapping[str, Mapping[str, Any]]) -> str:
    """The ranges of an outcome as `incidents.jsonl` has them: `people 43, civilians 15-53`; `-` where there is none."""
    return ", ".join(f"{who} {range_words(value['min'], value['max'])}" for who, value in ranges.items()) or "-"


def days_words(start: str | None, end: str | None) -> str:
    """From one day to another, or the only one known."""
    if start is None:
        return "not known"
    return start if end in (None, start) else f"{start} to {end}"


def code_words(code: str) -> str:
    """A code of the model as words: `single source claim`."""
    return code.replace("_", " ")


def prose(text: str, language: str) -> str:
    """A sentence of the program's own in `ar` or `en`, with each stretch that runs the other way kept to itself."""
    direction = "rtl" if language == "ar" else "ltr"
    return "".join(isolated(piece) if against else piece for piece, against in runs(text, direction))
