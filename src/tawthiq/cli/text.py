"""`tawthiq text`."""

from __future__ import annotations

from pathlib import Path

import click

from tawthiq import wire
from tawthiq.cli import options
from tawthiq.cli.messages import say
from tawthiq.pipeline import text_of, text_to_json


@click.command(short_help="Print a report's text, or words of it and the bytes they stand in.")
@options.case
@click.argument("doc_id")
@click.option("--span", type=(int, int), metavar="START END", help="Only the words between these offsets.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, with hashes of all that it comes from.")
def text(case: Path, doc_id: str, span: tuple[int, int] | None, as_json: bool) -> None:
    """Print the text of the report DOC_ID of CASE, read anew from its evidence, whose hash is checked.

    Spans of claims count characters (Unicode code points) of this text, which has the title first. With --span the
    words of a span are printed, and the messages say in which bytes of which file they stand, so that anyone can look
    them up in the evidence itself:

    \b
      tail -c +$((START + 1)) case/archive/HASH | head -c $((END - START))

    In JSON Lines these bytes are JSON, where letters may be escapes. A row of a table has no such bytes: its text is
    put together from cells.

    \b
    Examples:
      tawthiq text hajin report-7
      tawthiq text hajin report-7 --span 21 44
    """
    found = text_of(case, doc_id, span)
    where = f"archive/{found.evidence.sha256}" + (f", line {found.line}" if found.line else "")
    say(f"from {where} (received as {found.evidence.name})")
    if span:
        for one in found.ranges:
            say(f"bytes {one.start} to {one.end}")
        if not found.ranges:
            say("these words stand in no bytes of it")
    click.echo(wire.dumps(text_to_json(found)) if as_json else found.words)
