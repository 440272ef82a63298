"""`tawthiq lang`."""

from __future__ import annotations

import click

from tawthiq.cli.messages import ExitCode, counted, say
from tawthiq.lang import available
from tawthiq.lang.check import check as complaints_about


@click.group()
def lang() -> None:
    """Work on languages: folders of words and rules, without Python (docs/languages.md)."""


@lang.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@click.pass_context
def check(ctx: click.Context, codes: tuple[str, ...]) -> None:
    """Check the words and rules of languages; of all there are when none is named.

    Prints one line a complaint and exits with 1 when there is one.

    \b
    Example:
      tawthiq lang check ar
    """
    known = available()
    for code in codes:
        if code not in known:
            raise click.UsageError(f"there is no language {code!r}; there are: {', '.join(known)}")
    found = 0
    for code in codes or known:
        complaints = complaints_about(code)
        found += len(complaints)
        for complaint in complaints:
            click.echo(complaint)
        say(f"{code}: {counted(len(complaints), 'complaint')}")
    if found:
        ctx.exit(ExitCode.FAILED)
