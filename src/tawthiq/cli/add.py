"""`tawthiq add`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tawthiq.cli import options
from tawthiq.cli.messages import counted, end, progress_bar, say, tell_skipped
from tawthiq.documents import Metadata
from tawthiq.pipeline import add_paths


@click.command(short_help="Keep reports as evidence in a case.")
@options.case
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path, exists=True))
@options.published
@options.language
@click.option("--outlet", help="Who published the plain text files.")
@click.option("--url", help="Where the plain text file was published.")
@click.option("--title", help="Title of the plain text file.")
def add(case: Path, paths: tuple[Path, ...], **stated: Any) -> None:
    """Keep reports as evidence in CASE: files, or folders with all that is in them.

    \b
    Kinds of files:
      .txt .md   one report, plain text; its id is the file's name without the ending
      .jsonl     one report a line:
                 {"doc_id": "...", "text": "...", "title": "...", "published": "2018-11-18",
                  "language": "ar", "outlet": "...", "url": "..."}; only the first two are needed

    The bytes are kept once under their SHA-256. The same bytes again change nothing. The options are about plain
    text files; JSON Lines carry their own. What cannot be read is named with file and line and left out; the exit
    code is then 3.

    \b
    Examples:
      tawthiq add hajin reports.jsonl more/
      tawthiq add hajin --published 2018-11-18 --outlet "The Outlet" report.txt
    """
    with progress_bar("adding") as watch:
        result = add_paths(case, paths, Metadata(**stated), watch)
    if result.known:
        more = f" and {len(result.known) - 1} more" if len(result.known) > 1 else ""
        say(f"in the case already, nothing was changed: {result.known[0]}{more}")
    tell_skipped(result.skipped)
    say(f"added {counted(len(result.added), 'report')} to {case}")
    if result.added:
        say(f"next: tawthiq build {case}")
    end(len(result.skipped))
