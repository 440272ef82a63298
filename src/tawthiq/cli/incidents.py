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
from tawthiq.cli.filters import filters, wanted_of
from tawthiq.cli.incident_lines import incident_lines
from tawthiq.cli.messages import counted, say
from tawthiq.pipeline import built_output


@click.command(short_help="List the incidents of a built case.")
@options.case
@filters
@options.as_of
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, as in incidents.jsonl.")
def incidents(case: Path, *, as_of: datetime.date | None, as_json: bool, **chosen: Any) -> None:
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
    wanted = wanted_of(**chosen)
    seen = Counter[bool]()

    def admitted() -> Iterator[dict[str, Any]]:
        for incident in built_output(case, as_of).incidents():
            is_wanted = wanted.admits(incident)
            seen[is_wanted] += 1
            if is_wanted:
                yield incident

    for line in map(wire.dumps, admitted()) if as_json else incident_lines(admitted()):
        click.echo(line)
    say(f"{seen[True]} of {counted(seen.total(), 'incident')}")
