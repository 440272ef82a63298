"""`tawthiq log`."""

from __future__ import annotations

from pathlib import Path

import click

from tawthiq import wire
from tawthiq.cli import options
from tawthiq.cli.log_lines import log_line
from tawthiq.pipeline import log_of, logged_to_json
from tawthiq.store import Action


@click.command(short_help="Show what was done to a case, by whom and when.")
@options.case
@click.option("--since", type=click.IntRange(1), default=1, metavar="N", help="Begin with this entry.")
@click.option("--action", type=click.Choice([one.value for one in Action]), help="Only entries with this action.")
@click.option("--json", "as_json", is_flag=True, help="Print each entry as a line of JSON, whole.")
def log(case: Path, since: int, action: str | None, as_json: bool) -> None:
    """Show the log of CASE: one line an entry, with its number, time (UTC), who, and what was done.

    The log is only ever added to, and each entry is chained to the one before. With --json the lines have all that
    the hashes are made of; docs/case.md says how, and has a check of 20 lines that does not need this program.

    \b
    Examples:
      tawthiq log hajin
      tawthiq log hajin --action add --json
    """
    for logged in log_of(case, since):
        if action is None or logged.entry.action == action:
            click.echo(wire.dumps(logged_to_json(logged)) if as_json else log_line(logged))
