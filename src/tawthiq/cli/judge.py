"""`tawthiq judge`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tawthiq.cli import options
from tawthiq.cli.judgement_lines import listing_lines
from tawthiq.cli.messages import say
from tawthiq.model import Verdict
from tawthiq.pipeline import Wording, judge_case, list_judgements
from tawthiq.store import User

_VALUED = {Verdict.ADD, Verdict.CORRECT, Verdict.GRADE, Verdict.MOVE}
_VERDICTS = {verdict.value: verdict for verdict in Verdict}


@click.command(short_help="Judge what was built: accept, reject, correct, link, grade.")
@options.case
@click.argument("words", nargs=-1, metavar="[ID... VERDICT [FIELD] [VALUE]]")
@click.option("--reason", default="", metavar="TEXT", help="Why. Only accept goes without a reason.")
@click.option("--to", metavar="INCIDENT", help="With move: the incident that the claims belong to, or none.")
@click.option("--list", "as_list", is_flag=True, help="List all judgements, what has become of them, and conflicts.")
@options.user
def judge(  # noqa: PLR0913 (one parameter an option)
    case: Path, words: tuple[str, ...], *, reason: str, to: str | None, as_list: bool, user: User
) -> None:
    """Decide about claims or incidents of CASE. Nothing is edited: what the program read stands beside it.

    ID is that of a claim, an incident or a judgement, or the beginning of the first two. `tawthiq show` has those of
    an incident's claims. What is decided takes effect at the next build. A judgement is kept for good; `withdraw`
    says that it no longer holds.

    \b
    Examples:
      tawthiq judge hajin c-0b1f accept
      tawthiq judge hajin c-0b1f c-77a2 reject --reason "a weather report"
      tawthiq judge hajin c-0b1f correct casualties.0.count 36 --reason "43 is of both villages"
      tawthiq judge hajin c-0b1f correct casualties.0.who civilians --reason "relatives of fighters"
      tawthiq judge hajin c-0b1f correct place "Abu Hasan @ 34.649, 40.910" --reason "named in the title"
      tawthiq judge hajin c-0b1f correct time 2018-11-17 --reason "Saturday, by the dateline"
      tawthiq judge hajin c-0b1f correct speaker none --reason "the report's own words"
      tawthiq judge hajin i-366a note --reason "ask the monitor for names"

    Figures are written 36, 15-53, 12- (at least) or -20 (up to); `speaker`, `belligerent`, `place` and `time` also as
    JSON with the keys of claims.jsonl, or `none`. A name alone gets the id that the tables have for it, if only one
    actor or place there bears it. Other fields: casualties.N.outcome, scope.

    A claim that the program missed is added to a report, by its type, its words, and its parts. Words are written as
    they stand in the report, or by their place in it (START-END, in code points; `tawthiq text` has it). The program
    reads them as it reads reports; where it cannot tell, the number or the day is written behind them:

    \b
      tawthiq judge hajin desk-7 add casualty words="nine people died in Hajin" figure="nine people/people/killed" \
        place=Hajin time="on Saturday/2018-11-17" --reason "of the caption"
      tawthiq judge hajin press-7 add denial words=120-171 speaker="the spokesman" denial_kind=flat --reason "his reply"

    Types: casualty, attack, denial, responsibility, finding, call. Parts: figure=WORDS/WHO/OUTCOME (again for more),
    strikes, speaker, belligerent, place, time, about, stance, scope, mode, denial_kind, attack_kind, answers=CLAIM.

    Which claims are one incident is for people to say as well. Two incidents are one; some claims of one are another
    incident; a claim belongs to another incident, or to none:

    \b
      tawthiq judge hajin i-366a i-77b2 merge --reason "one strike, told under two names of the village"
      tawthiq judge hajin c-0b1f c-77a2 split --reason "the second strike, in the evening"
      tawthiq judge hajin c-0b1f move --to i-77b2 --reason "its title names the other village"
      tawthiq judge hajin c-0b1f move --to none --reason "an accident, no attack"

    Linking goes by it, also where the rules hold it for impossible, and the reason says who joined or parted what.
    How the program alone would have linked the claims stands beside it (`proposed` in incidents.jsonl, and `show`).

    A grade takes effect when a second person confirms it:

    \b
      tawthiq judge hajin i-366a grade fair --reason "two monitors, each with names" --by "A. Recorder"
      tawthiq judge hajin i-366a confirm --reason "read both lists" --by "B. Reviewer"

    Where two people contradict each other, neither takes effect until one judgement is withdrawn:

    \b
      tawthiq judge hajin --list
      tawthiq judge hajin j-45c1d1a2b3c4d5e6 withdraw --reason "the title says so indeed"
    """
    if as_list or not words:
        if words:
            raise click.UsageError("--list takes no ids")
        for line in listing_lines(list_judgements(case)):
            click.echo(line)
        return
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
    made = judge_case(case, Wording(words[:at], verdict, values, reason), user, say)
    if made.machine is not None and made.value is not None and not made.seen:
        say(f"the program has {json.dumps(made.machine, ensure_ascii=False)}, which stays beside it")
    if made.verdict is Verdict.ADD:
        say(f"the claim is {made.about[0]}")
    say(f"kept; it takes effect with: tawthiq build {case}")
    click.echo(made.id)
