"""`tawthiq summary`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from tawthiq import wire
from tawthiq.cli import options
from tawthiq.cli.choosing import asked_of
from tawthiq.cli.filters import filters
from tawthiq.cli.messages import counted, say
from tawthiq.cli.redaction import redaction, tell_withheld
from tawthiq.cli.wording import prose
from tawthiq.pipeline import summarize_case
from tawthiq.store import User


@click.command(short_help="Tell incidents in a few sentences, in Arabic or English.")
@options.case
@click.argument("incidents", metavar="[INCIDENT]...", nargs=-1)
@options.told_in("The language of the sentences.")
@filters
@options.as_of
@redaction
@options.user
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines: id, language, summary, claims.")
def summary(  # noqa: PLR0913, PLR0917  # one for each option
    case: Path,
    incidents: tuple[str, ...],
    language: str,
    as_of: datetime.date | None,
    user: User,
    as_json: bool,
    **chosen: Any,
) -> None:
    """Tell the incidents of CASE, as the last build left them, in two to five sentences each.

    Each INCIDENT is an id, or a beginning that no other has; without one, all that fit are told. A summary says how
    many were killed and injured, where, when and by what kind of attack, how many independent sources say so in how
    many reports, who blames whom, what the accused answer, and the grade. Every word rests on claims: what nobody
    states is left out, a range stays a range, and "dozens" stays dozens. docs/summaries.md has the rules.

    Summaries are redacted, as exports are: names that are in no public table do not stand in them. With --unredacted
    they do; the reason is kept in the case's log, which has the hash of what was printed. --json gives the ids of the
    claims that each rests on.

    \b
    Examples:
      tawthiq summary hajin 366a --language ar
      tawthiq summary hajin --since 2018-11-01 --grade fair --json
    """
    done = summarize_case(case, asked_of(incidents=incidents, as_of=as_of, **chosen), language, user)
    for id_, one in done.texts.items():
        if as_json:
            line = {"id": id_, "language": one.language, "summary": one.text, "claims": list(one.claims)}
            click.echo(wire.dumps(line))
        else:
            click.echo(f"{id_}\n{prose(one.text, language)}\n")
    say(f"{len(done.texts)} of {counted(done.all, 'incident')}")
    tell_withheld(done.withheld)
