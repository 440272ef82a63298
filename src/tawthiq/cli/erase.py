"""`tawthiq erase`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from tawthiq.cli import options
from tawthiq.cli.messages import counted, say
from tawthiq.pipeline import Demand, ErasurePlan, erase_from_case, plan_erasure
from tawthiq.store import User


@click.command(short_help="Erase for good what the law demands to erase.")
@options.case
@click.option("--report", "reports", multiple=True, metavar="DOC_ID", help="A report, by its id. Can be given often.")
@click.option(
    "--evidence",
    multiple=True,
    metavar="SHA256",
    help="A file of evidence with all reports in it, by its hash or 8 digits of it or more. Can be given often.",
)
@click.option("--reason", required=True, metavar="TEXT", help="Why, such as the order of a court. It stays for good.")
@click.option("--yes", is_flag=True, help="Do not ask whether to go on.")
@options.user
def erase(  # noqa: PLR0913, PLR0917  # one parameter an option
    case: Path, reports: tuple[str, ...], evidence: tuple[str, ...], reason: str, yes: bool, user: User
) -> None:
    """Erase reports or evidence from CASE for good, where the law demands it. This cannot be undone.

    What goes: the bytes in the archive; the names of files, titles, addresses and ids in the register; every judgement
    on claims of these reports, and of judgements that are on others as well the reason and these claims; all that was
    read and built from them: CASE/derived.db and all of CASE/output, which the next build makes anew without them. The
    database is written anew, so that nothing is left in its file.

    What stays: the hash of the bytes, the reason, who erased and when, and the log, whose chain stays whole:
    `tawthiq verify` says what was erased. So do not repeat in the reason what is to be forgotten.

    Of JSON Lines single reports can be erased: their lines are emptied, and the rest of the file is kept as it is; so
    are lines with the same id in other files of JSON Lines, which were not registered because the id was taken. Of
    other files with several reports (archives, tables, mailboxes, web archives) all go, or none.

    Out of reach are copies elsewhere: the files that you added, backups, sealed bundles, exports outside of CASE, the
    same words in other reports (copies by other outlets are reports of their own), and what a disk keeps of files
    that were deleted. The same bytes are not taken in again, unless with `tawthiq add --again`.

    \b
    Examples:
      tawthiq erase hajin --report statement-12 --reason "withdrawn by the witness, letter of 2018-12-01"
      tawthiq erase hajin --evidence 1e3ef8de78a6 --reason "court order 12/2018" --by "A. Recorder"
    """
    demand = Demand(evidence, reports)
    for line in _plan_lines(plan_erasure(case, demand)):
        say(line)
    say("This cannot be undone. Copies elsewhere (backups, bundles, the files that you added) are not reached.")
    if not yes:
        click.confirm("Erase it?", abort=True, err=True)
    erased = erase_from_case(case, demand, reason, user)
    for name in erased.strays:
        say(f"archive/{name} is of no evidence; delete it if it may hold the same words")
    if not erased.is_complete:
        say("another command reads this case: what is left in the register goes with the next change of the case")
    say(f"erased; next: tawthiq build {case}")


def _plan_lines(plan: ErasurePlan) -> Iterator[str]:
    for part in plan.parts:
        what = "whole" if part.is_whole else "the rest of it stays"
        kept = part.evidence
        reports = f"{counted(len(part.reports), 'report')} of {part.of}" if part.of else "no report"
        if part.lines and not part.reports:
            reports = f"lines with {counted(len(part.lines), 'id')} of reports that go (not registered: ids were taken)"
        yield f"to be erased: {reports} in {kept.name} (sha256 {kept.sha256[:12]}), {what}"
    if plan.judgements_gone:
        yield f"to be erased: {counted(plan.judgements_gone, 'judgement')} on them"
    if plan.judgements_cut:
        yield f"to lose their reasons: {counted(plan.judgements_cut, 'judgement')} that are on other reports as well"
    yield "to be deleted and built anew: derived.db and all of output/"
