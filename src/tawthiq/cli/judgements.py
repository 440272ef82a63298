"""`tawthiq judgements`."""

from __future__ import annotations

from pathlib import Path

import click

from tawthiq.cli import options
from tawthiq.cli.messages import counted, say
from tawthiq.pipeline import export_judgements, import_judgements
from tawthiq.store import User


@click.group()
def judgements() -> None:
    """Carry judgements from one case to another.

    \b
      tawthiq judgements export hajin > ours.jsonl
      tawthiq judgements import hajin theirs.jsonl
    """


@judgements.command(name="export", short_help="Print all judgements as JSON Lines.")
@options.case
def export(case: Path) -> None:
    """Print every judgement of CASE as one line of JSON, by time; docs/judgements.md has its keys.

    \b
    Example:
      tawthiq judgements export hajin > judgements.jsonl
    """
    for line in export_judgements(case):
        click.echo(line)


@judgements.command(name="import", short_help="Take in judgements that were made in another case.")
@options.case
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@options.user
def import_(case: Path, file: Path, user: User) -> None:
    """Take the judgements of FILE (JSON Lines) into CASE, all of them or, where a line is none, none.

    One that is there already is not taken twice. Those of two people merge: where they contradict each other, neither
    takes effect until one is withdrawn, and they are listed. --by is who imports; each judgement keeps its own name.

    \b
    Example:
      tawthiq judgements import hajin theirs.jsonl
    """
    with file.open(encoding="utf-8", newline="\n") as stream:
        fresh, there = import_judgements(case, stream, str(file), user)
    say(f"took in {counted(fresh, 'judgement')}; {there} were there already")
    if fresh:
        say(f"next: tawthiq build {case}; what became of them: tawthiq judge {case} --list")
