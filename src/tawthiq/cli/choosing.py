"""The options by which `report` and `plot` choose incidents, and say whether they are redacted."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, TypeVar

import click

from tawthiq.cli import options
from tawthiq.cli.filters import filters, wanted_of
from tawthiq.cli.messages import counted, say
from tawthiq.cli.redaction import reason_of, redaction, tell_withheld
from tawthiq.pipeline import Asked, Printed

Command = TypeVar("Command", bound=Callable[..., Any])

_INCIDENT = click.option(
    "--incident",
    "incidents",
    multiple=True,
    metavar="ID",
    help="Only this incident: its id, or a beginning that no other has. Can be given several times.",
)


def choosing(command: Command) -> Command:
    """Gives a command these options, all but `--by` to be made one by `asked_of`."""
    return _INCIDENT(filters(options.as_of(redaction(options.user(command)))))


def asked_of(
    *, incidents: tuple[str, ...], as_of: datetime.date | None, unredacted: bool, reason: str | None, **chosen: Any
) -> Asked:
    """What these options ask for. Raises click.UsageError where --unredacted and --reason do not go together."""
    why = reason_of(unredacted=unredacted, reason=reason)
    return Asked(wanted_of(**chosen), incidents, as_of, why)


def tell(printed: Printed) -> None:
    """How much is in it, what was withheld, and on the standard output where it is."""
    of_all = f" of {printed.all}, those with the most people killed" if printed.all > printed.incidents else ""
    say(f"{counted(printed.incidents, 'incident')}{of_all}")
    tell_withheld(printed.withheld)
    click.echo(printed.path)
