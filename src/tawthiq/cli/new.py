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
@click.option(
    "--store",
    metavar="URL",
    help="Where a team keeps the register: postgresql://USER@HOST/DATABASE?schema=NAME. Default: in the folder.",
)
@options.user
def new(case: Path, name: str | None, store: str | None, user: User) -> None:
    """Make an empty case in the folder CASE.

    \b
    The folder then holds
      case.toml  the settings, with comments that explain them
      archive/   the evidence as received, never edited
      case.db    the register of evidence and reports, and the log of all that was done
      output/    what `tawthiq build` writes: delete it and build again at will

    A folder that has something in it already is refused.

    With --store the register and the log live in a schema of a PostgreSQL server instead of case.db, so that a team
    can work on the case from several machines that share the folder; evidence and output stay in it. Keep passwords
    out of the URL: PGPASSWORD and ~/.pgpass are read. The library for it comes with: pip install 'tawthiq[team]'

    \b
    Examples:
      tawthiq new hajin --name "Strikes near Hajin, November 2018"
      tawthiq new hajin --store "postgresql://recorder@db.example.org/cases?schema=hajin"
    """
    new_case(case, name or case.resolve().name, user=user, store=store)
    say(f"made the case {case}; its settings are in {case / 'case.toml'}")
    say(f"next: tawthiq add {case} REPORTS")
