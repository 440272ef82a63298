"""`tawthiq search`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from tawthiq import wire
from tawthiq.cli import options
from tawthiq.cli.messages import counted, say
from tawthiq.pipeline import Hit, hit_to_json, search_case


@click.command(short_help="Find reports by their words, however they are spelt.")
@options.case
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many reports at most.")
@click.option("--json", "as_json", is_flag=True, help="Print each report as a line of JSON, with offsets.")
def search(case: Path, words: tuple[str, ...], limit: int, *, as_json: bool) -> None:
    """Find the reports of CASE in which all of WORDS stand, the most recently published first.

    Spelling does not matter: forms of alef, ta marbuta, alef maqsura, vowel marks, tatweel, Arabic and Latin digits,
    capitals and accents are one, and what Arabic writes onto a word (the article, "and", "in", "for") may stand before
    it. Words in quotes must follow each other; a star stands for the rest of a word. The outlet's name is searched too.

    The index, CASE/search.db, is brought up to date first; it can be deleted at any time.

    \b
    Examples:
      tawthiq search hajin غارة هجين
      tawthiq search hajin '"غارة جوية"' 'مدني*'
      tawthiq search hajin hospital --json
    """
    found = search_case(case, " ".join(words), limit)
    for hit in found:
        if as_json:
            click.echo(wire.dumps(hit_to_json(hit)))
            continue
        for line in _lines(hit):
            click.echo(line)
    if not as_json:
        more = f"; there may be more: --limit {limit * 2}" if len(found) == limit else ""
        say(f"found {counted(len(found), 'report')}{more}")


def _lines(hit: Hit) -> Iterator[str]:
    where = ", ".join(part for part in (hit.published or "(no day)", hit.outlet or "(no source)") if part)
    yield f"{hit.doc_id}  {where}"
    pieces, at = [], hit.snippet.start
    for span in hit.spans:
        if at <= span.start and span.end <= hit.snippet.end:
            pieces += [hit.text[at : span.start], "[", hit.text[span.start : span.end], "]"]
            at = span.end
    pieces.append(hit.text[at : hit.snippet.end])
    shown = f"{'… ' if hit.snippet.start else ''}{''.join(pieces)}{' …' if hit.snippet.end < len(hit.text) else ''}"
    yield f"    {' '.join(shown.split())}"
    if hit.spans:
        yield f"    at {', '.join(f'{span.start}-{span.end}' for span in hit.spans[:10])}"
