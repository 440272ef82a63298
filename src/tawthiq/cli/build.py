"""`tawthiq build`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from tawthiq.cli import options
from tawthiq.cli.incident_table import incident_table
from tawthiq.cli.judgement_lines import judgement_line, misfit_lines
from tawthiq.cli.messages import console, counted, end, say, stages, tell_skipped
from tawthiq.engines.spark_session import spark_session
from tawthiq.incidents.matching import match
from tawthiq.pipeline import FEW_REPORTS, BuildResult, build_case
from tawthiq.pipeline.archives.linking_on_spark import matcher_on
from tawthiq.store import User


@click.command(short_help="Read a case's reports, link and grade incidents, write its page.")
@options.case
@click.option(
    "--as-of",
    callback=options.day,
    metavar="YYYY-MM-DD",
    help="The state as it was known by the end of that day, from the reports published by then.",
)
@click.option("--fresh", is_flag=True, help="Read, link and assess everything anew, whatever earlier builds kept.")
@options.engine
@options.user
def build(case: Path, as_of: datetime.date | None, fresh: bool, user: User, **chosen: Any) -> None:
    """Read all reports of CASE, link their claims into incidents, grade them, and write CASE/output.

    \b
    The output folder then holds
      report.html      the page to open: incidents, claims, the words they rest on
      claims.jsonl     one report a line with its claims
      incidents.jsonl  one incident a line with its ranges, sources and grade

    The same evidence and settings give the same bytes. The page's path is printed on the standard output, the
    incidents as a table on the standard error stream.

    The page of a case with more than 100 incidents or 300 reports shows those with the most people killed, and says
    so; the other two files have everything, and `tawthiq incidents` and `tawthiq show` read them.

    What an earlier build has read, linked and assessed is kept in CASE/derived.db, and done again only where something
    has changed: the report, those that it can be about one event with, the program, the settings, the case's places.
    --fresh does it all anew; the output is the same. That file can be deleted at any time.

    With --as-of the same files are written to output/as-of-YYYY-MM-DD, and today's stay as they are. Reports
    published later are left out, and those that state no day of publication; the messages say how many. Incidents
    have the ids that they have today.

    A build that is stopped or killed keeps the reports that it has read; the next one goes on from there.

    \b
    The engines, by which new reports are read; the output is the same
      pool   a process for each core, where more than 200 reports are new; fewer are read in this process. The
             default. Named with --engine, it reads any number in processes. A report over which one of them hangs or
             dies is set apart and said to be; the others are read all the same, and it is tried again with every build
      local  this process alone
      spark  a Spark cluster (pip install 'tawthiq[spark]', Java 17). Records of a case that is linked as a whole are
             compared there too, which is for millions of claims

    \b
    Examples:
      tawthiq build hajin
      tawthiq build --engine pool --processes 4 hajin
      tawthiq build hajin --as-of 2018-11-19
    """
    choice = options.choice("pool", **chosen)
    few = 0 if chosen["engine"] else FEW_REPORTS
    engine = choice.engine(few)
    matcher = matcher_on(spark_session(choice.master)) if choice.name == "spark" else match
    try:
        with stages() as (watch, stage):
            result = build_case(
                case, watch, as_of=as_of, fresh=fresh, stage=stage, user=user, matcher=matcher, engine=engine
            )
    except KeyboardInterrupt as stop:
        say("stopped; the reports that were read are kept: the next build goes on from there")
        raise click.Abort from stop
    _tell_kept(result)
    if result.incidents:
        console().print(incident_table(result.incidents, result.judgements.grade))
    tell_skipped(result.skipped)
    _tell_judgements(result, case)
    if as_of:
        _tell_left_out(result, as_of)
    if result.erased:
        say(f"erased from this case: {counted(result.erased, 'report')}; why and by whom is in: tawthiq log {case}")
    found = {
        "report": len(result.reports),
        "claim": result.claims,
        "incident": len(result.incidents),
    }
    say(", ".join(counted(number, noun) for noun, number in found.items()))
    say("open this page in a browser:")
    click.echo(str(result.page))
    end(len(result.skipped))


def _tell_judgements(result: BuildResult, case: Path) -> None:
    """Judgements that do not fit what was read now, with both versions, and those that contradict each other."""
    for misfit in result.judgements.misfits:
        say(f"judgement {misfit.judgement.id}: {judgement_line(misfit.judgement)}")
        for line in misfit_lines(misfit):
            say(line)
    for conflict in result.judgements.conflicts:
        say(f"judgements that contradict each other take no effect: {', '.join(one.id for one in conflict)}")
    if result.judgements.misfits or result.judgements.conflicts:
        say(f"they are kept; see: tawthiq judge {case} --list")


def _tell_kept(result: BuildResult) -> None:
    kept = result.kept
    if kept.lost:
        say(f"{kept.lost}; it was made anew")
    if kept.reports:
        say(f"kept from an earlier build: {counted(kept.reports, 'report')}, {counted(kept.incidents, 'incident')}")


def _tell_left_out(result: BuildResult, as_of: datetime.date) -> None:
    later, undated = counted(result.later, "report"), counted(result.undated, "report")
    say(f"as of {as_of}: left out {later} published later and {undated} without a day of publication")
