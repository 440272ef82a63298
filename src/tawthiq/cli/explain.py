"""`tawthiq explain`."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from tawthiq import wire
from tawthiq.cli import options
from tawthiq.cli.explanation import explanation_lines
from tawthiq.documents import Metadata, read_inputs
from tawthiq.pipeline import explain_one, explanation_to_json


@click.command()
@click.argument("report", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@click.option("--doc-id", metavar="ID", help="The report to explain, where there are several in JSON Lines.")
@options.published
@options.language
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: the report, and each claim explained.")
def explain(
    report: Path, doc_id: str | None, published: datetime.date | None, language: str | None, as_json: bool
) -> None:
    """Show why one report gives the claims it gives: fields, words, rules, problems.

    REPORT is a file of any kind that `tawthiq add --help` lists, or - for JSON Lines from the standard input. Of
    each claim it prints every field with its words and where they stand, and every rule that made the claim with
    its notation, its file and line in the package, and the words of the fields it filled. Words of a field that
    stand outside the claim's own are marked: they were carried from elsewhere in the report.

    Words of a report stand between marks (U+2068, U+2069) that keep Arabic and English from mixing up each other's
    order on terminals that know of direction.

    \b
    Examples:
      tawthiq explain --published 2018-11-18 report.txt
      tawthiq explain --doc-id agency-7 reports.jsonl
    """
    readings = read_inputs([report], sys.stdin.buffer, Metadata(published=published, language=language))
    explanation = explain_one(readings, str(report), doc_id)
    if as_json:
        click.echo(wire.dumps(explanation_to_json(explanation)))
        return
    for line in explanation_lines(explanation):
        click.echo(line)
