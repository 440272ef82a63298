"""`tawthiq head`."""

from __future__ import annotations

from pathlib import Path

import click

from tawthiq.cli import options
from tawthiq.cli.messages import say
from tawthiq.pipeline import head_of


@click.command(short_help="Print the hash that stands for a case as it is now.")
@options.case
def head(case: Path) -> None:
    """Print the hash of the last entry of the log of CASE.

    It stands for all that is in the case now: each entry of the log holds the hash of the one before and of what it
    put in. Keep it where you cannot change it later (a newspaper, a letter to a lawyer, a timestamp), and
    `tawthiq verify CASE --head HASH` shows that nothing from before was changed since.

    \b
    Example:
      tawthiq head hajin
    """
    found = head_of(case)
    say(f"entry {found.seq} of the log of {case}")
    click.echo(found.hash)
