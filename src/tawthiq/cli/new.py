"""`tawthiq new`."""

from __future__ import annotations

from pathlib import Path

import click

from tawthiq.cli import options
from tawthiq.cli.messages import say
from tawthiq.pipeline import new_case
from tawthiq.store import User


@click.command()
@options.case
@click.option("--name", help="What the case is called on its report page. Default: the folder's name.")
@options.user
def new(case: Path, name: str | None, user: User) -> None:
    """Make an empty case in the folder CASE.

    \b
    The folder then holds
      case.toml  the settings, with comments that explain them
      archive/   the evidence as received, never edited
      case.db    the register of evidence and reports, and the log of all that was done
      output/    what `tawthiq build` writes: delete it and build again at will

    A folder that has something in it already is refused.

    \b
    Example:
      tawthiq new hajin --name "Strikes near Hajin, November 2018"
    """
    new_case(case, name or case.resolve().name, user=user)
    say(f"made the case {case}; its settings are in {case / 'case.toml'}")
    say(f"next: tawthiq add {case} REPORTS")
