"""`tawthiq copies`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tawthiq.cli import options
from tawthiq.cli.messages import end, progress_bar, say, tell_skipped
from tawthiq.documents import STDIN, Skipped
from tawthiq.engines.spark_session import spark_session
from tawthiq.pipeline.archives.copying import copies_on_spark, copy_lines, find_archive_copies, write_copies
from tawthiq.pipeline.archives.spreading import require_new


@click.command(short_help="Find near copies over a whole archive.")
@click.argument("inputs", nargs=-1, metavar="[INPUT|-]...")
@click.option(
    "--output", metavar="PATH", help="Write the table there: .jsonl or .parquet; with spark a folder of Parquet."
)
@options.spark_or_here
@options.master
def copies(inputs: tuple[str, ...], output: str | None, engine: str, master: str | None) -> None:
    """Find the reports that are near copies of other reports, over all of an archive, without a case.

    INPUT is what `tawthiq extract` reads: all reports, ordinary news and those without claims too, since one of them
    may be the original. Parquet has the columns doc_id, text, published and outlet. Of a folder with Parquet or packed
    JSON Lines in it, and with --engine spark of every one, what `extract --input` reads is read, and no other kinds.
    With --engine spark it is at any address that Spark reaches, and --output is needed. No two reports may have one id.
    This needs pip install 'tawthiq[scale]'.

    Printed is a line of JSON for each copy: doc_id, copy_of (the earliest report of its words, by day of publication
    and id) and what is known of that: published, language, outlet, title. `tawthiq link --copies` counts origins by it.

    Candidates are found by signatures (MinHash); a candidate is a copy where half of the shorter text's runs of five
    words stand in the other, which is what a case asks. Both engines find the same.

    \b
    Examples:
      tawthiq copies archive.jsonl > copies.jsonl
      tawthiq copies --engine spark --output s3a://bucket/copies s3a://bucket/reports
    """
    if not inputs and sys.stdin.isatty():
        raise click.UsageError("name a file to read, or pipe JSON Lines in")
    if engine == "spark":
        if output is None or not inputs:
            raise click.UsageError("--engine spark needs INPUTs and --output")
        end(_on_spark(inputs, output, master), "tawthiq extract --engine spark says where and why")
    else:
        end(_here([Path(one) for one in inputs] or [STDIN], Path(output) if output else None))


def _here(inputs: list[Path], output: Path | None) -> int:
    skipped: list[Skipped] = []
    with progress_bar("looking for copies"):
        table = find_archive_copies(inputs, sys.stdin.buffer, skipped.append)
    tell_skipped(skipped)
    if output is None:
        sys.stdout.buffer.writelines(copy_lines(table))
    else:
        write_copies(table, output)
        say(f"{output}: near copies found: {len(table)}")
    return len(skipped)


def _on_spark(inputs: tuple[str, ...], output: str, master: str | None) -> int:
    unread: list[int] = []
    session = spark_session(master)
    require_new(output, session)
    with progress_bar("looking for copies on Spark"):
        copies_on_spark(inputs, session, unread.append).write.parquet(output)
    say(f"{output}: written")
    return sum(unread)
