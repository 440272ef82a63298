"""`tawthiq verify`."""

from __future__ import annotations

import re
from pathlib import Path

import click

from tawthiq import wire
from tawthiq.cli import options
from tawthiq.cli.messages import ExitCode, counted, progress_bar, say
from tawthiq.documents.limits import megabytes
from tawthiq.pipeline import verification_to_json, verify
from tawthiq.store import Verification


def _hash(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    if not re.fullmatch("[0-9a-f]{64}", value.strip().lower()):
        raise click.BadParameter(f"{value!r} is not a hash of 64 hexadecimal digits, as `tawthiq head` prints it")
    return value.strip().lower()


@click.command("verify", short_help="Check that nothing in a case was changed.")
@options.case
@click.option(
    "--head", callback=_hash, metavar="HASH", help="A head of the log that was noted elsewhere, which must be in it."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with all that was found.")
def verify_(case: Path, head: str | None, as_json: bool) -> None:
    """Check that evidence, register and log of CASE are as they were written, and change nothing.

    Every file of evidence is hashed again, every entry of the log, and every row of the register, which the log covers
    (docs/case.md says how, so that it can be checked without this program). What is wrong is named, the first broken
    entry first, with what can be done; the exit code is then 1.

    Whoever can write to the folder can make a whole new log, or cut the last entries off. So note the head now and
    then where others keep it (`tawthiq head`), or have it timestamped; with --head, that the log still has it is
    checked.

    \b
    Examples:
      tawthiq verify hajin
      tawthiq verify hajin --head 334754f2e5612ce7cb322d6ee772a12de2a4d513765047e37789a02ef5c64ba6
    """
    with progress_bar("verifying") as watch:
        found = verify(case, watch, head)
    if as_json:
        click.echo(wire.dumps(verification_to_json(found)))
    else:
        _tell(case, found)
    if found.faults:
        click.get_current_context().exit(ExitCode.FAILED)


def _tell(case: Path, found: Verification) -> None:
    for note in found.notes:
        say(f"note: {note}")
    for erasure in found.erased:
        click.echo(f"archive/{erasure.sha256}: {erasure}")
    for fault in found.faults:
        click.echo(f"broken: {fault}")
    there = (
        f"{counted(found.entries, 'log entry').replace('entrys', 'entries')}, {counted(found.evidence, 'file')} of "
        f"evidence ({megabytes(found.bytes)}), {counted(found.reports, 'report')}"
    )
    if found.faults:
        say(f"{case} is broken: {counted(len(found.faults), 'fault')} in {there}")
    else:
        click.echo(f"whole: {there}; head {found.head}")
