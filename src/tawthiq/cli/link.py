"""`tawthiq link`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tawthiq.assessment import DEFAULT
from tawthiq.cli import options
from tawthiq.cli.messages import counted, say, stages
from tawthiq.documents import STDIN
from tawthiq.engines.spark_session import spark_session
from tawthiq.pipeline.archives.copying import read_copies
from tawthiq.pipeline.archives.incident_files import write_incidents
from tawthiq.pipeline.archives.linking import incident_line, link_archive, read_claims
from tawthiq.pipeline.collecting import collecting_seldom

_PATH = click.Path(path_type=Path, exists=True, allow_dash=True)


@click.command(short_help="Link and grade claims that were extracted, without a case.")
@click.argument("inputs", nargs=-1, metavar="[INPUT|-]...", type=_PATH)
@click.option("--copies", type=_PATH, metavar="PATH", help="Near copies over the whole archive: of `tawthiq copies`.")
@click.option(
    "--rule-set", default=DEFAULT, show_default=True, help="By which incidents are graded: docs/rule-sets.md."
)
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="PATH", help="A .jsonl file, or a folder of Parquet."
)
@options.spark_or_here
@options.master
def link(  # noqa: PLR0913, PLR0917  # one for each option
    inputs: tuple[Path, ...],
    copies: Path | None,
    rule_set: str,
    output: Path | None,
    engine: str,
    master: str | None,
) -> None:
    """Link the claims of reports into incidents and grade these, without a case.

    INPUT is what `tawthiq extract` wrote: lines of JSON, or Parquet by month; or - for lines from the standard input.
    Printed are the incidents, one a line, as in a case's output/incidents.jsonl; --output writes them to a file, or to
    a folder of Parquet by the month in which they began.

    Near copies add no origin. They are sought among the reports, by their texts where `extract --with-text` wrote them;
    --copies takes them from a table of the whole archive instead. An original may be a report without claims, which is
    then the origin of all that copy it.

    With --engine spark pairs of records are weighed on the machines of Spark; the rest is done here. The incidents are
    the same to the byte. docs/scale.md says how far that goes.

    \b
    Examples:
      tawthiq extract --with-text reports.jsonl | tawthiq link > incidents.jsonl
      tawthiq link claims/ --copies copies.parquet --engine spark --output incidents/
    """
    if not inputs and sys.stdin.isatty():
        raise click.UsageError("name what extract wrote, or pipe it in")
    session = spark_session(master) if engine == "spark" else None
    with collecting_seldom(), stages() as (_, stage):
        stage("reading")
        reports = read_claims(inputs or [STDIN], sys.stdin.buffer)
        known = read_copies(copies, sys.stdin.buffer) if copies else None
        stage("linking and grading")
        found = link_archive(reports, rule_set, known, session)
        if output is None:
            sys.stdout.buffer.writelines(map(incident_line, found))
            return
        number = write_incidents(found, output)
    say(f"{output}: {counted(number, 'incident')} from {counted(len(reports), 'report')}")
