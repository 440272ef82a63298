"""`tawthiq incidents`."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from tawthiq import wire
from tawthiq.cli import options
from tawthiq.cli.incident_lines import incident_lines
from tawthiq.cli.messages import counted, say
from tawthiq.model import Grade
from tawthiq.pipeline import Wanted, built_output


@click.command(short_help="List the incidents of a built case.")
@options.case
@click.option("--since", callback=options.day, metavar="YYYY-MM-DD", help="Only incidents on that day or later.")
@click.option("--until", callback=options.day, metavar="YYYY-MM-DD", help="Only incidents on that day or earlier.")
@click.option(
    "--place", metavar="WORDS", help="Only where the place, its region or its country's code has these words."
)
@click.option(
    "--grade", "grades", multiple=True, type=click.Choice([grade.value for grade in Grade]), help="Only this grade."
)
@click.option("--party", metavar="WORDS", help="Only where someone is named whose names, or id, have these words.")
@options.as_of
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, as in incidents.jsonl.")
def incidents(  # noqa: PLR0913 (one parameter an option)
    case: Path,
    *,
    since: datetime.date | None,
    until: datetime.date | None,
    place: str | None,
    grades: tuple[str, ...],
    party: str | None,
    as_of: datetime.date | None,
    as_json: bool,
) -> None:
    """List the incidents of CASE as the last build left them, one line each, by day.

    The columns are the incident's id, its day and place, ranges of killed and injured for each group that sources
    count, who is said to have done it, how many independent origins report it, the grade, and what is known of the
    strike. An incident that may have been on several days is listed where one of them fits. --grade can be given
    several times. Words are found in names whatever their case, marks and punctuation; places go by the names that
    the reports use. Where people set a grade it stands first, with that of the rules beside it, and --grade goes by it.

    \b
    Examples:
      tawthiq incidents hajin | less -S
      tawthiq incidents hajin --since 2018-11-01 --until 2018-11-30 --grade fair --grade confirmed
      tawthiq incidents hajin --party coalition --json | jq -r .reason.en
    """
    wanted = Wanted(
        since=since.isoformat() if since else None,
        until=until.isoformat() if until else None,
        place=place,
        party=party,
        grades=grades,
    )
    seen = Counter[bool]()

    def chosen() -> Iterator[dict[str, Any]]:
        for incident in built_output(case, as_of).incidents():
            admitted = wanted.admits(incident)
            seen[admitted] += 1
            if admitted:
                yield incident

    for line in map(wire.dumps, chosen()) if as_json else incident_lines(chosen()):
        click.echo(line)
    say(f"{seen[True]} of {counted(seen.total(), 'incident')}")
