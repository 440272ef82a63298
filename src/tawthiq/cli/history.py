"""`tawthiq history`."""

from __future__ import annotations

from pathlib import Path

import click

from tawthiq import wire
from tawthiq.cli import options
from tawthiq.cli.history_lines import history_lines
from tawthiq.pipeline import history_of, history_to_json


@click.command(short_help="Show how one incident's figures and grade moved.")
@options.case
@options.incident
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with all steps.")
def history(case: Path, incident: str, as_json: bool) -> None:
    """Show how the figures, grade and positions of one incident of CASE moved, and by which report.

    INCIDENT is its id, or a beginning that no other id has. Its claims are assessed as of each day on which a report
    of it was published, and a step is printed where something changed: ranges of killed and injured for each group,
    the grade, what is known of the strike, what each accused party says. Which claims are about the incident is as
    known today; reports without a day of publication come last. For the whole case as of one day, with incidents
    formed from what was known then: tawthiq build --as-of.

    \b
    Examples:
      tawthiq history hajin i-366ae2dc7aa9
      tawthiq history hajin 366a --json
    """
    found = history_of(case, incident)
    for line in [wire.dumps(history_to_json(found))] if as_json else history_lines(found):
        click.echo(line)
