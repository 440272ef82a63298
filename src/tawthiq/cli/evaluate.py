"""`tawthiq evaluate`."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import click

from tawthiq import evaluation
from tawthiq.cli.messages import say

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("gold", type=_FILE)
@click.argument("predicted", type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object: all, then by language.")
@click.option("--misses", type=click.IntRange(min=0), default=0, metavar="N", help="Show the first N wrong figures.")
@click.option(
    "--page",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    metavar="FILE.html",
    help="Also write a page that shows gold and found side by side.",
)
def evaluate(gold: Path, predicted: Path, as_json: bool, misses: int, page: Path | None) -> None:
    """Compare extracted claims with claims that people annotated.

    Both files have one report a line, in the shape that `tawthiq extract` prints; docs/annotation.md describes it.
    With several languages in GOLD, each is also measured apart.

    \b
    Measures:
      figure     outcome, minimum and maximum of a number are right
      +who       and so is the group of victims
      +frame     and so are speaker, scope, and the accused where the gold names one
      positions  denials, responsibility, findings, calls: type, speaker, words
      claims     claims of every type: type, words; then each type apart
      slots      of the figures matched by +who, how often each of their slots is right
      grounding  share of predicted claims that stand in the report letter for letter

    The page is one file that asks the network for nothing. Misses and inventions have a colour and a sign; where one
    of the two files carries source_text, the report's text is there with both sides marked.

    \b
    Example:
      tawthiq extract --with-text reports.jsonl > predicted.jsonl
      tawthiq evaluate gold.jsonl predicted.jsonl --misses 10
      tawthiq evaluate gold.jsonl predicted.jsonl --page compared.html
    """
    wanted, answers = evaluation.read_annotations(gold), evaluation.read_annotations(predicted)
    absent = len(wanted.keys() - answers.keys())
    if absent:
        say(f"{absent} of {len(wanted)} reports in {gold} are not in {predicted}; they count as reports without claims")
    scores = {"all": evaluation.score(wanted, answers), **evaluation.by_language(wanted, answers)}
    if as_json:
        click.echo(json.dumps({name: evaluation.as_json(one) for name, one in scores.items()}))
    else:
        click.echo(evaluation.as_text(scores))
    if page:
        page.write_text(evaluation.render_page(wanted, answers), encoding="utf-8", newline="")
        say(f"open this page in a browser: {page}")
    if misses:
        shown = itertools.islice(evaluation.find_misses(wanted, answers), misses)
        click.echo(evaluation.misses_as_text(shown), err=as_json)
