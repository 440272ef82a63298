"""`tawthiq extract --output`: an archive of any size into Parquet, with how far it is and what came of it."""

from __future__ import annotations

import time

import click

from tawthiq.cli.messages import say
from tawthiq.cli.run_progress import RunProgress, duration, many
from tawthiq.pipeline import EngineChoice, Order, RunSummary, extract_archive


def extract_into(order: Order, choice: EngineChoice) -> None:
    """Do the run; a stop by Ctrl-C says how to go on."""
    progress = RunProgress(time.monotonic)
    try:
        summary = extract_archive(order, choice, progress.watch, time.monotonic)
    except KeyboardInterrupt as stop:
        progress.close()
        again = "the same command without --fresh" if order.fresh else "the very same command"
        say(f"stopped; what is finished is kept: {again} goes on from there")
        raise click.Abort from stop
    finally:
        progress.close()
    _tell(summary)
    click.echo(summary.output)


def _tell(summary: RunSummary) -> None:
    tally = summary.tally
    if summary.taken_over:
        say(f"done by an earlier run: {summary.taken_over:,} of {tally.items:,} reports")
    dropped = f", {tally.dropped:,} dropped that can hold no claim" if tally.dropped else ""
    say(f"{many(tally.items, 'report')}: {tally.reports:,} read{dropped}, {tally.rejected:,} rejected")
    for reason, number in summary.reasons:
        say(f"  {number:>10,}  {reason}")
    if tally.rejected:
        say(f"where each is, and what to do about it: {summary.rejected}")
    rate = f", {tally.items / summary.seconds:,.0f} reports a second" if summary.seconds else ""
    say(f"{many(tally.claims, 'claim')}; {duration(summary.seconds)} of work{rate}")
