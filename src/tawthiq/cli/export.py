"""`tawthiq export`."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import Any

import click

from tawthiq.assessment.rule_sets import available as rule_sets
from tawthiq.cli import options
from tawthiq.cli.filters import filters, wanted_of
from tawthiq.cli.messages import ExitCode, counted, progress_bar, say
from tawthiq.cli.redaction import reason_of, redaction, tell_withheld
from tawthiq.exports.formats import FORMATS
from tawthiq.pipeline import Export, Exported, export_case
from tawthiq.store import User

_PROCESSES = 4  # at most, beside this one
_MOST_NAMED = 6  # facts that are lost, named on the screen; the report has all


@click.command(short_help="Write incidents for other programs, and what their format cannot say.")
@options.case
@click.option("--to", "format_", required=True, type=click.Choice(list(FORMATS)), help="The format; see below.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to. Default: CASE/output/exports/FORMAT.ENDING.",
)
@filters
@click.option(
    "--rule-set",
    type=click.Choice(rule_sets()),
    help="Grade by these rules instead of those of case.toml; what the last build linked stays as it is.",
)
@options.as_of
@redaction
@options.user
def export(  # noqa: PLR0913 (one parameter an option)
    case: Path,
    format_: str,
    out: Path | None,
    *,
    rule_set: str | None,
    as_of: datetime.date | None,
    unredacted: bool,
    reason: str | None,
    user: User,
    **chosen: Any,
) -> None:
    """Write the incidents of CASE, as the last build left them, as a file that other programs read.

    \b
      ucdp     UCDP's Georeferenced Event Dataset: all the dead, low, best and high, by status
      airwars  Airwars' public row: civilians killed and injured, least and most; grade, parties
      acled    ACLED's events: one number of deaths; kind of attack
      ibc      Iraq Body Count's incidents: civilians killed, least and most

    \b
      geojson  a feature an incident, for maps, with ranges, parties and origins
      hxl      a table with tags of the Humanitarian Exchange Language
      xlsx     an Excel workbook, right to left: sheets of incidents, claims and reports
      parquet  a table with types, for analysis; needs: pip install "tawthiq[scale]"
      timemap  events and associations of Forensic Architecture's TimeMap
      jsonld   events, claims and reviews of schema.org
      ftm      statements of FollowTheMoney
      capture-history
               0 or 1 for each independent origin, for capture-recapture

    Every format throws something away. Beside FILE stands FILE.losses.json: by which conventions figures were entered,
    and for each incident what the format has no place for, or why it has no row. docs/exports.md explains both.

    An export is redacted: names of persons and of bodies that are in no public table, accounts on social networks,
    words of reports, their titles, ids and full addresses are left out, and exact coordinates are made coarse, by the
    convention that case.toml names. The loss report counts what was left out, and names none of it. With --unredacted
    all of it is written; the reason is kept in the case's log.

    Rows are checked before they are written: columns and codes, sums, days, and points against the country they are in.
    Where a check fails, the exit code is 3 and the loss report says what and where.

    \b
    Examples:
      tawthiq export hajin --to ucdp
      tawthiq export hajin --to airwars --out airwars.csv --since 2018-11-01 --grade fair --grade confirmed
      tawthiq export hajin --to ibc --rule-set ibc --grade included
      tawthiq export hajin --to acled --unredacted --reason "for our own database" --by "A. Recorder"
    """
    why = reason_of(unredacted=unredacted, reason=reason)
    asked = Export(format_, out, wanted_of(**chosen), as_of, rule_set, why)
    with progress_bar("exporting") as watch:
        done = export_case(case, asked, watch, user, processes=min(_PROCESSES, os.cpu_count() or 1))
    _tell(done)
    click.echo(done.path)
    if done.faults:
        click.get_current_context().exit(ExitCode.SKIPPED)


def _tell(done: Exported) -> None:
    say(f"{counted(done.rows, 'row')} of {counted(done.incidents, 'incident')}")
    for why, number in sorted(done.left_out.items()):
        say(f"left out: {counted(number, 'incident')}, for {why}")
    if done.lost:
        most = list(done.lost.items())[:_MOST_NAMED]
        more = f" and {len(done.lost) - len(most)} more" if len(done.lost) > len(most) else ""
        named = ", ".join(f"{name} (in {counted(number, 'row')})" for name, number in most)
        say(f"lost: {named}{more}")
    tell_withheld(done.withheld)
    if done.small:
        say(f"small figures, which may single people out, in {counted(done.small, 'row')}")
    if done.faults:
        say(f"{counted(done.faults, 'check')} failed")
    say(f"what is lost, by which conventions, and what was withheld: {done.losses}")
