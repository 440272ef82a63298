"""`tawthiq plot`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tawthiq.cli import options
from tawthiq.cli.choosing import asked_of, choosing, tell
from tawthiq.cli.messages import progress_bar
from tawthiq.exports.printed.figures import FIGURES
from tawthiq.pipeline import Target, plot_case
from tawthiq.store import User


@click.command(short_help="Write a figure of the case report as SVG or PNG.")
@options.case
@click.argument("figure", type=click.Choice(list(FIGURES)))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to; its ending says whether as .svg or as .png.",
)
@options.told_in("The language of the figure; it runs from the side from which that is read.")
@choosing
def plot(case: Path, figure: str, out: Path, language: str, user: User, **chosen: Any) -> None:
    """Write one figure of CASE, as the last build left it, to a file of its own.

    \b
      ranges    what each source says about the number killed, and the range across them; of one incident
      timeline  with one --incident how its figures moved, else when the incidents were and reports came out
      matrix    who blames, claims and denies: a row for each speaker, a column for each accused party
      map       where the incidents were

    Figures are redacted as the report is (see: tawthiq report --help). PNG needs: pip install 'tawthiq[print]'.

    \b
    Examples:
      tawthiq plot hajin ranges --incident 366a --out ranges.svg
      tawthiq plot hajin timeline --language ar --out days.png
    """
    asked = asked_of(**chosen)
    with progress_bar("reading") as watch:
        printed = plot_case(case, asked, figure, Target(language, out), watch, user)
    tell(printed)
