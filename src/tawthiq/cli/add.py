"""`tawthiq add`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tawthiq.cli import options
from tawthiq.cli.messages import counted, end, progress_bar, say, tell_skipped
from tawthiq.documents import Metadata
from tawthiq.pipeline import (
    RECORDERS,
    AddResult,
    add_paths,
    add_report_tables,
    add_tables,
    index_words,
    names_reports,
)
from tawthiq.store import Delivery


def _recorder(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None or value in RECORDERS or Path(value).is_file():
        return value
    known = ", ".join(RECORDERS)
    raise click.BadParameter(f"{value!r} is neither a recorder ({known}) nor a mapping file; see docs/recorders.md")


@click.command(short_help="Keep reports as evidence in a case.")
@options.case
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--as",
    "recorder",
    callback=_recorder,
    metavar=f"{'|'.join(RECORDERS)}|FILE.toml",
    help="Read the PATHs as tables of this recorder, or as this mapping file says.",
)
@options.published
@options.language
@click.option("--outlet", help="Who published the files that are one report.")
@click.option("--url", help="Where the file was published.")
@click.option("--title", help="Title of the report in the file.")
@click.option("--source", metavar="TEXT", help="From whom or where you have the files, for the register.")
@click.option("--again", is_flag=True, help="Take in again what was erased from the case, where the law now allows it.")
@options.user
def add(case: Path, paths: tuple[Path, ...], recorder: str | None, **stated: Any) -> None:
    """Keep reports as evidence in CASE: files, or folders with all that is in them.

    \b
    Kinds of files:
      .txt .md    one report, plain text; its id is the file's name without the ending
      .jsonl      one report a line:
                  {"doc_id": "...", "text": "...", "title": "...", "published": "2018-11-18",
                   "language": "ar", "outlet": "...", "url": "..."}; only the first two are needed
      .html .pdf .docx .eml
                  one report: a web page with what its head states of title, day, outlet and
                  address; a PDF; a document; an e-mail with its subject and date
      .mbox .rss .atom .xml .json
                  several: a mailbox; a feed that was saved; an export of Telegram as JSON, with
                  --url https://t.me/CHANNEL for the addresses of its messages
      .warc .warc.gz .wacz
                  every web page that was captured
      .csv .tsv .xlsx
                  tables with one report a row, in columns named as the fields of .jsonl above; or
                  what Auto Archiver writes. With --as FILE.toml for columns of other names
      .parquet    the same columns, or what `tawthiq extract --output` has written, also as a folder;
                  needs pip install "tawthiq[scale]"
      .zip .tar .tar.gz
                  all of these in an archive
      pictures, sound and video are kept as evidence and not read

    All but plain text and JSON Lines need: pip install "tawthiq[readers]". docs/formats.md says what is read in each.

    With --as, each PATH is a CSV table of another recorder, and each of its rows one report with that recorder's
    claims. A row's id is the recorder's name and its own id: ucdp:270566, airwars:CS1840. The recorders are

    \b
      ucdp     UCDP's Georeferenced Event Dataset: all killed from low to high, and its split
      airwars  Airwars' public incidents: civilians killed and injured, militants killed
      acled    ACLED's events: people killed
      ibc      Iraq Body Count's incidents: civilians killed

    and docs/recorders.md shows how to write a mapping file for any other table; docs/formats.md shows one for a table
    whose rows are reports. The file is kept in the case.

    The bytes are kept once under their SHA-256, with who added them, when, and from where (--source). The same bytes
    again are registered as received once more, and nothing else changes. The options are about files that are one
    report, and go before what such a file states; others carry their own. What cannot be read is named with file and
    line and left out; the exit code is then 3. Bytes that were erased from the case are left out as well, so that no
    folder that is added once more undoes an erasure; --again takes them in.

    \b
    Examples:
      tawthiq add hajin reports.jsonl more/
      tawthiq add hajin --published 2018-11-18 --outlet "The Outlet" report.txt
      tawthiq add hajin --source "sent by the outlet on a disk" --by "A. Recorder" disk/
      tawthiq add hajin claims/month=2018-11
      tawthiq add hajin --as ucdp gedevents-2018-11.csv
      tawthiq add hajin --as our-database.toml our-database.csv
    """
    result = _add(case, paths, recorder, stated)
    if result.added:
        index_words(case)
    if result.known:
        more = f" and {len(result.known) - 1} more" if len(result.known) > 1 else ""
        say(f"in the case already, now received again: {result.known[0]}{more}")
    tell_skipped([*result.skipped, *result.unread])
    say(f"added {counted(len(result.added), 'report')} to {case}")
    if result.added:
        say(f"next: tawthiq build {case}")
    end(len(result.skipped))


def _add(case: Path, paths: tuple[Path, ...], recorder: str | None, stated: dict[str, Any]) -> AddResult:
    delivery = Delivery(stated.pop("user"), stated.pop("source"), stated.pop("again"))
    with progress_bar("adding") as watch:
        if recorder is None:
            return add_paths(case, paths, Metadata(**stated), watch, delivery)
        given = [f"--{name}" for name, value in stated.items() if value is not None]
        if given:
            raise click.UsageError(f"{', '.join(given)} is about files that are one report; a table carries its own")
        if names_reports(recorder):
            return add_report_tables(case, paths, recorder, watch, delivery)
        return add_tables(case, paths, recorder, watch, delivery)
