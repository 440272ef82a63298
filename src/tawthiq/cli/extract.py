"""`tawthiq extract`."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from tawthiq.cli import options
from tawthiq.cli.extract_archive import extract_into
from tawthiq.cli.messages import end, tell_skipped
from tawthiq.documents import STDIN, Metadata, Unread, read_inputs
from tawthiq.pipeline import Order, ReadLine, claim_lines, names_reports, read_report_tables

_AT_ONCE = 20  # reports that go to a process together


@click.command()
@click.argument(
    "inputs", nargs=-1, metavar="[INPUT|-]...", type=click.Path(path_type=Path, exists=True, allow_dash=True)
)
@click.option("--as", "mapping", metavar="FILE.toml", help="Read the INPUTs as tables of reports, as this file says.")
@options.published
@options.language
@click.option("--with-text", is_flag=True, help="Print each report's text as source_text: all offsets refer to it.")
@options.engine
@click.option(
    "--input", "sources", multiple=True, metavar="PATH", help="A file or folder of an archive; again for more."
)
@click.option("--output", metavar="FOLDER", help="Write claims as Parquet by month, and go on where a run stopped.")
@click.option("--no-filter", is_flag=True, help="With --output: read every report, and give each a row.")
@click.option("--fresh", is_flag=True, help="With --output: throw away what an earlier run has left there.")
def extract(  # noqa: PLR0913, PLR0917  # the options of the command
    inputs: tuple[Path, ...],
    mapping: str | None,
    published: datetime.date | None,
    language: str | None,
    with_text: bool,
    sources: tuple[str, ...],
    output: str | None,
    no_filter: bool,
    fresh: bool,
    **chosen: Any,
) -> None:
    """Print the claims in reports, one line of JSON a report, without a case.

    INPUT is a file of any kind that `tawthiq add --help` lists, a folder of such files, or - for JSON Lines from
    the standard input, which is also what is read when nothing is named. Reports are read and printed one at a
    time. A report without a day of publication keeps its relative times unresolved. What cannot be read is named on
    the standard error stream with file and line; the exit code is then 3.

    With --input and --output an archive of any size is read: JSON Lines (.jsonl, .jsonl.gz), Parquet with the same
    names as columns, and archives of web pages (.warc, .warc.gz). FOLDER then has month=2018-11/part-00000.parquet
    and so on, a row a report with its text, its claims by field, and its line of claims.jsonl (docs/scale.md has all
    columns); DuckDB, `tawthiq copies`, `tawthiq link` and `tawthiq add` read it. A run that was stopped goes on when
    the very same command is given again. Beside it, FOLDER.rejected.jsonl says of each report that was not read where
    it is, and why; the exit code is 0 all the same. Ids are not checked for being unique. Reports whose words can hold
    no claim are dropped unread, which is most of what a newspaper prints; --no-filter reads them all. This needs
    pip install 'tawthiq[scale]'.

    \b
    The engines
      local  this process alone; the default where claims are printed
      pool   a process for each core; the default with --output. A report over which a process hangs or dies is
             set apart and said to be; the others are read all the same
      spark  a Spark cluster (pip install 'tawthiq[spark]', Java 17), with --output: addresses as Spark has them,
             such as s3a://archive/2018, and its own settings for them. A stop costs at most the files of one job

    \b
    Examples:
      tawthiq extract --published 2018-11-18 report.txt
      tawthiq extract reports.jsonl > claims.jsonl
      zcat archive.jsonl.gz | tawthiq extract --engine pool - | grep '"denial"'
      tawthiq extract --input archive/ --output claims
      tawthiq extract --engine spark --master 'local[4]' --input archive/ --output claims
      duckdb -c "SELECT c.place, count(*) FROM (SELECT unnest(claims) AS c FROM 'claims/*/*.parquet') GROUP BY 1"
    """
    choice = options.choice("pool" if output else "local", **chosen)
    if output or sources:
        if not output or not sources:
            raise click.UsageError("an archive needs both --input and --output")
        if inputs or mapping or published or language or with_text:
            raise click.UsageError("with --output name the files with --input; the options of single reports do not go")
        extract_into(Order(sources, output, fresh=fresh, filtered=not no_filter), choice)
        return
    if fresh or no_filter or choice.name == "spark":
        raise click.UsageError("--fresh, --no-filter and the engine spark go with --input and --output")
    if not inputs and sys.stdin.isatty():
        raise click.UsageError("name a file to read, or pipe JSON Lines in")
    metadata = Metadata(published=published, language=language)
    if mapping and not names_reports(mapping):
        raise click.BadParameter(f"{mapping!r} is no mapping file of reports; see docs/formats.md", param_hint="--as")
    if mapping:
        readings = read_report_tables(inputs, mapping, metadata)
    else:
        readings = read_inputs(inputs or (STDIN,), sys.stdin.buffer, metadata)
    at_once = 1 if choice.name == "local" else _AT_ONCE
    end(_print(claim_lines(readings, choice.engine(), at_once, with_text=with_text)))


def _print(lines: Iterable[ReadLine]) -> int:
    """Print what was read and name what was not; gives how many that are."""
    output, skipped = sys.stdout.buffer, 0
    for item in lines:
        if item.skipped:
            skipped += not isinstance(item.skipped, Unread)
            tell_skipped([item.skipped])
        if item.line:
            output.write(item.line.encode() + b"\n")
            output.flush()
    return skipped
