"""`tawthiq report`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tawthiq.cli import options
from tawthiq.cli.choosing import asked_of, choosing, tell
from tawthiq.cli.messages import progress_bar
from tawthiq.pipeline import PRINT_FORMS, Target, print_report
from tawthiq.store import User


@click.command(short_help="Write the case report to print, as PDF or HTML.")
@options.case
@options.told_in("The language of the report; words of sources are always as they are.")
@click.option("--format", "form", type=click.Choice(PRINT_FORMS), help="Default: by the ending of FILE, else pdf.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to. Default: CASE/output/exports/report-LANGUAGE.FORMAT.",
)
@choosing
def report(case: Path, language: str, form: str | None, out: Path | None, user: User, **chosen: Any) -> None:
    """Write the case report: CASE, as the last build left it, or some incidents of it, as a document to print.

    It has a cover, the incidents at a glance, a map, the days, and who blames, claims and denies; then, incident by
    incident, the facts, the figure of every source's numbers, how they moved, the grade with its reason and rule and
    what would change it, and every claim in its words, with where they stand in which report and that report's hash;
    and an annex with the evidence register and the head of the log. docs/report.md shows it part by part.

    The report is redacted, as exports are: words of sources, names that are in no public table, accounts, file names
    and exact coordinates are left out, and the annex counts what was. With --unredacted all of it is printed; the
    reason is kept in the case's log. The same case gives the same bytes.

    PDF needs: pip install 'tawthiq[print]'. Of more than 300 incidents those with the most people killed are printed.

    \b
    Examples:
      tawthiq report hajin --language ar
      tawthiq report hajin --grade confirmed --grade fair --out fair.pdf
      tawthiq report hajin --incident 366a --format html --unredacted --reason "for the editors" --by "A. Recorder"
    """
    form = form or _form_of(out)
    asked = asked_of(**chosen)
    with progress_bar("reading") as watch:
        printed = print_report(case, asked, form, Target(language, out), watch, user)
    tell(printed)


def _form_of(out: Path | None) -> str:
    ending = out.suffix.lower().removeprefix(".") if out else "pdf"
    if ending not in PRINT_FORMS:
        raise click.UsageError(f"{out}: end the name in .pdf or .html, or say which: --format pdf")
    return ending
