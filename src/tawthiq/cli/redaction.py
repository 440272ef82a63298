"""The options by which commands say whether what they write is redacted, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from tawthiq.cli.messages import say

Command = TypeVar("Command", bound=Callable[..., Any])


def redaction(command: Command) -> Command:
    """Gives a command --unredacted and --reason, to be made one by `reason_of`."""
    reason = click.option("--reason", metavar="TEXT", help="Why it is not redacted.")
    return click.option(
        "--unredacted", is_flag=True, help="Take nothing out. Asks for --reason, which the case's log keeps."
    )(reason(command))


def reason_of(*, unredacted: bool, reason: str | None) -> str | None:
    """Why nothing is taken out, `None` where it is. Raises click.UsageError where the two do not go together."""
    given = (reason or "").strip()
    if unredacted and not given:
        raise click.UsageError("--unredacted asks for a reason, which the log keeps: --reason TEXT")
    if given and not unredacted:
        raise click.UsageError("--reason is about --unredacted; leave it out, or add that")
    return given or None


def tell_withheld(withheld: Mapping[str, int]) -> None:
    """How much was taken out, by kind."""
    if withheld:
        say(f"withheld: {', '.join(f'{number} {kind}' for kind, number in withheld.items())}")
