"""`tawthiq extract`."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from tawthiq import wire
from tawthiq.cli import options
from tawthiq.cli.messages import end, tell_skipped
from tawthiq.documents import STDIN, Metadata, Skipped, Unread, read_inputs
from tawthiq.pipeline import extract_documents, names_reports, read_report_tables


@click.command()
@click.argument(
    "inputs", nargs=-1, metavar="[INPUT|-]...", type=click.Path(path_type=Path, exists=True, allow_dash=True)
)
@click.option("--as", "mapping", metavar="FILE.toml", help="Read the INPUTs as tables of reports, as this file says.")
@options.published
@options.language
@click.option("--with-text", is_flag=True, help="Print each report's text as source_text: all offsets refer to it.")
def extract(
    inputs: tuple[Path, ...],
    mapping: str | None,
    published: datetime.date | None,
    language: str | None,
    with_text: bool,
) -> None:
    """Print the claims in reports, one line of JSON a report, without a case.

    INPUT is a file of any kind that `tawthiq add --help` lists, a folder of such files, or - for JSON Lines from
    the standard input, which is also what is read when nothing is named. Reports are read and printed one at a
    time. A report without a day of publication keeps its relative times unresolved. What cannot be read is named on
    the standard error stream with file and line; the exit code is then 3.

    \b
    Examples:
      tawthiq extract --published 2018-11-18 report.txt
      tawthiq extract reports.jsonl > claims.jsonl
      zcat archive.jsonl.gz | tawthiq extract - | grep '"denial"'
    """
    if not inputs and sys.stdin.isatty():
        raise click.UsageError("name a file to read, or pipe JSON Lines in")
    metadata = Metadata(published=published, language=language)
    output = sys.stdout.buffer
    skipped = 0
    if mapping and not names_reports(mapping):
        raise click.BadParameter(f"{mapping!r} is no mapping file of reports; see docs/formats.md", param_hint="--as")
    if mapping:
        readings = read_report_tables(inputs, mapping, metadata)
    else:
        readings = read_inputs(inputs or (STDIN,), sys.stdin.buffer, metadata)
    for item in extract_documents(readings):
        if isinstance(item, Skipped):
            skipped += not isinstance(item, Unread)
            tell_skipped([item])
            continue
        output.write(wire.dumps(wire.report_to_json(item, with_text=with_text)).encode() + b"\n")
        output.flush()
    end(skipped)
