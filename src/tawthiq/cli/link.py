"""`tawthiq link`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.assessment import DEFAULT
from tawthiq.cli import options
from tawthiq.cli.messages import counted, say, stages
from tawthiq.documents import STDIN
from tawthiq.engines.spark_session import spark_session
from tawthiq.pipeline.archives.copying import read_copies
from tawthiq.pipeline.archives.incident_files import write_incidents
from tawthiq.pipeline.archives.linking import incident_line, link_archive, read_claims
from tawthiq.pipeline.archives.linking_on_spark import link_on_spark
from tawthiq.pipeline.archives.spreading import require_new
from tawthiq.pipeline.archives.tables import LINES
from tawthiq.pipeline.collecting import collecting_seldom
from tawthiq.store.files import write_whole

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@click.command(short_help="Link and grade claims that were extracted, without a case.")
@click.argument("inputs", nargs=-1, metavar="[INPUT|-]...")
@click.option("--copies", metavar="PATH", help="Near copies over the whole archive: of `tawthiq copies`.")
@click.option(
    "--rule-set", default=DEFAULT, show_default=True, help="By which incidents are graded: docs/rule-sets.md."
)
@click.option("--output", metavar="PATH", help="A .jsonl file, or a folder of Parquet.")
@options.spark_or_here
@options.master
def link(  # noqa: PLR0913, PLR0917  # one for each option
    inputs: tuple[str, ...],
    copies: str | None,
    rule_set: str,
    output: str | None,
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

    With --engine spark INPUT and --output are at any address that Spark reaches; pairs of records are weighed and
    incidents are graded by its machines, and what lies between is done here. The incidents are the same to the byte.
    docs/scale.md says how far that goes. No two reports may have one id; Parquet needs pip install 'tawthiq[scale]'.

    \b
    Examples:
      tawthiq extract --with-text reports.jsonl | tawthiq link > incidents.jsonl
      tawthiq link claims/ --copies copies.parquet --engine spark --output incidents/
    """
    if engine == "spark":
        if not inputs:
            raise click.UsageError("--engine spark needs INPUTs")
        number = _on_spark(inputs, rule_set, copies, output, spark_session(master))
    else:
        if not inputs and sys.stdin.isatty():
            raise click.UsageError("name what extract wrote, or pipe it in")
        number = _here([Path(one) for one in inputs] or [STDIN], rule_set, copies, output)
    if output:
        say(f"{output}: {counted(number, 'incident')}")


def _here(inputs: list[Path], rule_set: str, copies: str | None, output: str | None) -> int:
    with collecting_seldom(), stages() as (_, stage):
        stage("reading")
        reports = read_claims(inputs, sys.stdin.buffer)
        known = read_copies(Path(copies), sys.stdin.buffer) if copies else None
        stage("linking and grading")
        found = link_archive(reports, rule_set, known)
        if output:
            return write_incidents(found, Path(output))
        sys.stdout.buffer.writelines(map(incident_line, found))
    return 0


def _on_spark(
    inputs: tuple[str, ...], rule_set: str, copies: str | None, output: str | None, session: SparkSession
) -> int:
    with collecting_seldom(), stages() as (_, stage):
        stage("linking on Spark")
        if output and not output.endswith(LINES):
            require_new(output, session)
        found = link_on_spark(inputs, rule_set, copies, session).persist()
        if output and not output.endswith(LINES):
            found.repartition("month").sortWithinPartitions("month", "start", "id").write.partitionBy("month").parquet(
                output
            )
            return found.count()
        lines = (
            f"{row[0]}\n".encode() for row in found.orderBy("month", "start", "id").select("line").toLocalIterator()
        )
        if output:
            write_whole(Path(output), lines)
            return found.count()
        sys.stdout.buffer.writelines(lines)
    return 0
