"""The options by which commands choose incidents by what they are."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, TypeVar

import click

from tawthiq.cli import options
from tawthiq.model import Grade
from tawthiq.pipeline import Wanted

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--since", callback=options.day, metavar="YYYY-MM-DD", help="Only incidents on that day or later."),
    click.option("--until", callback=options.day, metavar="YYYY-MM-DD", help="Only incidents on that day or earlier."),
    click.option(
        "--place", metavar="WORDS", help="Only where the place, its region or its country's code has these words."
    ),
    click.option(
        "--grade", "grades", multiple=True, type=click.Choice([grade.value for grade in Grade]), help="Only this grade."
    ),
    click.option("--party", metavar="WORDS", help="Only where someone is named whose names, or id, have these words."),
)


def filters(command: Command) -> Command:
    """Gives a command these options, to be made one by `wanted_of`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def wanted_of(
    *,
    since: datetime.date | None,
    until: datetime.date | None,
    place: str | None,
    grades: tuple[str, ...],
    party: str | None,
) -> Wanted:
    """What these options ask for."""
    first, last = (day.isoformat() if day else None for day in (since, until))
    return Wanted(first, last, place, party, grades)
