"""`tawthiq judge`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tawthiq.cli import options
from tawthiq.cli.judge_help import JUDGE_HELP
from tawthiq.cli.judgement_lines import listing_lines
from tawthiq.cli.messages import say
from tawthiq.model import Verdict
from tawthiq.pipeline import Wording, judge_case, list_judgements
from tawthiq.store import User

_VALUED = {Verdict.ADD, Verdict.CORRECT, Verdict.GRADE, Verdict.MOVE}
_VERDICTS = {verdict.value: verdict for verdict in Verdict}


@click.command(help=JUDGE_HELP, short_help="Judge what was built: accept, reject, correct, link, grade.")
@options.case
@click.argument("words", nargs=-1, metavar="[ID... VERDICT [FIELD] [VALUE]]")
@click.option("--reason", default="", metavar="TEXT", help="Why. Only accept goes without a reason.")
@click.option("--to", metavar="INCIDENT", help="With move: the incident that the claims belong to, or none.")
@click.option("--list", "as_list", is_flag=True, help="List all judgements, what has become of them, and conflicts.")
@options.user
def judge(  # noqa: PLR0913 (one parameter an option)
    case: Path, words: tuple[str, ...], *, reason: str, to: str | None, as_list: bool, user: User
) -> None:
    """Keep a person's judgement, or list all that there are."""
    if as_list or not words:
        if words:
            raise click.UsageError("--list takes no ids")
        for line in listing_lines(list_judgements(case)):
            click.echo(line)
        return
    made = judge_case(case, _wording(words, to, reason), user, say)
    if made.machine is not None and made.value is not None and not made.seen:
        say(f"the program has {json.dumps(made.machine, ensure_ascii=False)}, which stays beside it")
    if made.verdict is Verdict.ADD:
        say(f"the claim is {made.about[0]}")
    say(f"kept; it takes effect with: tawthiq build {case}")
    click.echo(made.id)


def _wording(words: tuple[str, ...], to: str | None, reason: str) -> Wording:
    """What was written on the command line, word by word: ids, a verdict, and what the verdict takes."""
    at = next((place for place, word in enumerate(words) if word in _VERDICTS), None)
    if not at:
        raise click.UsageError(f"write ID VERDICT; verdicts: {', '.join(_VERDICTS)}")
    verdict, values = _VERDICTS[words[at]], words[at + 1 :]
    if to is not None:
        if verdict is not Verdict.MOVE or values:
            raise click.UsageError("--to goes with move, once: write CLAIM... move --to INCIDENT")
        values = (to,)
    if values and verdict not in _VALUED:
        raise click.UsageError(f"{verdict} takes nothing after it, but there is {values[0]!r}; reasons go in --reason")
    return Wording(words[:at], verdict, values, reason)
