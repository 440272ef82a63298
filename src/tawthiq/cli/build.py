"""`tawthiq build`."""

from __future__ import annotations

from pathlib import Path

import click

from tawthiq.cli import options
from tawthiq.cli.incident_table import incident_table
from tawthiq.cli.messages import console, counted, end, progress_bar, say, tell_skipped
from tawthiq.pipeline import build_case


@click.command(short_help="Read a case's reports, link and grade incidents, write its page.")
@options.case
def build(case: Path) -> None:
    """Read all reports of CASE, link their claims into incidents, grade them, and write CASE/output.

    \b
    The output folder then holds
      report.html      the page to open: incidents, claims, the words they rest on
      claims.jsonl     one report a line with its claims
      incidents.jsonl  one incident a line with its ranges, sources and grade

    The same evidence and settings give the same bytes. The page's path is printed on the standard output, the
    incidents as a table on the standard error stream.

    \b
    Example:
      tawthiq build hajin
    """
    with progress_bar("reading") as watch:
        result = build_case(case, watch)
    if result.incidents:
        console().print(incident_table(result.incidents))
    tell_skipped(result.skipped)
    found = {
        "report": len(result.reports),
        "claim": sum(len(report.claims) for report in result.reports),
        "incident": len(result.incidents),
    }
    say(", ".join(counted(number, noun) for noun, number in found.items()))
    say("open this page in a browser:")
    click.echo(str(result.page))
    end(len(result.skipped))
