"""`tawthiq show`."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from tawthiq import wire
from tawthiq.cli import options
from tawthiq.cli.incident_details import incident_details
from tawthiq.pipeline import find_incident, summary_of


@click.command(short_help="Show one incident with all its reasons.")
@options.case
@options.incident
@options.reasons
@options.as_of
@click.option("--json", "as_json", is_flag=True, help="Print the incident's line of incidents.jsonl.")
def show(case: Path, incident: str, language: str, as_of: datetime.date | None, as_json: bool) -> None:
    """Show everything that is concluded about one incident of CASE, and why.

    INCIDENT is its id, or a beginning that no other id has; `tawthiq incidents` lists them. It prints a summary in a
    few sentences, the grade with its rule and reason, the claims it rests on and what would change it, each range with
    the claims that set its edges and their words, those whose status is unknown, each accused party with the claims
    that name it and what it answers, each independent origin with its reports and why they belong to it, and why the
    claims are taken to be about one event.

    What the last build left is shown. Words of a report stand between marks (U+2068, U+2069) that keep Arabic and
    English from mixing up each other's order on terminals that know of direction.

    \b
    Examples:
      tawthiq show hajin i-366ae2dc7aa9 | less
      tawthiq show hajin 366a --language ar
    """
    found = find_incident(case, incident, as_of)
    if as_json:
        click.echo(wire.dumps(found.incident))
        return
    for line in incident_details(found, language, summary_of(found, language).text):
        click.echo(line)
