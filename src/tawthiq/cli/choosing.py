"""The options by which `report` and `plot` choose incidents, and say whether they are redacted."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, TypeVar

import click

from tawthiq.cli import options
from tawthiq.cli.messages import counted, say
from tawthiq.model import Grade
from tawthiq.pipeline import Asked, Printed, Wanted

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--incident",
        "incidents",
        multiple=True,
        metavar="ID",
        help="Only this incident: its id, or a beginning that no other has. Can be given several times.",
    ),
    click.option("--since", callback=options.day, metavar="YYYY-MM-DD", help="Only incidents on that day or later."),
    click.option("--until", callback=options.day, metavar="YYYY-MM-DD", help="Only incidents on that day or earlier."),
    click.option(
        "--place", metavar="WORDS", help="Only where the place, its region or its country's code has these words."
    ),
    click.option(
        "--grade", "grades", multiple=True, type=click.Choice([grade.value for grade in Grade]), help="Only this grade."
    ),
    click.option("--party", metavar="WORDS", help="Only where someone is named whose names, or id, have these words."),
    options.as_of,
    click.option("--unredacted", is_flag=True, help="Take nothing out. Asks for --reason, which the case's log keeps."),
    click.option("--reason", metavar="TEXT", help="Why it is not redacted."),
    options.user,
)


def choosing(command: Command) -> Command:
    """Gives a command these options, all but `--by` to be made one by `asked_of`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def asked_of(  # noqa: PLR0913 (one parameter an option)
    *,
    incidents: tuple[str, ...],
    since: datetime.date | None,
    until: datetime.date | None,
    place: str | None,
    grades: tuple[str, ...],
    party: str | None,
    as_of: datetime.date | None,
    unredacted: bool,
    reason: str | None,
) -> Asked:
    """What these options ask for. Raises click.UsageError where --unredacted and --reason do not go together."""
    reason = (reason or "").strip()
    if unredacted and not reason:
        raise click.UsageError("--unredacted asks for a reason, which the log keeps: --reason TEXT")
    if reason and not unredacted:
        raise click.UsageError("--reason is about --unredacted; leave it out, or add that")
    first, last = (one.isoformat() if one else None for one in (since, until))
    return Asked(Wanted(first, last, place, party, grades), incidents, as_of, reason or None)


def tell(printed: Printed) -> None:
    """How much is in it, what was withheld, and on the standard output where it is."""
    of_all = f" of {printed.all}, those with the most people killed" if printed.all > printed.incidents else ""
    say(f"{counted(printed.incidents, 'incident')}{of_all}")
    if printed.withheld:
        say(f"withheld: {', '.join(f'{number} {kind}' for kind, number in printed.withheld.items())}")
    click.echo(printed.path)
